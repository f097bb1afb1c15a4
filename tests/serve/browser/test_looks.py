"""Every page: nothing serious for axe, nothing wider than the screen, in light and in dark."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from namenorm.serve.house import House
from namenorm.serve.looks import link
from tests.serve.browser.conftest import PATIENCE, missing
from tests.serve.houses import PASSWORD

pytest.importorskip("playwright.sync_api", reason="pip install playwright")

from playwright.sync_api import Browser, Page

AXE = "NAMENORM_TEST_AXE"
PAGES = {
    "queue": "/queue",
    "filtered": "/queue?code=NN101&outlet=Harbour+Daily",
    "end": "/queue?outlet=none",
    "group": "/findings/1?scope=group",
    "everywhere": "/findings/1?scope=everywhere",
    "articles": "/articles",
    "article": link("/article", id="harbour-1"),
    "decisions": "/judgements?undone=1",
    "book": "/book?q=kim",
    "nothing found": "/book?q=zzzzzz",
    "entity": link("/entity", id="test:yoon-suk-yeol", spellings=1),
    "edited": link("/entity", id="test:ezra-vogel"),
    "edit": link("/entity/edit", id="test:ezra-vogel"),
    "new": "/entity/new?finding=1",
    "merge": link("/merge", keep="test:ezra-vogel", drop="test:angela-merkel"),
    "merge hindered": link("/merge", keep="test:ferdinand-marcos", drop="test:ferdinand-marcos-jr"),
    "split": link("/split", id="test:yoon-suk-yeol", name="Yoon Other", move="alias:zh:尹锡悦"),
    "import": "/import",
    "accounts": "/accounts",
    "dashboard": "/dashboard",
    "help": "/help",
    "missing": "/nothing-here",
}
SCREENS = [("light", 1600), ("dark", 1600), ("light", 400), ("dark", 400)]


def _axe() -> str:
    path = Path(os.environ.get(AXE, "node_modules/axe-core/axe.min.js"))
    if not path.is_file():
        missing(f"{AXE} names no axe.min.js: npm install axe-core")
    return path.read_text("utf-8")


def _serious(page: Page) -> list[str]:
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {node['html'][:200]} ({node['failureSummary']})" for one in grave for node in one["nodes"]]


def _filled(house: House) -> None:
    items = house.ledger.queue(limit=3)
    house.ledger.judge(
        items[0].finding, "reject", items[0].scope, editor="reviewer", note="so printed", citation="p. 3"
    )
    house.ledger.undo(editor="reviewer")
    house.ledger.judge(items[1].finding, "accept", items[1].scope, editor="admin")
    found = house.store.entity("test:ezra-vogel")
    assert found is not None
    house.store.edit(replace(found.entity, note="a note"), found.version, editor="editor", why="to see it")


def _rings(page: Page) -> list[str]:
    """Go through a page by Tab, and return what is focused without a ring that can be seen."""
    pale = []
    for _ in range(12):
        page.keyboard.press("Tab")
        width, style, tag = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [parseFloat(s.outlineWidth), s.outlineStyle, e.outerHTML.slice(0, 80)]; }"
        )
        if width < 2 or style == "none":
            pale.append(tag)
    return pale


@pytest.mark.parametrize(("scheme", "width"), SCREENS, ids=str)
def test_every_page(chromium: Browser, guarded: tuple[House, str], scheme: Any, width: int) -> None:
    house, url = guarded
    axe = _axe()
    _filled(house)
    context = chromium.new_context(base_url=url, color_scheme=scheme, viewport={"width": width, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wrong: dict[str, list[str]] = {}
    page.goto("/login")
    for name in ("log in", *PAGES):
        if name != "log in":
            page.goto(PAGES[name])
        page.evaluate(axe)
        if found := _serious(page):
            wrong[name] = found
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong.setdefault(name, []).append("wider than the screen")
        if name == "log in":
            page.fill("[name=name]", "admin")
            page.fill("[name=password]", PASSWORD)
            page.keyboard.press("Enter")
            page.wait_for_url("**/queue")
    page.goto("/queue")
    if pale := _rings(page):
        wrong["the focus is not seen"] = pale
    context.close()
    assert wrong == {}
