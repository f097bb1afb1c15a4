"""Real browsers: Debian's chromium without a screen, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from namenorm.pipeline import Normaliser
from namenorm.serve.house import House
from tests.serve import houses
from tests.serve.running import running

pytest.importorskip("playwright.sync_api", reason="pip install playwright")

from playwright.sync_api import Browser, Page, sync_playwright

_FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
PATIENCE = 15_000  # milliseconds: a busy machine must not fail a test


def missing(what: str) -> NoReturn:
    """Skip a test with a reason; fail it in CI, where nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser, closed behind the last test of the pages: Playwright holds an event loop, others want their own."""
    found = shutil.which("chromium") or missing("no chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def guarded(tmp_path: Path, nn: Normaliser) -> Iterator[tuple[House, str]]:
    """A house with an account of each role, and where it is served."""
    with houses.filled(houses.place_in(tmp_path), nn) as ledger:
        settings = replace(houses.WIDE, names=("127.0.0.1",))
        house = houses.everybody(houses.house_of(ledger, nn, settings))
        with running(house) as url:
            yield house, url


@pytest.fixture
def page(chromium: Browser, guarded: tuple[House, str]) -> Iterator[Page]:
    """A page that has been nowhere yet; whatever its console complains of fails the test."""
    context = chromium.new_context(base_url=guarded[1], viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    made = context.new_page()
    told: list[str] = []
    made.on("console", lambda one: told.append(one.text) if one.type in ("error", "warning") else None)
    made.on("pageerror", lambda one: told.append(str(one)))
    yield made
    context.close()
    assert [one for one in told if "status of 4" not in one] == []
