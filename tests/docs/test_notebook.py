from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MADE = runpy.run_path(str(ROOT / "docs/generate_notebook.py"))
STORED = MADE["stored"]()
STALE = "stale: run python docs/generate_notebook.py, and read the notebook's text against its new tables"


@pytest.fixture(scope="module")
def shown() -> tuple[str, dict[str, bytes]]:
    """What the notebook shows when it is run now, as a page with pictures."""
    text, pictures = MADE["page"](MADE["executed"](STORED))
    return text, pictures


def _row(page: str, name: str) -> list[str]:
    """Return the cells of the first row of that name: a cell for each paper, by the alphabet."""
    return re.findall("<td>(.*?)</td>", re.findall(rf"<th>{name}</th>((?:\s*<td>.*?</td>)+)", page)[0])


def test_the_stored_tables_are_what_the_program_says_now(shown: tuple[str, dict[str, bytes]]) -> None:
    assert shown[0] == MADE["page"](STORED)[0], STALE


def test_every_picture_is_drawn(shown: tuple[str, dict[str, bytes]]) -> None:
    names = ["names-over-time-drift.png", "names-over-time-share.png", "names-over-time-artefacts.png"]
    assert list(shown[1]) == names
    assert all(picture.startswith(b"\x89PNG") for picture in shown[1].values())


def test_the_page_is_the_notebook_that_is_stored() -> None:
    text, pictures = MADE["page"](STORED)
    assert MADE["NOTEBOOK"].with_suffix(".md").read_text("utf-8") == text, STALE
    assert {name: (ROOT / "docs/images" / name).read_bytes() for name in pictures} == pictures, STALE


def test_nothing_that_differs_by_the_run_is_stored() -> None:
    code = [cell for cell in STORED.cells if cell.cell_type == "code"]
    assert not [cell.id for cell in code if cell.execution_count or "execution" in cell.metadata]
    assert re.findall(r"0x[0-9a-f]{6,}", MADE["NOTEBOOK"].read_text("utf-8")) == []


def test_the_papers_differ_as_they_were_written(shown: tuple[str, dict[str, bytes]]) -> None:
    rows = [_row(shown[0], f"{year}Q{quarter}") for year in (2021, 2022, 2023) for quarter in (1, 2, 3, 4)]
    ferry, _, _, orchard = zip(*rows, strict=True)
    assert (ferry[:2], ferry[3:11]) == (("80", "100"), ("100",) * 3 + ("0",) * 5)  # between, a name that it missed
    assert orchard == ("0",) * 12
    assert _row(shown[0], "NN305 page-furniture") == ["0.0", "0.0", "29.3", "0.0"]  # 17 in 580 words
