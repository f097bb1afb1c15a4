"""What an editor does in the browser: enter, change, merge, split, bring in, take out, take back."""

from __future__ import annotations

import html
import io
import zipfile
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from namenorm.serve.house import House
from namenorm.serve.looks import link
from tests.serve import houses
from tests.serve.browsing import form, forms, log_in, send

VOGEL, MERKEL = "test:ezra-vogel", "test:angela-merkel"


def test_a_change_shows_in_the_history_and_can_be_taken_back(house: House, owner: TestClient) -> None:
    before = house.store.entity(VOGEL)
    assert before is not None
    page = owner.get(link("/entity/edit", id=VOGEL))
    text = page.text.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0] + "note: seen\n"
    done = send(owner, page, "/entity/edit", text=text, why="it helps", citation="p. 3")
    assert done.status_code == 303
    shown = owner.get(done.headers["location"])
    assert "it helps" in shown.text
    assert "<ins><bdi>seen</bdi></ins>" in shown.text
    assert send(owner, shown, "/entity/undo").status_code == 303
    after = house.store.entity(VOGEL)
    assert after is not None
    assert after.entity == before.entity


def test_who_comes_second_sees_what_was_changed(house: House, owner: TestClient) -> None:
    page = owner.get(link("/entity/edit", id=VOGEL))
    text = page.text.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0]
    now = house.store.entity(VOGEL)
    assert now is not None
    house.store.edit(replace(now.entity, note="first"), now.version, editor="ann")
    late = send(owner, page, "/entity/edit", text=text + "note: second\n")
    assert late.status_code == 409
    assert "was changed meanwhile" in late.text
    assert "<del><bdi>first</bdi></del>" in late.text
    text = late.text.split("<textarea")[1].split(">", 1)[1].split("</textarea>")[0]
    assert send(owner, late, "/entity/edit", text=text).status_code == 303
    after = house.store.entity(VOGEL)
    assert after is not None
    assert after.entity.note == "second"


def test_what_is_no_entry_is_told_and_kept(owner: TestClient) -> None:
    page = owner.get(link("/entity/edit", id=VOGEL))
    done = send(owner, page, "/entity/edit", text="kind: person\nnames: [")
    assert done.status_code == 400
    assert "names: [" in done.text


def test_somebody_new(house: House, owner: TestClient) -> None:
    page = owner.get("/entity/new?name=Anna+Berg")
    fields = {"native": "안나", "native_lang": "ko", "countries": "kr, de", "kind": "person", "misspelling": "Ana Berg"}
    done = send(owner, page, "/entity/new", **fields, citation="p. 1")
    assert done.status_code == 303
    [hit] = house.store.find("안나")
    assert (hit.entity.name, hit.entity.countries) == ("Anna Berg", ("KR", "DE"))
    assert send(owner, page, "/entity/new", name="").status_code == 400


def test_merging_is_shown_before_it_is_done(house: House, owner: TestClient) -> None:
    page = owner.get(link("/merge", keep=VOGEL, drop=MERKEL))
    assert "Angela Merkel" in page.text
    now = house.store.entity(MERKEL)
    assert now is not None
    assert now.entity.id == MERKEL


def test_merging(house: House, owner: TestClient) -> None:
    page = owner.get(link("/merge", keep=VOGEL, drop=MERKEL))
    fields = dict(_last_form(page.text))
    assert owner.post("/merge", data=fields | {"why": "one person"}).status_code == 303
    found = house.store.entity(MERKEL)
    assert found is not None
    assert found.entity.id == VOGEL
    assert "Angela Merkel" in {one.text for one in found.entity.names}
    late = owner.post("/merge", data=fields)
    assert late.status_code in (400, 409)


def test_what_cannot_be_merged_is_told(owner: TestClient) -> None:
    page = owner.get(link("/merge", keep="test:ferdinand-marcos", drop="test:ferdinand-marcos-jr"))
    assert "kept apart" in page.text
    assert owner.get(link("/merge", keep=VOGEL, drop="test:nobody")).status_code == 404


def test_splitting(house: House, owner: TestClient) -> None:
    where = link("/split", id="test:yoon-suk-yeol", name="Yoon Other", about="another", move="alias:zh:尹锡悦")
    page = owner.get(where)
    assert "kept apart from then on" in page.text
    assert owner.post("/split", data=_last_form(page.text)).status_code == 303
    [hit] = house.store.find("Yoon Other")
    assert "尹锡悦" in {one.text for one in hit.entity.names}
    assert hit.entity.not_same_as == ("test:yoon-suk-yeol",)


def test_entries_are_shown_before_they_are_brought_in(house: House, owner: TestClient) -> None:
    entries = ("new-one: {name: New One}", "wrong: {nom: x}", "ezra-vogel: {name: Ezra F. Vogel}")
    text = "\n  ".join(("kind: person\nsource: test\nentities:", *entries)) + "\n"
    page = owner.get("/import")
    shown = send(owner, page, "/import", kind="yaml", text=text)
    assert "New One" in shown.text
    assert "wrong" in shown.text.split("faults")[1]
    assert house.store.find("New One") == ()
    done = owner.post("/import", data={**form(shown, "/import")[1], "text": text, "why": "from a list"})
    assert "1 added, 1 changed" in done.text
    assert house.store.find("New One")


def test_judgements_go_out_and_come_in(house: House, owner: TestClient) -> None:
    send(owner, owner.get("/queue"), "/findings/", verdict="accept", note="so it is")
    lines = owner.get("/export/judgements.jsonl").text
    assert lines.count("\n") == 1
    shown = send(owner, owner.get("/import"), "/import", kind="judgements", text=lines + "{\n")
    assert "1 judgement can be read" in shown.text
    assert "line 2" in shown.text
    done = owner.post("/import", data={**form(shown, "/import")[1], "text": lines})
    assert "0 judgements are new, 1 were known" in done.text


def test_a_file_is_brought_in(owner: TestClient) -> None:
    fields = form(owner.get("/import"), "/import")[1]
    sent = {"file": ("x.yaml", b"kind: person\nsource: test\nentities:\n  n: {name: N One}\n", "text/yaml")}
    assert "N One" in owner.post("/import", data=fields | {"kind": "yaml"}, files=sent).text


def test_the_book_goes_out_as_files(owner: TestClient) -> None:
    packed = zipfile.ZipFile(io.BytesIO(owner.get("/export/book.zip").content))
    assert any(b"Ezra Vogel" in packed.read(one) for one in packed.namelist())


def test_accounts_are_for_an_admin(house: House, owner: TestClient) -> None:
    page = owner.get("/accounts")
    assert send(owner, page, "/accounts", name="ann", role="admin", password=houses.PASSWORD).status_code == 303
    assert owner.get("/accounts").status_code == 303  # now there is one, and everybody has to log in
    ann = log_in(owner, "ann")
    page = ann.get("/accounts")
    assert send(ann, page, "/accounts", name="bob", role="reader", password="short").status_code == 400
    assert send(ann, page, "/accounts", name="bob", role="reader", password=houses.PASSWORD).status_code == 303
    assert send(ann, ann.get("/accounts"), "/accounts/change", role="editor").status_code == 303
    assert [one.role for one in house.accounts.all()] == ["admin", "editor"]
    token = {"form_token": page.text.split('data-form-token="')[1].split('"')[0]}
    for act in ("change", "remove"):  # nobody locks out the last who may
        assert ann.post(f"/accounts/{act}", data=token | {"name": "ann", "role": "reader"}).status_code == 400
    assert send(ann, ann.get("/accounts"), "/accounts/remove").status_code == 303
    assert [one.name for one in house.accounts.all()] == ["ann"]


def _last_form(html: str) -> dict[str, str]:
    return forms(html)[-1][1]


def test_an_import_takes_nothing_out_unless_that_is_ticked_and_is_taken_back_where_it_was_done(
    house: House, owner: TestClient
) -> None:
    before = house.store.entity("test:ezra-vogel")
    assert before is not None
    line = '{"id": "test:ezra-vogel", "kind": "person", "name": "Ezra Vogel"}'
    shown = send(owner, owner.get("/import"), "/import", kind="jsonl", text=line)
    assert "1 unchanged" in shown.text
    assert "0 added, 0 changed, 1 unchanged" in send(owner, shown, "/import").text
    assert house.store.entity("test:ezra-vogel") == before
    shown = send(owner, owner.get("/import"), "/import", kind="jsonl", text=line, delete="1")
    assert "loses what the import does not say" in shown.text
    assert "傅高义" in shown.text
    done = send(owner, shown, "/import")
    assert "0 added, 1 changed" in done.text
    changed = house.store.entity("test:ezra-vogel")
    assert changed is not None
    assert [one.text for one in changed.entity.names] == ["Ezra Vogel"]
    page = send(owner, done, "/undo")
    assert page.headers["location"] == "/import"
    restored = house.store.entity("test:ezra-vogel")
    assert restored is not None
    assert restored.entity == before.entity
    again = owner.get("/import")
    assert "taken back by" in again.text
    send(owner, again, "/undo")
    redone = house.store.entity("test:ezra-vogel")
    assert redone is not None
    assert redone.entity == changed.entity


def test_what_the_check_calls_an_error_is_not_saved(house: House, owner: TestClient) -> None:
    page = owner.get("/entity/edit?id=test:angela-merkel")
    _, fields = form(page, "/entity/edit")
    told = send(owner, page, "/entity/edit", text=f"{fields['text']}not: [test:nobody]\n", why="it helps")
    assert told.status_code == 400
    assert "not names test:nobody, which is not in the book" in told.text
    assert 'value="it helps"' in told.text
    assert house.store.history("test:angela-merkel")[-1].version == 1


_TWICE = {"kind": "person", "name": "Esra Fogel", "native": "傅高义", "native_lang": "zh", "native_kind": "adopted"}


def _names(house: House, entity_id: str) -> set[tuple[str, str]]:
    found = house.store.entity(entity_id)
    assert found is not None
    return {(one.text, one.kind) for one in found.entity.names}


@pytest.mark.parametrize("finding", [False, True])
def test_who_is_in_the_book_is_offered_and_takes_what_is_new(house: House, owner: TestClient, finding: bool) -> None:
    item = house.ledger.next()
    assert item is not None
    page = owner.get(link("/entity/new", finding=str(item.finding) if finding else None))
    told = send(owner, page, "/entity/new", **_TWICE, why="she signs so")
    assert told.status_code == 400
    assert f'name="into" value="{VOGEL}"' in told.text
    assert "Ezra Vogel</bdi></a>" in told.text
    before = _names(house, VOGEL)
    done = send(owner, told, "/entity/new", into=VOGEL)
    assert done.status_code == 303, done.text
    assert done.headers["location"] == link("/entity", id=VOGEL)
    broken = {(item.surface, "misspelling")} - before if finding else set()
    assert _names(house, VOGEL) - before == {("Esra Fogel", "alias")} | broken
    filed = [one.judgement for one in house.ledger.judgements()]
    assert [(one.verdict, one.rendering, one.note) for one in filed] == [
        ("edit", "Ezra Vogel", "she signs so")
    ] * finding
    house.store.undo(house.store.history(VOGEL)[-1].event.id, editor="owner")
    assert (_names(house, VOGEL), house.ledger.judgements()) == (before, ())


@pytest.mark.parametrize("finding", [False, True])
def test_who_only_looks_like_one_of_the_book_is_kept_apart(house: House, owner: TestClient, finding: bool) -> None:
    item = house.ledger.next()
    assert item is not None
    page = owner.get(link("/entity/new", finding=str(item.finding) if finding else None))
    told = send(owner, page, "/entity/new", **_TWICE, misspelling="")
    wrong = send(owner, told, "/entity/new", apart=VOGEL, native_lang="klingon")
    assert wrong.status_code == 400
    done = send(owner, wrong, "/entity/new", native_lang="zh")
    assert done.status_code == 303
    [hit] = house.store.find("Esra Fogel")
    found = house.store.entity(VOGEL)
    assert found is not None
    assert (hit.entity.not_same_as, found.entity.not_same_as) == ((VOGEL,), (hit.entity.id,))


def test_somebody_new_is_not_called_as_one_of_the_book(house: House, owner: TestClient) -> None:
    item = house.ledger.next()
    assert item is not None
    assert item.entity is not None
    _, fields = form(owner.get(link("/entity/new", finding=str(item.finding))), "/entity/new")
    assert (fields["name"], fields["misspelling"]) == ("", item.surface)


def test_an_entry_that_is_another_too_is_offered_to_be_merged(house: House, owner: TestClient) -> None:
    page = owner.get(link("/entity/edit", id=MERKEL))
    text = form(page, "/entity/edit")[1]["text"].replace("Angela Merkel", "Ezra Vogel")
    told = send(owner, page, "/entity/edit", text=text, why="one person")
    assert told.status_code == 400
    assert html.escape(link("/merge", keep=VOGEL, drop=MERKEL)) in told.text
    assert form(told, "/entity/edit")[1]["why"] == "one person"


def test_what_a_refused_decision_leaves_in_the_bar_can_be_loaded_anew(house: House, owner: TestClient) -> None:
    told = send(owner, owner.get("/queue"), "/findings/", verdict="edit", rendering=" ")
    assert told.status_code == 400
    again = owner.get(str(told.url))
    assert again.status_code == 303
    assert owner.get(again.headers["location"]).status_code == 200
