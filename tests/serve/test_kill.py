"""A kill in the midst of it: every judgement that the server acknowledged is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.bench.serving import _fill, _until_killed
from namenorm.review.ledger import Ledger


@pytest.mark.parametrize("after", [0.0, 0.3])
def test_what_was_acknowledged_is_there(tmp_path: Path, after: float) -> None:
    place = str(tmp_path / "book.db")
    _fill(place, 400)
    acknowledged = _until_killed(place, after)
    assert acknowledged, "it was killed before it had done anything"
    with Ledger.open(place) as ledger:
        events = {one.id: one for one in ledger.store.events(10_000)}
        filed = [one.event for one in ledger.judgements(undone=True, limit=10_000)]
    assert acknowledged <= events.keys()
    assert acknowledged <= set(filed)
    assert len(filed) == len(set(filed)), "one judgement an event, whether or not its answer came through"
