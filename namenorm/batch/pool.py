"""Workers over one stream of chunks: who is idle gets the next one, and who dies is replaced."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any

from namenorm.batch.checker import BatchChecker
from namenorm.batch.forms import Form
from namenorm.batch.values import Chunk, Done, Tally
from namenorm.batch.worker import Died, Ready, Worker, joined, quarantined
from namenorm.errors import NamenormError
from namenorm.inputs.values import Fault
from namenorm.values import Document

_STARTS = 3
_TRIES = 2  # deaths over one document alone, after which it is held to be their cause
_AHEAD = 8  # chunks a worker that may be under way or wait for their turn, where the order is kept


class Pool:
    """Processes that check.

    Attributes:
        died: How many of them have died.
    """

    def __init__(self, checker: BatchChecker, form: Form, workers: int) -> None:
        """Start the first one; the others come, all at once, when there is work for a second.

        Raises:
            NamenormError: If it cannot open the book or a model.
        """
        self._checker, self._form, self._size = checker, form, workers
        self.died = 0
        self._busy: dict[Any, tuple[Worker, Chunk]] = {}
        self._starting = [Worker(checker, form)]
        self._idle = [self._started()]

    def __enter__(self) -> Pool:
        """Return the pool."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End all workers."""
        for worker in (*self._starting, *self._idle, *(one for one, _ in self._busy.values())):
            worker.stop()

    @property
    def ready(self) -> Ready:
        """What the workers have opened."""
        return self._ready

    def over(self, chunks: Iterator[Chunk], ordered: bool) -> Iterator[Done]:
        """Yield what becomes of chunks.

        Args:
            chunks: As many are held at once as workers are busy, and some more where the order is kept.
            ordered: In the order of the chunks, or as they are done.

        Raises:
            NamenormError: If a worker cannot open the book or a model, or all die as they start.
        """
        line, following = _Line(ordered, _AHEAD * self._size), next(chunks, None)
        while following is not None or self._busy:
            # The chunk that follows was read while the workers were at work.
            while following is not None and line.has_room() and len(self._busy) < self._size:
                self._give(following)
                line.enter(following.number)
                following = next(chunks, None)
            for done in self._finished():
                line.leave(done)
            yield from line.released()

    def one(self, document: Document) -> Done:
        """Return what becomes of a single document, which costs no more than the workers that die over it.

        Raises:
            NamenormError: If a worker cannot open the book or a model, or all die as they start.
        """
        return self._alone(Chunk(0, (document,), 0), document)

    def _give(self, chunk: Chunk) -> None:
        worker = self._idle.pop() if self._idle else self._started()
        worker.give(chunk)
        self._busy[worker.connection] = (worker, chunk)

    def _finished(self) -> Iterator[Done]:
        """Wait until a worker answers, and yield what became of its chunk."""
        for connection in wait(list(self._busy)):
            worker, chunk = self._busy.pop(connection)
            answer = worker.answer()
            if isinstance(answer, NamenormError):
                worker.stop()
                raise answer
            if isinstance(answer, Done):
                self._idle.append(worker)
                yield answer
            else:
                self._buried(worker)
                yield joined(chunk, (self._alone(chunk, one) for one in chunk.contents))

    def _alone(self, chunk: Chunk, one: Document | Fault) -> Done:
        """Return what becomes of one document, which is put in quarantine if workers die over it."""
        how = ""
        for _ in range(_TRIES):
            self._give(Chunk(chunk.number, (one,), chunk.read))
            worker, _ = self._busy.popitem()[1]
            answer = worker.answer()
            if isinstance(answer, NamenormError):
                worker.stop()
                raise answer
            if isinstance(answer, Done):
                self._idle.append(worker)
                return answer
            how = answer.how if isinstance(answer, Died) else how
            self._buried(worker)
        return self._lost(chunk, one, how)

    def _lost(self, chunk: Chunk, one: Document | Fault, how: str) -> Done:
        path = one.path if isinstance(one, Fault) else one.id
        fault = Fault(path, None, f"the process that checked it died ({how})", "leave it out, or divide it")
        line = quarantined(fault, one if isinstance(one, Document) else None)
        return Done(chunk.number, b"", line, Tally(quarantined=1), chunk.read)

    def _buried(self, worker: Worker) -> None:
        worker.stop()
        self.died += 1

    def _started(self) -> Worker:
        """Return a worker that has opened the book.

        Raises:
            NamenormError: If it cannot, or dies of it again and again.
        """
        how = ""
        for _ in range(_STARTS):
            if not self._starting:
                self._start()
            worker = self._starting.pop()
            answer = worker.answer()
            if isinstance(answer, Ready):
                self._ready = answer
                return worker
            worker.stop()
            if isinstance(answer, NamenormError):
                raise answer
            how = answer.how if isinstance(answer, Died) else how
        raise NamenormError(f"a process that checks died {_STARTS} times as it opened the book ({how}): free memory")

    def _start(self) -> None:
        """Start as many as are missing: they open the book at the same time."""
        missing = self._size - len(self._busy)
        self._starting = [Worker(self._checker, self._form) for _ in range(max(1, missing))]


@dataclass(slots=True)
class _Line:
    """Chunks on their way: they leave as they are done, or each after those before it."""

    ordered: bool
    room: int
    waiting: deque[int] = field(default_factory=deque)
    held: dict[int, Done] = field(default_factory=dict)

    def has_room(self) -> bool:
        """Tell whether one more may enter."""
        return not self.ordered or len(self.waiting) < self.room

    def enter(self, number: int) -> None:
        """Let one enter."""
        self.waiting.append(number)

    def leave(self, done: Done) -> None:
        """Take what became of one."""
        self.held[done.number] = done
        if not self.ordered:
            self.waiting.remove(done.number)
            self.waiting.appendleft(done.number)

    def released(self) -> Iterator[Done]:
        """Yield those whose turn it is."""
        while self.waiting and self.waiting[0] in self.held:
            yield self.held.pop(self.waiting.popleft())
