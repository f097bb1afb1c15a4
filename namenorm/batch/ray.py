"""Ray Data: a dataset of documents in, a dataset of reports out. ``pip install 'namenorm[ray]'``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from namenorm.batch.checker import BatchChecker
from namenorm.batch.needs import load

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset

_ROWS = 256


class _Actor:
    """Holds a checker, and so its book, from one batch to the next."""

    def __init__(self, checker: BatchChecker) -> None:
        self._checker = checker

    def __call__(self, table: pa.Table) -> pa.Table:
        return self._checker(table)


def check_dataset(dataset: Dataset, checker: BatchChecker, workers: int = 1) -> Dataset:
    """Return the reports of a dataset of documents, with the columns of ``report_schema``.

    Each article is checked whole, by one of ``workers`` actors; one that dies is started again by Ray, and what it had
    in hand is given out again.

    Args:
        dataset: With the columns that ``BatchChecker`` reads.
        checker: Its book must be at the same path on every node.
        workers: Actors, each of one processor.

    Raises:
        InputError: If Ray or pyarrow is not installed.
    """
    pool = load("ray", "ray.data").ActorPoolStrategy(size=workers)
    return dataset.map_batches(
        _Actor, fn_constructor_args=(checker,), batch_size=_ROWS, batch_format="pyarrow", compute=pool
    )
