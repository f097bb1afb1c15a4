from __future__ import annotations

import re
from pathlib import Path

from namenorm.review.terminal.keys import KEYS

PAGE = Path(__file__).parent.parent.parent / "docs" / "review-terminal.md"


def test_the_page_has_every_key_as_it_is_bound() -> None:
    table = PAGE.read_text("utf-8").split("## Keys\n\n")[1].split("\n\n")[0]
    rows = re.findall(r"^\| `(.+?)` \| (.+) \|$", table, re.MULTILINE)
    assert rows == [(one.label, one.does) for one in KEYS]


def test_the_pictures_are_there_and_fetch_nothing() -> None:
    for name in re.findall(r"\]\((images/[\w-]+\.svg)", PAGE.read_text("utf-8")):
        assert "url(" not in (PAGE.parent / name).read_text("utf-8").replace("url(#", "")
