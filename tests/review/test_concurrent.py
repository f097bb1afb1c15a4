"""Thirty editors at once: none lost, none twice, and of two who judge the same one is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from namenorm.judgement import Scope
from namenorm.review.ledger import Ledger
from namenorm.review.values import JudgementConflict
from tests.review.reports import both

EDITORS, DOCUMENTS = 30, 40


def test_thirty_editors(place: str) -> None:
    """Each judges every document at the version that nobody has touched: one of them succeeds, the others are told."""
    Ledger.create(place).close()
    with Ledger.open(place) as ledger:
        list(ledger.record_many(both(f"d{number}") for number in range(DOCUMENTS)))

        def work(editor: int) -> tuple[int, int]:
            filed = told = 0
            for number in range(DOCUMENTS):
                scope = Scope("document", f"d{(number * 7 + editor) % DOCUMENTS}")
                try:
                    ledger.judge(1, "accept", scope, editor=f"editor {editor}", version=0)
                    filed += 1
                except JudgementConflict:
                    told += 1
            return filed, told

        with ThreadPoolExecutor(EDITORS) as pool:
            counts = list(pool.map(work, range(EDITORS)))
        assert sum(filed for filed, _ in counts) == DOCUMENTS
        assert sum(told for _, told in counts) == DOCUMENTS * (EDITORS - 1)
        assert len(ledger.judgements(undone=True, limit=10_000)) == DOCUMENTS
        assert ledger.next() is None
