"""Nothing that somebody typed is lost: to a conflict, to a session that ended, to a mistake, to a disk that is full."""

from __future__ import annotations

import html
import logging

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from namenorm.review.ledger import Ledger
from namenorm.review.values import EVERYWHERE
from namenorm.serve.house import House
from tests.serve import houses
from tests.serve.browsing import form, forms, log_in, send

_TYPED = {"note": "as <Harvard> writes him", "citation": "catalogue, p. 3", "rendering": "Ezra F. Vogel"}


def _held(page: str) -> bool:
    return all(html.escape(one) in page or one in page for one in _TYPED.values())


def test_what_was_typed_survives_a_conflict(house: House) -> None:
    houses.everybody(house)
    first, second = (log_in(houses.client(house), who) for who in ("reviewer", "editor"))
    item = house.ledger.next()
    assert item is not None
    pages = [one.get(f"/findings/{item.finding}") for one in (first, second)]
    send(first, pages[0], "/findings/", verdict="accept")
    late = send(second, pages[1], "/findings/", verdict="edit", **_TYPED)
    assert late.status_code == 409
    _, fields = form(late, "/findings/")
    assert {name: fields[name] for name in _TYPED} == _TYPED


def test_what_was_typed_survives_a_session_that_ended(house: House) -> None:
    browser = log_in(houses.client(houses.everybody(house)), "reviewer")
    page = browser.get("/queue")
    house.accounts.change("reviewer", "reviewer", houses.PASSWORD)  # which ends every session of it
    told = send(browser, page, "/findings/", verdict="edit", **_TYPED)
    assert told.status_code == 401
    again = send(browser, told, "/login", name="reviewer", password=houses.PASSWORD)
    assert again.status_code == 200
    assert 'role="status"><h1>Look at it once more' in again.text, "who is logged in again is told so, and not alarmed"
    done = send(browser, again, "/findings/")
    assert done.status_code == 303, done.text
    [filed] = house.ledger.judgements()
    said = filed.judgement
    assert {"note": said.note, "citation": said.citation, "rendering": said.rendering} == _TYPED


def test_what_was_typed_survives_another_log_in_in_the_same_browser(house: House) -> None:
    browser = log_in(houses.client(houses.everybody(house)), "reviewer")
    where, fields = form(browser.get("/queue"), "/findings/")
    browser.post("/logout", data={"form_token": fields["form_token"]})
    log_in(browser, "reviewer")
    own = {"origin": "http://testserver"}
    told = browser.post(where, data={**fields, "verdict": "edit", **_TYPED}, headers=own)
    assert told.status_code == 403
    assert house.ledger.judgements() == ()
    assert send(browser, told, "/findings/").status_code == 303
    assert house.ledger.judgements()[0].judgement.note == _TYPED["note"]


def test_a_form_of_another_session_from_elsewhere_is_not_offered_again(house: House) -> None:
    browser = houses.client(house)
    where, fields = form(browser.get("/queue"), "/findings/")
    told = browser.post(where, data={**fields, "verdict": "edit", **_TYPED, "form_token": "0" * 64})
    assert told.status_code == 403
    assert "Send it again" not in told.text


@pytest.mark.parametrize("mistake", [{"verdict": "edit", "rendering": " "}, {"verdict": "accept", "promote": "apart"}])
def test_what_was_typed_survives_a_mistake(owner: TestClient, mistake: dict[str, str]) -> None:
    told = send(owner, owner.get("/queue"), "/findings/", **{**_TYPED, **mistake})
    assert told.status_code == 400
    _, fields = form(told, "/findings/")
    assert (fields["note"], fields["citation"]) == (_TYPED["note"], _TYPED["citation"])
    assert fields.get("promote", "") == mistake.get("promote", "")


def test_grounds_survive_an_entry_that_cannot_be_read(owner: TestClient) -> None:
    page = owner.get("/entity/edit?id=test:angela-merkel")
    told = send(owner, page, "/entity/edit", text="kind: person\nname: [", why="it helps", citation="p. 3")
    assert told.status_code == 400
    _, fields = form(told, "/entity/edit")
    assert (fields["why"], fields["citation"], fields["text"]) == ("it helps", "p. 3", "kind: person\nname: [")


def test_grounds_survive_the_conflict_of_a_merger(house: House, owner: TestClient) -> None:
    keep, drop = "test:angela-merkel", "test:yoon-suk-yeol"
    page = owner.get(f"/merge?keep={keep}&drop={drop}")
    owner.post("/entity/edit", data=_edited(owner, keep))
    where, fields = next(one for one in forms(page.text) if "keep_version" in one[1])
    told = owner.post(where, data={**fields, "why": "one person"})
    assert told.status_code == 409
    assert 'value="one person"' in told.text


def _edited(owner: TestClient, entity_id: str) -> dict[str, str]:
    _, fields = form(owner.get(f"/entity/edit?id={entity_id}"), "/entity/edit")
    return {**fields, "text": fields["text"] + "note: seen\n"}


@pytest.fixture
def full(house: House) -> House:
    """A house whose database has no page left to grow by, as on a full disk."""
    with house.store.looking() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def limit(raw: object, _record: object, _proxy: object) -> None:
        raw.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    event.listen(house.store._engine, "checkout", limit)
    return house


def test_what_was_typed_survives_a_full_disk(full: House, caplog: pytest.LogCaptureFixture) -> None:
    browser = houses.client(full)
    page = browser.get("/queue")
    long = "n" * 9000  # which takes new pages
    with caplog.at_level(logging.ERROR, "namenorm.serve"):
        told = send(browser, page, "/findings/", verdict="accept", note=long, citation=long)
    assert told.status_code == 500
    assert long in told.text
    assert "full" in told.text
    assert [one.message for one in caplog.records if "full" in one.message]
    assert full.ledger.judgements() == ()


def test_a_fault_of_ours_is_told_to_the_log_and_loses_nothing(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("unexpected")

    monkeypatch.setattr(Ledger, "judge", broken)
    browser = houses.client(house)
    with caplog.at_level(logging.ERROR, "namenorm.serve"):
        told = send(browser, browser.get("/queue"), "/findings/", verdict="edit", **_TYPED)
    assert told.status_code == 500
    assert _held(told.text)
    assert "unexpected" in caplog.text
    assert "unexpected" not in told.text


def test_a_settled_question_says_who_settled_it_and_another_answer_asks_first(house: House) -> None:
    houses.everybody(house)
    item = house.ledger.next()
    assert item is not None
    seen_open = log_in(houses.client(house), "reviewer")
    page = seen_open.get(f"/findings/{item.finding}?in={item.lead.document}")
    house.ledger.judge(item.finding, "reject", EVERYWHERE, editor="ann", note="she signs so")
    asked = send(seen_open, page, "/findings/", verdict="accept", note="mine")
    assert asked.status_code == 409
    for told in ("ann", "rejected", "she signs so", "mine"):
        assert told in asked.text
    assert [one.judgement.editor for one in house.ledger.judgements()] == ["ann"]
    anew = seen_open.get(f"/findings/{item.finding}?in={item.lead.document}")
    assert "she signs so" in anew.text
    assert send(seen_open, anew, "/findings/", verdict="accept").status_code == 409
    assert send(seen_open, asked, "/findings/", verdict="accept").status_code == 303
    assert {one.judgement.editor for one in house.ledger.judgements()} == {"ann", "reviewer"}


def test_every_act_that_is_taken_back_is_named_and_can_be_done_again(house: House, owner: TestClient) -> None:
    for verdict in ("accept", "reject", "unsure"):
        send(owner, owner.get("/queue"), "/findings/", verdict=verdict)
    before = [one.uid for one in house.ledger.judgements()]
    surfaces = [one.judgement.surface for one in house.ledger.judgements()]
    page = owner.get("/queue")
    for surface in surfaces:
        page = owner.get(send(owner, page, "/undo").headers["location"])
        assert "Taken back: " in page.text
        assert html.escape(surface) in page.text.split("Taken back: ")[1][:200]
    assert house.ledger.judgements() == ()
    for _ in surfaces:
        page = owner.get(send(owner, page, "/redo").headers["location"])
        assert "Done again: " in page.text
    assert [one.uid for one in house.ledger.judgements()] == before
    assert send(owner, owner.get(str(page.url)), "/undo").status_code == 303


def test_a_decision_made_since_ends_what_can_be_done_again(house: House, owner: TestClient) -> None:
    send(owner, owner.get("/queue"), "/findings/", verdict="accept")
    owner.get(send(owner, owner.get("/queue"), "/undo").headers["location"])
    send(owner, owner.get("/queue"), "/findings/", verdict="reject")
    assert house.ledger.redoable(editor="owner") is None


def test_success_does_not_stand_in_the_box_for_alarms(owner: TestClient) -> None:
    owner.headers["x-swap"] = "1"
    done = send(owner, owner.get("/queue"), "/findings/", verdict="accept")
    assert 'role="alert"' not in done.text
    assert 'role="status"><bdi>Accepted' in done.text
