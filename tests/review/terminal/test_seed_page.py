"""The page with which the project began, judged in the terminal: nothing judged is asked again."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.gazetteer.files import Book as Entries
from namenorm.index import locate
from namenorm.index.locate import open_index
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.book import Book
from namenorm.review.terminal.state import Review
from tests.review.terminal.pressing import press, typed
from tests.seed_page import meant as meant
from tests.test_seed import pytestmark as pytestmark
from tests.test_seed import text as text

ENTER = [
    *("slash", "ctrl+n", "tab", *typed("Daly"), "tab", *typed("戴博"), "tab", *typed("zh"), "tab"),
    *typed("American sinologist"),
    *("tab", *typed("us"), "enter"),
]


def test_the_page_is_judged_with_keys_and_a_person_entered(
    meant: Entries, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locate, "user_cache_path", lambda name: tmp_path)
    place = f"sqlite:///{tmp_path / 'book.db'}"
    with Ledger.create(place) as ledger:
        ledger.store.load(meant, editor="ann")
        before = Normaliser(gazetteer=place)
        ledger.record(before.check(text, id="seed"), before.entity)
        review, book = Review(ledger, "ann"), Book(ledger.store, open_index(place))
        keys = 0
        while (item := review.state.item) is not None:
            daly = (item.surface, item.suggestion) == ("Dai Bo", "Robert Daly")
            press(review, book, *(ENTER if daly else ["y"] if item.suggestion else ["n"]))
            keys += 1
        assert keys >= 5

        after = Normaliser(gazetteer=place)
        report = after.check(text, id="seed")
        ledger.record(report, after.entity)
        assert ledger.next() is None, "what was judged is asked again"
    resolved = [one for one in report.resolutions if one.mention.text == "Dai Bo"]
    assert [one.entity.name for one in resolved if one.entity] == ["Robert Daly"] * 2
