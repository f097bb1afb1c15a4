"""Which entities an export of what was judged holds: those that judgements in force accept."""

from __future__ import annotations

import pytest

from namenorm.review.ledger import Ledger
from namenorm.review.values import EVERYWHERE
from tests.review.reports import DALY, both


@pytest.mark.parametrize(("verdict", "is_judged"), [("accept", True), ("reject", False), ("unsure", False)])
def test_a_judgement_that_accepts_an_entity(ledger: Ledger, verdict: str, is_judged: bool) -> None:
    report = both()
    ledger.record(report)
    [number] = ledger.findings(report.findings[0].key)
    ledger.judge(number, verdict, EVERYWHERE, editor="ann")  # type: ignore[arg-type]
    assert ledger.store.judged() == ({DALY.id} if is_judged else set())


def test_a_judgement_that_was_taken_back_no_longer_counts(ledger: Ledger) -> None:
    report = both()
    ledger.record(report)
    [number] = ledger.findings(report.findings[0].key)
    ledger.judge(number, "accept", EVERYWHERE, editor="ann")
    ledger.undo(editor="ann")
    assert ledger.store.judged() == set()
