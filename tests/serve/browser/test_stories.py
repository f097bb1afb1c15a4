"""A reviewer's and an editor's story, with the keyboard alone."""

from __future__ import annotations

import pytest

from namenorm.serve.house import House
from tests.serve.houses import PASSWORD

pytest.importorskip("playwright.sync_api", reason="pip install playwright")

from playwright.sync_api import Browser, Page, expect


def _log_in(page: Page, name: str) -> None:
    page.goto("/queue")
    page.keyboard.press("Tab")  # the link that skips to the work
    page.keyboard.press("Tab")  # the name of the house
    page.keyboard.press("Tab")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#asked").wait_for()


def _asked(page: Page) -> str:
    return str(page.locator("h1").inner_text())


def _decided(page: Page, key: str) -> None:
    """Press a key and wait until another item, or the end, is on the screen."""
    form = page.locator("form.decide").get_attribute("action")
    page.keyboard.press(key)
    page.wait_for_function("old => document.querySelector('form.decide')?.getAttribute('action') !== old", arg=form)


def test_a_reviewers_story(page: Page, guarded: tuple[House, str]) -> None:
    house, _ = guarded
    _log_in(page, "reviewer")
    first = _asked(page)
    assert "→" in first
    expect(page.locator("mark").first).to_be_visible()
    page.keyboard.press("w")  # why: hidden, and shown again
    expect(page.locator("[data-why] ul")).to_be_hidden()
    page.keyboard.press("w")
    expect(page.locator("[data-why] ul")).to_be_visible()
    _decided(page, "y")
    [filed] = house.ledger.judgements()
    assert (filed.judgement.verdict, filed.judgement.editor, filed.judgement.scope.kind) == (
        "accept",
        "reviewer",
        "document",
    )
    expect(page.locator(".last")).to_contain_text("accepted")
    _decided(page, "Backspace")
    assert house.ledger.judgements() == ()
    assert _asked(page) == first
    _decided(page, "n")
    assert [one.judgement.verdict for one in house.ledger.judgements()] == ["reject"]
    _decided(page, "u")
    page.keyboard.press("e")  # to the field, in which letters are letters
    page.keyboard.type("Any Name y")
    page.keyboard.press("Enter")
    expect(page.locator(".last")).to_contain_text("Any Name y")
    assert house.ledger.judgements(verdict="edit")[0].judgement.rendering == "Any Name y"
    page.keyboard.press("?")
    page.wait_for_url("**/help")
    expect(page.locator("h1")).to_have_text("Keys")


def test_a_wider_decision_is_shown_before_it_is_made(page: Page, guarded: tuple[House, str]) -> None:
    house, _ = guarded
    _log_in(page, "reviewer")
    page.keyboard.press("o")
    expect(page.locator(".reach [aria-current]")).to_have_text("this outlet")
    expect(page.locator(".covers")).to_contain_text("whatever is still to come")
    page.keyboard.press("o")
    expect(page.locator(".reach [aria-current]")).to_have_text("everywhere")
    page.keyboard.press("Escape")  # back to this article alone
    expect(page.locator(".reach [aria-current]")).to_have_text("this article")
    page.keyboard.press("c")
    page.keyboard.type("as it is written there")
    expect(page.locator("[name=note]")).to_have_value("as it is written there")
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    expect(page.locator("#rendering")).not_to_have_value("")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(page.locator(".reach [aria-current]")).to_contain_text("group")
    expect(page.locator(".covers")).to_contain_text("nothing of articles still to come")
    _decided(page, "y")
    filed = house.ledger.judgements()
    assert len(filed) > 1
    assert len({one.event for one in filed}) == 1


def test_skipping_to_the_end_and_the_browsers_own_back(page: Page) -> None:
    _log_in(page, "reviewer")
    first = page.locator("form.decide").get_attribute("action")
    _decided(page, "s")
    assert "/queue?after=" in page.url
    page.go_back()
    expect(page.locator("form.decide")).to_have_attribute("action", str(first))


def test_an_editors_story(page: Page, guarded: tuple[House, str]) -> None:
    house, _ = guarded
    _log_in(page, "editor")
    page.keyboard.press("g")
    page.wait_for_url("**/entity?id=*")
    expect(page.locator("h2").first).to_have_text("Names")
    page.keyboard.press("/")
    page.keyboard.type("傅高义")
    page.keyboard.press("Enter")
    page.wait_for_url("**/book?q=*")
    expect(page.locator(".hits")).to_contain_text("Ezra Vogel")
    page.locator("#q").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("merk")  # what is found changes while one types
    expect(page.locator(".hits")).to_contain_text("Angela Merkel")
    page.locator(".hits a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity?id=*")
    page.keyboard.press("e")
    page.wait_for_url("**/entity/edit?*")
    page.locator("textarea[name=text]").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("note: seen in the evening edition\n")
    page.keyboard.press("Tab")
    page.keyboard.type("it helps")
    page.keyboard.press("Tab")
    page.keyboard.type("evening edition, p. 3")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity?id=*")
    expect(page.locator(".history")).to_contain_text("evening edition, p. 3")
    found = house.store.entity("test:angela-merkel")
    assert found is not None
    assert found.entity.note == "seen in the evening edition"
    page.locator(".history button").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".history")).to_contain_text("takes back")
    after = house.store.entity("test:angela-merkel")
    assert after is not None
    assert after.entity.note == ""


def test_somebody_new_comes_with_the_judgement(page: Page, guarded: tuple[House, str]) -> None:
    house, _ = guarded
    _log_in(page, "editor")
    page.locator("details.more summary").focus()
    page.keyboard.press("Enter")
    page.locator("details.more a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity/new?*")
    page.locator("[name=name]").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Gaoyi Fu")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entity?id=*")
    expect(page.locator("h1")).to_have_text("Gaoyi Fu")
    [filed] = house.ledger.judgements()
    assert (filed.judgement.verdict, filed.judgement.rendering) == ("edit", "Gaoyi Fu")


def test_enter_in_a_field_adds_nothing_to_whom_the_page_offers(page: Page, guarded: tuple[House, str]) -> None:
    house, _ = guarded
    _log_in(page, "editor")
    page.goto("/entity/new")
    for field, text in (("name", "Esra Fogel"), ("native", "傅高义")):
        page.locator(f"[name={field}]").fill(text)
    for _ in range(2):
        page.locator("[name=about]").press("Enter")
        expect(page.locator("button[name=into]")).to_be_visible()
    assert house.store.find("Esra Fogel") == ()
    page.locator("button[name=into]").click()
    page.wait_for_url("**/entity?id=*")
    expect(page.locator("h1")).to_have_text("Ezra Vogel")


def test_a_key_that_is_held_takes_back_one_act(page: Page, guarded: tuple[House, str]) -> None:
    house, _ = guarded
    _log_in(page, "reviewer")
    for key in ("y", "n", "u"):
        _decided(page, key)
    last = house.ledger.judgements()[0].judgement
    for _ in range(20):
        page.keyboard.down("Backspace")  # without a key that goes up, each but the first is a repetition
    expect(page.locator("[role=status].done")).to_contain_text(f"Taken back: not sure {last.surface}")
    page.keyboard.up("Backspace")
    page.wait_for_timeout(500)
    assert len(house.ledger.judgements()) == 2
    page.keyboard.press("r")
    expect(page.locator("[role=status].done")).to_contain_text("Done again: not sure")
    assert len(house.ledger.judgements()) == 3


def test_what_was_typed_goes_over_to_a_wider_decision(page: Page) -> None:
    _log_in(page, "reviewer")
    page.keyboard.press("c")
    page.keyboard.type("as it is written there")
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    expect(page.locator(".covers")).to_be_visible()
    expect(page.locator("[name=note]")).to_have_value("as it is written there")


def test_everything_works_without_a_script(chromium: Browser, guarded: tuple[House, str]) -> None:
    house, url = guarded
    context = chromium.new_context(base_url=url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/login")
    page.fill("[name=name]", "reviewer")
    page.fill("[name=password]", PASSWORD)
    page.click("main button")
    page.click("button[value=accept] >> visible=true")
    assert len(house.ledger.judgements()) == 1
    page.click(".last button")
    assert house.ledger.judgements() == ()
    page.click(".reach a:has-text('everywhere')")
    expect(page.locator(".covers")).to_be_visible()
    context.close()
