"""A checker that a document cannot take down, for engines that know no quarantine."""

from __future__ import annotations

import json
from threading import Lock

from namenorm.batch.checker import BatchChecker
from namenorm.batch.forms import Lines
from namenorm.batch.pool import Pool
from namenorm.batch.rows import Record
from namenorm.inputs.values import Fault
from namenorm.neural.once import Once
from namenorm.values import Document


class GuardedChecker(BatchChecker):
    """Checks in a process of its own: a document over which that dies is a fault, and the process is replaced.

    Under Spark and Ray such a document would else take down worker after worker. Threads take turns.
    """

    def __init__(self, checker: BatchChecker) -> None:
        """Keep the checker that the process will have; nothing is started yet."""
        super().__init__(about=checker.about)
        self._made_with = (checker,)
        self._pool: Once[Pool] = Once(lambda: Pool(checker, Lines(), 1))
        self._turn = Lock()

    @property
    def signature(self) -> str:
        """The signature of the run.

        Raises:
            NamenormError: If the book or a model cannot be opened.
        """
        return self._pool.get().ready.signature

    @property
    def gazetteer_hash(self) -> str:
        """The hash of the book.

        Raises:
            NamenormError: If the book or a model cannot be opened.
        """
        return self._pool.get().ready.gazetteer_hash

    def check(self, document: Document) -> Record | Fault:
        """Return the report of a document as a record, or why there is none.

        Raises:
            NamenormError: If the book or a model cannot be opened, which no other document would change.
        """
        with self._turn:
            done = self._pool.get().one(document)
        if done.data:
            record: Record = json.loads(done.data)
            return record
        said = json.loads(done.quarantine)
        return Fault(document.id, None, said["fault"], said["remedy"])
