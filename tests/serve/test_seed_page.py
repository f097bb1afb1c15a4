"""The page with which the project began, judged in the browser: nothing judged is asked again."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from namenorm.gazetteer.files import Book
from namenorm.index import locate
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from tests.seed_page import meant as meant
from tests.serve import houses
from tests.serve.browsing import send
from tests.test_seed import pytestmark as pytestmark
from tests.test_seed import text as text

DALY = {
    "name": "Robert Daly",
    "about": "American sinologist, director of the Kissinger Institute at the Wilson Center",
    "countries": "US",
    "gender": "m",
    "native": "戴博",
    "native_kind": "adopted",
    "misspelling": "",
    "kind": "person",
}


def _decide(browser: TestClient, verdict: str) -> None:
    """Decide on what is shown; the person whom the book lacks is entered."""
    page = browser.get("/queue")
    if "Dai Bo</bdi>" in page.text.split("</h1>")[0] and "Robert Daly" in page.text.split("</h1>")[0]:
        number = page.text.split('action="/findings/')[1].split("/")[0]
        form = browser.get(f"/entity/new?finding={number}")
        assert send(browser, form, "/entity/new", **DALY, citation="his page").status_code == 303
        return
    rendering = {"rendering": "Somebody Else"} if verdict == "edit" else {}
    assert send(browser, page, "/findings/", verdict=verdict, **rendering).status_code == 303


def test_nothing_judged_is_asked_again_and_the_person_entered_is_known(
    meant: Book, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locate, "user_cache_path", lambda name: tmp_path)
    place = houses.place_in(tmp_path)
    with Ledger.create(place) as ledger:
        ledger.store.load(meant, editor="ann")
        before = Normaliser(gazetteer=place)
        ledger.record(before.check(text, id="seed"), before.entity)
        browser, verdicts = (
            houses.client(houses.house_of(ledger, before)),
            cycle(["accept", "reject", "unsure", "edit"]),
        )
        for _ in range(100):
            if ledger.next() is None:
                break
            _decide(browser, next(verdicts))
        after = Normaliser(gazetteer=place)
        report = after.check(text, id="seed")
        ledger.record(report, after.entity)
        assert ledger.next() is None, "what was judged is asked again"
    resolved = [one for one in report.resolutions if one.mention.text == "Dai Bo"]
    assert [one.entity.name for one in resolved if one.entity] == ["Robert Daly"] * 2
