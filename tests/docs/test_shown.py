"""That what a page shows under a command is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from namenorm.cli import main

ROOT = Path(__file__).parent.parent.parent
PAGES = ("house-styles.md",)
_SHOWN = re.compile(r"^```\n\$ namenorm (.+)\n((?:.*\n)*?)```$", re.MULTILINE)
_TERMINAL = {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb"}
SHOWN = [(page, *found) for page in PAGES for found in _SHOWN.findall((ROOT / "docs" / page).read_text("utf-8"))]


@pytest.mark.parametrize(("page", "command", "printed"), SHOWN, ids=[f"{page} {line}" for page, line, _ in SHOWN])
def test_a_command_prints_what_the_page_shows(
    page: str, command: str, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, command.split(), env=_TERMINAL, catch_exceptions=False)
    assert result.stdout.strip() == printed.strip(), f"{page} is stale"


def test_every_page_shows_something() -> None:
    assert {page for page, _, _ in SHOWN} == set(PAGES)
