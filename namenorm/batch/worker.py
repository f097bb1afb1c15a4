"""A process that checks chunks, and the run's end of the pipe to it: documents in, bytes of the output out."""

from __future__ import annotations

import gc
import json
import signal
from collections.abc import Iterable
from dataclasses import dataclass, fields
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from namenorm.batch.checker import BatchChecker
from namenorm.batch.forms import Form
from namenorm.batch.rows import Record
from namenorm.batch.values import Chunk, Done, Tally
from namenorm.errors import NamenormError
from namenorm.inputs.values import Fault
from namenorm.values import Document


def work(chunk: Chunk, checker: BatchChecker, form: Form) -> Done:
    """Return what becomes of a chunk.

    Raises:
        NamenormError: If the book or a model cannot be opened.
    """
    records, lines, tally = list[Record](), list[bytes](), Tally()
    for one in chunk.contents:
        found = one if isinstance(one, Fault) else checker.check(one)
        if isinstance(found, Fault):
            tally.quarantined += 1
            lines.append(quarantined(found, None if isinstance(one, Fault) else one))
        else:
            records.append(found)
            _count(found, tally)
    return Done(chunk.number, form.encode(records), b"".join(lines), tally, chunk.read)


def joined(chunk: Chunk, parts: Iterable[Done]) -> Done:
    """Return what became of a chunk whose contents were done one by one."""
    some, tally = list(parts), Tally()
    for one in some:
        tally.add(one.tally)
    data, lines = (b"".join(pieces) for pieces in zip(*((one.data, one.quarantine) for one in some), strict=True))
    return Done(chunk.number, data, lines, tally, chunk.read)


def quarantined(fault: Fault, document: Document | None) -> bytes:
    """Return the line of the quarantine: what is wrong, what mends it, and the document, to be given in again."""
    said: dict[str, Any] = {"fault": fault.problem, "remedy": fault.remedy}
    if document is None:
        said |= {"path": fault.path, "line": fault.line}
    else:
        said |= {one.name: getattr(document, one.name) for one in fields(document)}
    return json.dumps(said).encode() + b"\n"


def _count(record: Record, tally: Tally) -> None:
    tally.documents += 1
    tally.characters += record["document"]["characters"]
    tally.rewrites += len(record["edits"])
    tally.incomplete += bool(record["incomplete"])
    tally.findings.update(one["code"] for one in record["findings"])


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
