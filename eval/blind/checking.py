"""Checks many documents with one variant of the program, in at most two processes."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from eval.blind.switches import skipped, switched_off
from eval.load import fold_of
from eval.train.folds import TARGET, fold_files
from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Report

MOST_WORKERS = 2
_CHUNK = 4


@dataclass(frozen=True, slots=True)
class Task:
    """A document to be checked.

    Attributes:
        document: The document.
        trained_as: The group under which the judgements were trained on it, so that those of its fold check it;
            None for a document on which nothing was trained.
    """

    document: Document
    trained_as: str | None = None


class Checker(Protocol):
    """What checks a document: ``namenorm.pipeline.Normaliser``, or whatever a test puts in its place."""

    def check(self, text: Document, /) -> Report:
        """Return the report on a document."""


Checking = Callable[[Sequence[Task]], Iterator[Report | None]]
"""Gives the report on each task, in order; None where the check raised an exception."""


@dataclass(frozen=True, slots=True)
class Checkers:
    """A variant, opened: as users have it, and with the judgements of each fold, if there are any."""

    whole: Checker
    folds: tuple[Checker, ...] = ()

    def check(self, task: Task) -> Report | None:
        """Return the report on a document; None where an exception is raised."""
        held_out = self.folds and task.trained_as is not None
        checker = self.folds[fold_of(task.trained_as or "")] if held_out else self.whole
        try:
            return checker.check(task.document)
        except Exception:
            return None


@dataclass(frozen=True, slots=True)
class Variant:
    """How the program is opened.

    Attributes:
        book: A gazetteer instead of the bundled one.
        decision: Judgements instead of the bundled ones; then there are no folds.
        off: Mechanisms that are switched off, by their names in ``switches``, and codes of findings.
        preview: Whether codes in preview are looked for.
    """

    book: str | None = None
    decision: str | None = None
    off: tuple[str, ...] = ()
    preview: bool = False

    def without(self, *mechanisms: str) -> Variant:
        """Return the same with further mechanisms switched off."""
        return replace(self, off=(*self.off, *mechanisms))

    def open(self) -> Checkers:
        """Open the program in this process; switches act on the whole process."""
        switched_off(self.off)
        if self.decision is not None:
            return Checkers(self.normaliser(self.decision))
        with tempfile.TemporaryDirectory() as folder:
            folds = tuple(self.normaliser(file) for file in fold_files(TARGET, Path(folder)))
        return Checkers(self.normaliser(), folds)

    def normaliser(self, decision: str | Path | None = None) -> Normaliser:
        """Return the program with judgements of a file, those of the variant unless one is given."""
        config = Config(ignore=skipped(self.off), preview=self.preview)
        return Normaliser(self.book, config=config, decision=decision or self.decision)


def is_faulty(report: Report | None) -> bool:
    """Tell whether a check raised an exception, or left a part out because that part raised one."""
    return report is None or bool(report.incomplete)


def here(checker: Checker) -> Checking:
    """Check in this process with a program that is already open."""
    return lambda tasks: (Checkers(checker).check(task) for task in tasks)


class Pool:
    """Processes that check with one variant."""

    def __init__(self, variant: Variant, workers: int = MOST_WORKERS) -> None:
        """Start the processes when there is work."""
        self._pool = ProcessPoolExecutor(min(workers, MOST_WORKERS), initializer=_open, initargs=(variant,))

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def __call__(self, tasks: Iterable[Task]) -> Iterator[Report | None]:
        """Yield the report on each task, in order."""
        return self._pool.map(_check, tasks, chunksize=_CHUNK)


_opened: Checkers


def _open(variant: Variant) -> None:
    global _opened
    logging.getLogger("namenorm").disabled = True  # the traceback of a fault may quote a document
    _opened = variant.open()


def _check(task: Task) -> Report | None:
    return _opened.check(task)
