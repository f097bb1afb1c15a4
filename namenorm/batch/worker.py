"""A process that checks chunks, and the end of the pipe to it that the run holds."""

from __future__ import annotations

import gc
import signal
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from namenorm.batch.checker import BatchChecker
from namenorm.batch.forms import Form
from namenorm.batch.values import Chunk, Done
from namenorm.batch.work import work
from namenorm.errors import NamenormError


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has opened the book.

    Attributes:
        signature: Of its reports.
        gazetteer_hash: Of its book.
    """

    signature: str
    gazetteer_hash: str


@dataclass(frozen=True, slots=True)
class Died:
    """A worker is no more.

    Attributes:
        how: What the system says of its end.
    """

    how: str


Answer = Ready | Done | Died | NamenormError


class Worker:
    """A process of its own, started afresh: nothing of this one is in it but what it is given, and it ends with it."""

    def __init__(self, checker: BatchChecker, form: Form) -> None:
        """Start it; its first answer is ``Ready``, or why it cannot be."""
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, checker, form), daemon=True)
        self._process.start()
        # Held by the worker alone, so that its end is seen here.
        theirs.close()

    def give(self, chunk: Chunk) -> None:
        """Hand a chunk over; a worker that is no more is found out when it is asked for the answer."""
        try:
            self.connection.send(chunk)
        except OSError:
            return

    def answer(self) -> Answer:
        """Wait for its answer."""
        try:
            said: Answer = self.connection.recv()
        except (EOFError, OSError):
            return Died(self._end())
        return said

    def stop(self) -> None:
        """End it, in whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.connection.close()

    def _end(self) -> str:
        self._process.join()
        code = self._process.exitcode or 0
        if code >= 0:
            return f"exit status {code}"
        name = signal.Signals(-code).name
        return f"{name}, as for want of memory" if name == "SIGKILL" else name


def _serve(connection: Connection, checker: BatchChecker, form: Form) -> None:
    """Answer chunk by chunk, until the other end of the pipe is no more."""
    # An interrupt from the keyboard reaches all processes; the one that runs the others ends them.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        connection.send(Ready(checker.signature, checker.gazetteer_hash))
        connection.send(work(connection.recv(), checker, form))
        settle()
        while True:
            connection.send(work(connection.recv(), checker, form))
    except NamenormError as error:
        connection.send(error)
    except (EOFError, OSError):
        return


_SELDOM = (20_000, 20, 20)  # objects made and not gone before each search for circles, some two pages' worth


def settle() -> None:
    """Take what is loaded for good, with the first documents, out of the garbage collector's sight.

    Else it goes through the hundreds of thousands of parts of the rules now and then, as long as ten pages take. What a
    page leaves behind has no circles and goes by itself, so that looking for them can wait for many pages.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
