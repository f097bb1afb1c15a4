"""Pictures of the pages of ``namenorm serve``, from the program itself in a real browser."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from namenorm.gazetteer.model import Entity, Name
from namenorm.inputs.read import read_documents
from namenorm.judgement import Verdict
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.serve.house import make_house
from namenorm.serve.looks import link
from namenorm.serve.settings import Settings
from namenorm.values import Document
from tests.serve.running import running

EXAMPLE = Path(__file__).parent / "examples" / "three-papers.jsonl"
_FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--hide-scrollbars")
_LAI, _VOGEL = "curated:lai-ching-te", "curated:ezra-vogel"
_TWICE = "curated:william-lai"
_VERDICTS: tuple[Verdict, ...] = ("accept", "accept", "accept", "accept", "reject", "accept", "unsure")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture.

    Attributes:
        name: What its file is called.
        path: Which page.
        scheme: Light or dark.
        width: Of the window, in CSS pixels.
        height: Of the window; None for as much as the page has.
        focus: What is focused, a selector; empty for nothing.
    """

    name: str
    path: str
    scheme: Literal["light", "dark"] = "light"
    width: int = 1600
    height: int | None = None
    focus: str = ""


PAGES = {
    "queue": "/queue",
    "covers": "/findings/1?scope=outlet",
    "articles": "/articles",
    "article": link("/article", id="ferry-1"),
    "decisions": "/judgements?undone=1",
    "book": "/book?q=lai",
    "entity": link("/entity", id=_LAI, spellings=1),
    "edit": link("/entity/edit", id=_VOGEL),
    "new": "/entity/new?finding=1",
    "merge": link("/merge", keep=_LAI, drop=_TWICE),
    "split": link("/split", id=_LAI),
    "import": "/import",
    "dashboard": "/dashboard",
    "help": "/help",
    "missing": "/nothing-here",
}
IN_DOCS = (
    Shot("serve-queue-light", PAGES["queue"], "light", 1160, 800),
    Shot("serve-queue-dark", PAGES["queue"], "dark", 1160, 800),
    Shot("serve-article", PAGES["article"], "light", 1160, 420),
    Shot("serve-entity", PAGES["entity"], "light", 1160, 1010),
    Shot("serve-merge", PAGES["merge"], "light", 1160, 570),
)
"""What stands in docs/serve.md."""


def every_page() -> Iterator[Shot]:
    """Yield every page, narrow and wide, light and dark: to be looked at."""
    for scheme in ("light", "dark"):
        for width in (400, 1600):
            yield from (Shot(f"{name}-{scheme}-{width}", path, scheme, width) for name, path in PAGES.items())
    yield Shot("focus-light-1600", PAGES["queue"], "light", 1600, 900, ".accept")
    yield Shot("focus-dark-400", PAGES["queue"], "dark", 400, 900, "#rendering")


def take(shots: tuple[Shot, ...], folder: Path) -> None:
    """Write pictures as WebP into a folder."""
    with _served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(_FLAGS))
        for one in shots:
            picture = Image.open(BytesIO(_taken(browser, url, one)))
            picture.save(folder / f"{one.name}.webp", quality=82, method=6)
        browser.close()


def _taken(browser: Browser, url: str, shot: Shot) -> bytes:
    size = {"width": shot.width, "height": shot.height or 900}
    context = browser.new_context(base_url=url, color_scheme=shot.scheme, viewport=size)
    page: Page = context.new_page()
    page.goto(shot.path)
    if shot.focus:
        page.keyboard.press("Tab")  # so that the browser shows the focus as to one who uses keys
        page.focus(shot.focus)
    made = page.screenshot(full_page=shot.height is None, animations="disabled")
    context.close()
    return made


@contextmanager
def _served() -> Iterator[str]:
    """Serve a small newsroom's ledger within, in which some is decided, and tell where."""
    normaliser = Normaliser()
    with tempfile.TemporaryDirectory() as folder, Ledger.create(Path(folder) / "book.db") as ledger:
        _fill(ledger, normaliser)
        house = make_house(ledger, normaliser, Settings(a_second=1e6, burst=10**6), "ann")
        with running(house) as url:
            yield url


def _fill(ledger: Ledger, normaliser: Normaliser) -> None:
    articles = [one for one in read_documents([str(EXAMPLE)]) if isinstance(one, Document)]
    _decide(articles, ledger, normaliser)
    for one in articles:
        ledger.record(normaliser.check(one), normaliser.entity)
    for entity_id in (_LAI, _VOGEL):
        found = normaliser.entity(entity_id)
        assert found is not None
        ledger.store.add(found, editor="ann", why="from the bundled book")
        names = (*found.names, Name("Lai Qingte" if entity_id == _LAI else "Ezra Vogell", "en", "misspelling"))
        ledger.store.edit(replace(found, names=names), 1, editor="ben", why="seen twice", citation="Ferry Post, p. 3")
    names = (Name("William Lai", "en", "canonical"), Name("賴清德", "zh-Hant", "native"))
    twice = Entity(
        _TWICE, "person", "William Lai", "Lai", "politician in Taiwan", ("TW",), names=names, source="curated"
    )
    ledger.store.add(twice, editor="ben", why="entered from an article")


def _decide(articles: list[Document], ledger: Ledger, normaliser: Normaliser) -> None:
    """File what two editors decided in the last two weeks, as another ledger would tell it."""
    with tempfile.TemporaryDirectory() as folder, Ledger.create(Path(folder) / "other.db") as other:
        for one in articles:
            other.record(normaliser.check(one), normaliser.entity)
        for verdict, editor in zip(_VERDICTS, cycle(("ann", "ben")), strict=False):
            if (item := other.next()) is not None:
                note = "so printed" if verdict == "reject" else ""
                other.judge(item.finding, verdict, item.scope, editor=editor, note=note)
        lines = [json.loads(line) for line in other.export()]
    for number, line in enumerate(lines):
        line["at"] = (datetime.now(UTC) - timedelta(days=9 - number // 4 * 3, minutes=30 - number)).isoformat()
    ledger.import_(map(json.dumps, lines), editor="ann", why="from another newsroom")
