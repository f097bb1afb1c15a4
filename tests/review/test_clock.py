"""A clock that jumps: the order is that of the events, and no figure is one that cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import pytest

from namenorm.gazetteer.store import writing
from namenorm.gazetteer.store.store import Store
from namenorm.review.ledger import Ledger
from namenorm.review.values import EVERYWHERE
from tests.gazetteer.store.people import DALY
from tests.review.reports import both


class Jumping(datetime):
    """A clock that goes from 2030 to 1970, and on to 2025 by way of one time twice."""

    years = (2030, 1970, 1970, 2025, 2024, 2023, 2022, 2021)
    asked = 0

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Jumping:
        """Return the next of the times."""
        cls.asked += 1
        return cls(cls.years[(cls.asked - 1) % len(cls.years)], 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def jumping(monkeypatch: pytest.MonkeyPatch) -> type[Jumping]:
    monkeypatch.setattr(Jumping, "asked", 0)
    monkeypatch.setattr(writing, "datetime", Jumping)
    return Jumping


def test_the_last_judgement_holds(tmp_path: Path, jumping: type[Jumping]) -> None:
    with Ledger.create(tmp_path / "a.db") as ledger:
        ledger.record(both())
        said = ["accept", "reject", "unsure", "accept", "reject"]
        for verdict in said:
            ledger.judge(1, verdict, EVERYWHERE, editor="ann")  # type: ignore[arg-type]
        assert jumping.asked >= len(said)
        standing = [one.judgement.verdict for one in ledger.judgements()]
        assert standing[0] == "reject", "the latest is shown first"
        assert [one.verdict for one in ledger.store.precedents()] == ["reject"]
        ledger.undo(editor="ann")
        assert [one.verdict for one in ledger.store.precedents()] == ["accept"]
        seconds = ledger.stats().seconds
        assert seconds is None or seconds >= 0


def test_the_last_edit_of_the_book_is_undone_first(tmp_path: Path, jumping: type[Jumping]) -> None:
    with Store.create(str(tmp_path / "b.db")) as store:
        store.add(DALY, editor="ann")
        for note in ("one", "two", "three"):
            found = store.entity(DALY.id)
            assert found is not None
            store.edit(replace(DALY, note=note), found.version, editor="ann", why=note)
        assert [one.act.why for one in store.events(3)] == ["three", "two", "one"]
        store.undo(store.events(1)[0].id, editor="ann")
        found = store.entity(DALY.id)
        assert found is not None
        assert found.entity.note == "two"
