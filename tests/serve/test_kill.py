"""A kill in the midst of it: every judgement that the server acknowledged is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from eval.bench.serving import _AT_WORK, _fill, _until_killed
from namenorm.review.ledger import Ledger


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with findings, and an account of each who is at work."""
    place = tmp_path_factory.mktemp("kill") / "book.db"
    _fill(str(place), 400, _AT_WORK)
    return place


@pytest.mark.parametrize("after", [0.0, 0.3])
def test_what_was_acknowledged_is_there(filled: Path, tmp_path: Path, index_file: Path, after: float) -> None:
    place = str(shutil.copy(filled, tmp_path / "book.db"))
    acknowledged = _until_killed(place, after, "--gazetteer", str(index_file))
    assert acknowledged, "it was killed before it had done anything"
    with Ledger.open(place) as ledger:
        events = {one.id: one for one in ledger.store.events(10_000)}
        filed = [one.event for one in ledger.judgements(undone=True, limit=10_000)]
    assert acknowledged <= events.keys()
    assert acknowledged <= set(filed)
    assert len(filed) == len(set(filed)), "one judgement an event, whether or not its answer came through"
