"""The page with which the project began: recorded, judged, compiled, checked again. Nothing judged is asked again."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest

from namenorm.gazetteer.files import Book
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.promotion import AddEntity
from namenorm.index import locate
from namenorm.judgement import Verdict
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.review.values import EVERYWHERE, QueueItem
from tests.seed_page import meant as meant
from tests.test_seed import pytestmark as pytestmark
from tests.test_seed import text as text

DALY = Entity(
    "",
    "person",
    "Robert Daly",
    "Daly",
    about="American sinologist, director of the Kissinger Institute at the Wilson Center",
    countries=("US",),
    gender="m",
    names=(Name("Robert Daly", "en", "canonical"), Name("戴博", "zh", "adopted")),
    source="curated",
)


def _judge(ledger: Ledger, item: QueueItem, verdict: Verdict, wide: bool) -> None:
    scope = EVERYWHERE if wide else item.scope
    if (item.surface, item.suggestion) == ("Dai Bo", "Robert Daly"):
        ledger.judge(item.finding, "accept", scope, editor="ann", citation="his page", promote=AddEntity(DALY))
    elif verdict == "edit":
        ledger.judge(item.finding, "edit", scope, editor="ann", rendering=f"{item.surface}, edited")
    else:
        ledger.judge(item.finding, verdict, scope, editor="ann")


def test_nothing_judged_is_asked_again_and_the_person_entered_is_known(
    meant: Book, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locate, "user_cache_path", lambda name: tmp_path)
    place = f"sqlite:///{tmp_path / 'book.db'}"
    with Ledger.create(place) as ledger:
        ledger.store.load(meant, editor="ann")
        before = Normaliser(gazetteer=place)
        recorded = ledger.record(before.check(text, id="seed"), before.entity)
        assert recorded.open == recorded.occurrences > 5
        assert not [one for one in before.lookup("Dai Bo") if one.name == "Robert Daly"]

        verdicts: cycle[Verdict] = cycle(["accept", "reject", "unsure", "edit"])
        number = 0
        while (item := ledger.next()) is not None:
            _judge(ledger, item, next(verdicts), wide=number % 2 == 0)
            number += 1
        assert number >= 5

        after = Normaliser(gazetteer=place)
        report = after.check(text, id="seed")
        again = ledger.record(report, after.entity)
        assert not again.unchanged
        assert ledger.next() is None, "what was judged is asked again"
    resolved = [one for one in report.resolutions if one.mention.text == "Dai Bo"]
    assert [one.entity.name for one in resolved if one.entity] == ["Robert Daly"] * 2
    [best, *_] = after.lookup("Dai Bo")
    assert best.name == "Robert Daly"
    assert best.entity_id.startswith("curated:")
