"""Reports on their way into the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from namenorm.cli.review.ledger import opened_ledger
from namenorm.values import Report

if TYPE_CHECKING:
    from namenorm.pipeline import Normaliser

Reports = Iterator[Report]


@contextmanager
def recording(normaliser: Normaliser, database: str | None) -> Iterator[Callable[[Reports], Reports]]:
    """Open the ledger within, making the user's own if there is none, and give what records reports as they pass.

    Raises:
        Failed: If the ledger cannot be opened, or a document has no identifier.
    """
    with opened_ledger(database, make=True) as ledger:

        def recorded(reports: Reports) -> Reports:
            for report in reports:
                ledger.record(report, normaliser.entity)
                yield report

        yield recorded
