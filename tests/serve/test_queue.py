"""The queue in the browser: what is shown, what a decision does, and that hostile names stay text."""

from __future__ import annotations

import html
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.pipeline import Normaliser
from namenorm.serve.house import House
from namenorm.serve.looks import link
from namenorm.values import Document
from tests.serve import houses
from tests.serve.browsing import form, log_in, send


def test_the_first_is_what_is_worth_most(house: House, owner: TestClient) -> None:
    item = house.ledger.next()
    assert item is not None
    page = owner.get("/queue")
    assert f"/findings/{item.finding}/judge" in page.text
    assert item.surface in page.text
    assert str(item.suggestion) in page.text


def test_one_decides_until_nothing_is_open(house: House, owner: TestClient) -> None:
    page, decided = owner.get("/queue"), 0
    while "/judge?" in page.text:
        done = send(owner, page, "/findings/", verdict=("accept", "reject", "unsure")[decided % 3])
        assert done.status_code == 303
        page, decided = owner.get(done.headers["location"]), decided + 1
    assert "Nothing is open" in page.text
    assert house.ledger.next() is None
    assert decided == len(house.ledger.judgements(limit=1000))


def test_undo_goes_back_step_by_step(house: House, owner: TestClient) -> None:
    before = house.ledger.stats().all
    for _ in range(3):
        send(owner, owner.get("/queue"), "/findings/", verdict="accept")
    for left in (2, 1, 0):
        done = send(owner, owner.get("/queue"), "/undo")
        assert done.headers["location"].startswith("/findings/")
        assert len(house.ledger.judgements()) == left
    assert house.ledger.stats().all == before


def test_an_edit_says_what_should_stand_there(house: House, owner: TestClient) -> None:
    page = owner.get("/queue")
    assert send(owner, page, "/findings/", verdict="edit", rendering=" ").status_code == 400
    assert (
        send(
            owner, page, "/findings/", verdict="edit", rendering="E. F. Vogel", note="so he signs", citation="p. 3"
        ).status_code
        == 303
    )
    [filed] = house.ledger.judgements()
    assert (filed.judgement.rendering, filed.judgement.note, filed.judgement.citation) == (
        "E. F. Vogel",
        "so he signs",
        "p. 3",
    )


@pytest.mark.parametrize(
    ("reach", "kind"), [("document", "document"), ("outlet", "outlet"), ("everywhere", "everywhere")]
)
def test_a_wider_decision_shows_what_it_covers(house: House, owner: TestClient, reach: str, kind: str) -> None:
    item = house.ledger.next()
    assert item is not None
    page = owner.get(f"/findings/{item.finding}?scope={reach}")
    assert ("What this covers" in page.text) == (reach != "document")
    assert send(owner, page, "/findings/", verdict="accept").status_code == 303
    [filed] = house.ledger.judgements()
    assert filed.judgement.scope.kind == kind


def test_a_group_is_decided_article_by_article(house: House, owner: TestClient) -> None:
    item = house.ledger.next()
    assert item is not None
    page = owner.get(f"/findings/{item.finding}?scope=group")
    assert "says nothing of articles still to come" in page.text
    assert send(owner, page, "/findings/", verdict="accept").status_code == 303
    filed = house.ledger.judgements()
    assert {one.judgement.scope.kind for one in filed} == {"document"}
    assert len({one.event for one in filed}) == 1


def test_who_comes_second_sees_who_was_first(house: House) -> None:
    houses.everybody(house)
    first, second = (log_in(houses.client(house), who) for who in ("reviewer", "editor"))
    item = house.ledger.next()
    assert item is not None
    pages = [one.get(f"/findings/{item.finding}") for one in (first, second)]
    assert send(first, pages[0], "/findings/", verdict="accept").status_code == 303
    late = send(second, pages[1], "/findings/", verdict="reject")
    assert late.status_code == 409
    assert "reviewer accepted it" in html.unescape(late.text)
    assert len(house.ledger.judgements()) == 1
    # Having seen that, they may decide all the same.
    assert send(second, late, "/findings/", verdict="reject").status_code == 303
    assert [one.judgement.verdict for one in house.ledger.judgements()] == ["reject"]


def test_two_at_once_are_not_asked_the_same(house: House) -> None:
    houses.everybody(house)
    asked = [
        form(log_in(houses.client(house), who).get("/queue"), "/findings/")[0]
        for who in ("reviewer", "editor", "admin")
    ]
    assert len(set(asked)) == 3


def test_a_reader_sees_and_does_not_decide(house: House) -> None:
    reader = log_in(houses.client(houses.everybody(house)), "reader")
    page = reader.get("/queue")
    assert "<mark" in page.text
    assert "/judge?" not in page.text


def test_a_reviewer_takes_back_only_what_is_theirs(house: House) -> None:
    houses.everybody(house)
    editor, reviewer = (log_in(houses.client(house), who) for who in ("editor", "reviewer"))
    send(editor, editor.get("/queue"), "/findings/", verdict="accept")
    [filed] = house.ledger.judgements()
    send(reviewer, reviewer.get("/queue"), "/findings/", verdict="accept")
    page = reviewer.get("/queue")
    assert send(reviewer, page, "/undo", event=str(filed.event)).status_code == 403
    assert send(reviewer, page, "/undo").status_code == 303


def test_adding_to_the_book_takes_an_editor_and_comes_with_the_judgement(house: House) -> None:
    houses.everybody(house)
    reviewer, editor = (log_in(houses.client(house), who) for who in ("reviewer", "editor"))
    item = house.ledger.next()
    assert item is not None
    assert item.entity is not None
    assert (
        send(
            reviewer, reviewer.get(f"/findings/{item.finding}"), "/findings/", verdict="accept", promote="misspelling"
        ).status_code
        == 403
    )
    page = editor.get(f"/findings/{item.finding}")
    assert send(editor, page, "/findings/", verdict="accept", promote="misspelling", citation="p. 3").status_code == 303
    found = house.store.entity(item.entity.id)
    assert found is not None
    [name] = [one for one in found.entity.names if one.kind == "misspelling"]
    assert (name.text, name.citation) == (item.surface, "p. 3")
    send(editor, editor.get("/queue"), "/undo")
    after = house.store.entity(item.entity.id)
    assert after is not None
    assert name not in after.entity.names


def test_filters_stay_while_one_decides(owner: TestClient) -> None:
    page = owner.get("/queue?outlet=Orchard+Weekly&code=NN102&least=0.1")
    assert 'value="Orchard Weekly"' in page.text
    done = send(owner, owner.get("/queue?outlet=Orchard+Weekly"), "/findings/", verdict="accept")
    assert "outlet=Orchard+Weekly" in done.headers["location"]
    assert "fits the filters" in owner.get(done.headers["location"]).text
    assert owner.get("/queue?least=two").status_code == 400


def test_skipping_goes_on_and_comes_to_an_end(owner: TestClient) -> None:
    seen, where = set(), "/queue"
    for _ in range(50):
        page = owner.get(where).text
        if "That was the last" in page:
            break
        seen.add(page.split('action="/findings/')[1].split("/")[0])
        where = html.unescape(page.split('href="/queue?after=')[1].split('"')[0])
        where = f"/queue?after={where}"
    assert "That was the last" in page
    assert len(seen) >= 3


def test_a_script_swaps_pages_in_one_request(owner: TestClient) -> None:
    where, fields = form(owner.get("/queue"), "/findings/")
    done = owner.post(where, data={**fields, "verdict": "accept"}, headers={"x-swap": "1"})
    assert done.status_code == 200
    assert done.headers["x-here"].startswith("/queue")
    assert "Accepted" in done.text


HOSTILE = "Fu Gaoyi <script>alert(1)</script> & \"q\" 'a' {{7*7}} ‮evil\u0000"


def test_hostile_text_stays_text(tmp_path: Path, nn: Normaliser) -> None:
    article = Document(
        '"><img src=x onerror=alert(1)>', HOSTILE, outlet="</title><script>", source="<b>傅高义</b>", source_lang="zh"
    )
    with houses.filled(houses.place_in(tmp_path), nn, [article]) as ledger:
        browser = houses.client(houses.house_of(ledger, nn))
        item = ledger.next()
        assert item is not None
        for path in ("/queue", f"/findings/{item.finding}?scope=group", f"/findings/{item.finding}?scope=everywhere"):
            page = browser.get(path)
            assert page.status_code == 200
            assert "<script>alert" not in page.text
            assert "<img" not in page.text
            assert "</title><script>" not in page.text
            assert "{{7*7}}" in page.text or "49" not in page.text


@pytest.mark.parametrize(
    "path",
    [
        "/findings/0",
        "/findings/x",
        "/findings/99999999999999999999",
        "/findings/-1",
        "/queue?after=x",
        "/queue?after=1-2-3",
        "/queue?severity=x&code=y",
        "/queue?since=%00",
    ],
)
def test_what_is_asked_wrongly_breaks_nothing(owner: TestClient, path: str) -> None:
    assert owner.get(path).status_code in (200, 400, 404)


class _Tags(HTMLParser):
    """Collects the tags of a page, and the attributes that could do something."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.active: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            links = name in ("href", "src", "action") and not (value or "").startswith(("/", "#", "http://testserver/"))
            if name.startswith("on") or name == "style" or links:
                self.active.append(f"<{tag} {name}={value}>")


def test_hostile_names_stay_text_on_every_page(tmp_path: Path, nn: Normaliser) -> None:
    bad = '"><img src=x onerror=alert(1)><svg/onload=alert(1)>'
    article = Document(
        bad, f"Fu Gaoyi {bad}.", outlet=bad, published="2024-07-03", source=f"傅高义 {bad}", source_lang="zh"
    )
    evil = Entity(
        f"x:{bad}".replace(" ", "-"),
        "person",
        bad,
        about=bad,
        note=bad,
        source="x",
        ids=(bad,),
        countries=("US",),
        names=(Name(bad, "en", "canonical"), Name(f"傅{bad}", 'zh"onload="x', "native", citation=bad)),
        roles=(Role(bad, bad, "US", None, "2020", "2021"),),
    )
    with houses.filled(houses.place_in(tmp_path), nn, [article]) as ledger:
        ledger.store.add(evil, editor=bad, why=bad, citation=bad)
        item = ledger.next()
        assert item is not None
        ledger.judge(item.finding, "edit", item.scope, editor=bad, rendering=bad, note=bad, citation=bad)
        browser = houses.client(houses.house_of(ledger, nn))
        paths = [
            "/queue",
            "/articles",
            "/judgements",
            "/dashboard",
            "/import",
            f"/findings/{item.finding}?scope=everywhere",
        ]
        paths += [link("/article", id=bad), link("/book", q=bad), link("/entity", id=evil.id, spellings=1)]
        paths += [link("/entity/edit", id=evil.id), link("/merge", keep=evil.id, drop="test:ezra-vogel")]
        paths += [
            link("/split", id=evil.id, name=bad, move=f'native:zh"onload="x:傅{bad}'),
            link("/entity/new", name=bad),
        ]
        paths += [link("/reconcile/0.2/preview", id=evil.id), link("/findings/nope", in_=bad), link("/login", next=bad)]
        for path in paths:
            page, found = browser.get(path), _Tags()
            assert page.status_code < 500, path
            found.feed(page.text)
            assert found.active == [], path
            assert "img" not in found.tags, path
            assert not found.tags & {"iframe", "object", "embed"}, path
