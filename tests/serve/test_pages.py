"""What stands on the pages of an article, an entity and the figures; and that the queue has the terminal's keys."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from namenorm.review.terminal.keys import KEYS
from namenorm.review.values import EVERYWHERE
from namenorm.serve.house import House
from namenorm.serve.looks import link
from namenorm.serve.pages.articles import paragraphs
from namenorm.values import Document

_LABELS = {"⌫": "Backspace", "esc": "Escape", "1–9": "1"}
_OF_A_TERMINAL = {"q", "d"}  # a browser is closed, and made dark, by its own means


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def _rows(html: str) -> list[list[str]]:
    """Return the paragraphs of an article's page, translation and original side by side."""
    rows = html.split('<div class="row')[1:]
    return [
        [_text(cell) for cell in re.findall(r"<p class=\"(?:translation|source-text)\".*?</p>", row)] for row in rows
    ]


def test_translation_and_original_stand_side_by_side(owner: TestClient) -> None:
    page = owner.get(link("/article", id="harbour-1")).text
    [first, second] = _rows(page)
    assert first == ["Fu Gaoyi wrote the book on Deng.", "傅高义 写了关于邓的书。"]
    assert second[0].startswith("Yin Xiyue met")
    assert second[1].startswith("尹锡悦")
    assert 'lang="zh-Hans"' in page


def test_a_name_leads_to_its_finding_and_a_known_one_to_its_entity(house: House, owner: TestClient) -> None:
    [(item, _), *_] = house.ledger.in_document("harbour-1")
    page = owner.get(link("/article", id="harbour-1")).text
    [mark] = re.findall(
        rf'<a class="mark [^>]*href="{re.escape(f"/findings/{item.finding}?in=harbour-1")}"[^>]*>', page
    )[:1]
    assert "Ezra Vogel" in mark
    assert "settled" not in mark
    house.ledger.judge(item.finding, "accept", EVERYWHERE, editor="ann")
    assert "(judged)" in owner.get(link("/article", id="harbour-1")).text
    right = Document("right", "Angela Merkel, the former chancellor of Germany, spoke in Berlin.")
    house.ledger.record(house.normaliser.check(right))
    known = owner.get(link("/article", id="right")).text
    assert '<a class="mark name-mark" href="/entity?id=test%3Aangela-merkel" title="Angela Merkel">' in known


def test_an_article_without_its_original_stands_alone(owner: TestClient) -> None:
    assert [len(one) for one in _rows(owner.get(link("/article", id="orchard-1")).text)] == [1]
    assert owner.get(link("/article", id="never")).status_code == 404


def test_paragraphs_keep_their_places() -> None:
    text = "One.\n\n  Two.\r\nThree."
    assert [(start, text[start : start + len(line)]) for start, line in paragraphs(text)] == [
        (0, "One."),
        (6, "  Two."),
        (14, "Three."),
    ]


def test_an_entity_shows_all_that_is_known_of_it(house: House, owner: TestClient) -> None:
    [(item, _), *_] = [each for each in house.ledger.in_document("harbour-1") if each[0].surface == "Yin Xiyue"]
    house.ledger.judge(item.finding, "accept", item.scope, editor="ann", citation="Harbour Daily, p. 3")
    page = owner.get(link("/entity", id="test:yoon-suk-yeol")).text
    names = dict(re.findall(r"<dt>([\w-]+)</dt>\s*<dd>(.*?)</dd>", page, re.DOTALL))
    assert set(names) == {"en", "ko", "zh"}
    assert _text(names["ko"]) == "윤석열 native"
    assert "Yin Xiyue met Lin Fangzheng" in _text(page), "where it was seen"
    assert "accepted Yin Xiyue → Yoon Suk-yeol by ann" in _text(page)
    assert "Harbour Daily, p. 3" in page
    assert "by loader" in _text(page), "the history tells who brought it in"


def test_the_offices_lie_on_a_time_line(owner: TestClient) -> None:
    page = owner.get(link("/entity", id="test:yoon-suk-yeol")).text
    [office] = re.findall(r'<ul class="plot offices">(.*?)</ul>', page, re.DOTALL)
    assert "president of South Korea KR 2022-05-10 – 2025-04-04" in _text(office)
    assert '<rect class="term" x="0.0%" width="100.0%"' in office
    assert 'class="ongoing"' in owner.get(link("/entity", id="test:lai-ching-te")).text


def test_generated_spellings_are_shown_when_they_are_asked_for(owner: TestClient) -> None:
    plain = owner.get(link("/entity", id="test:yoon-suk-yeol")).text
    assert "Yun Seok-yeol" not in plain
    [more] = re.findall(r'href="(/entity\?[^"]*spellings=1)"', plain)
    shown = _text(owner.get(unescape(more)).text)
    assert "from 윤석열 , ko korean Yoon Seok-yeol Yun Seok-yeol" in shown
    assert "from 尹锡悦 , zh pinyin Yin Xiyue" in shown


def test_the_figures_are_those_of_the_ledger(house: House, owner: TestClient) -> None:
    item = house.ledger.next()
    assert item is not None
    house.ledger.judge(item.finding, "accept", EVERYWHERE, editor="ann")
    told, page = house.ledger.stats(), owner.get("/dashboard").text
    tiles = {_text(name): _text(value) for value, name in re.findall(r"<dd>(.*?)</dd><dt>(.*?)</dt>", page)}
    assert tiles["open occurrences"] == str(told.all.open)
    assert (tiles["articles"], tiles["accepted"], tiles["rejected"]) == ("3", "1", "0")
    shown = _text(page)
    for outlet, tally in told.by_outlet.items():
        assert f"{outlet} {tally.occurrences} : {tally.open} open, {tally.occurrences - tally.open} settled" in shown
    for plot in (
        "By kind",
        "By outlet",
        "by month",
        "Age of the queue",
        "Decisions by day",
        "editors agree",
        "a decision",
    ):
        assert plot in shown


@pytest.mark.parametrize("key", [one.label for one in KEYS if one.label not in _OF_A_TERMINAL])
def test_the_queue_has_the_keys_of_the_terminal(house: House, owner: TestClient, key: str) -> None:
    first, other, third = house.ledger.queue(limit=3)
    house.ledger.judge(other.finding, "accept", other.scope, editor="owner")
    taken_back = house.ledger.judge(third.finding, "accept", third.scope, editor="owner")
    house.ledger.undo(taken_back.event, editor="owner")
    place = f"{first.worth + 1}-{first.finding}"
    html = owner.get(f"/findings/{first.finding}?scope=everywhere&after={place}&told=1").text
    there = {one for said in re.findall(r'data-key="([^"]+)"', html) for one in said.split()}
    assert _LABELS.get(key, key) in there
