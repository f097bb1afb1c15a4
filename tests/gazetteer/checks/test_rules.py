"""The rules on cases as data, tests/cases/gazetteer/checks.jsonl: a fault is a line, a rule, a part of its text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from namenorm.gazetteer.checks.book import Fault
from tests.books import cases
from tests.gazetteer.checks.books import faults_of

FILLER = [f"  filler-{number}: {{name: Filler {number}}}" for number in range(895)]
"""With four lines of the header: what stands first after it stands on line 900."""


def _compared(faults: tuple[Fault, ...], expect: list[Any]) -> list[tuple[int, str, str]]:
    """Return faults as they are expected, each message cut down to the expected part if that is in it."""
    found = sorted(faults, key=lambda one: (one.place.line, one.rule))
    parts = [said for _, _, said in sorted(expect)] + [""] * len(found)
    cut = [said if said and said in one.message else one.message for one, said in zip(found, parts, strict=False)]
    return [(one.place.line, one.rule, said) for one, said in zip(found, cut, strict=True)]


@pytest.mark.parametrize(("book", "expect"), cases("gazetteer/checks"))
def test_case(book: dict[str, Any], expect: list[Any], tmp_path: Path) -> None:
    assert _compared(faults_of(tmp_path, book), expect) == sorted((line, rule, said) for line, rule, said in expect)


@pytest.mark.parametrize(("book", "expect"), [one for one in cases("gazetteer/checks") if one.values[1]])
def test_the_line_is_right_far_down(book: dict[str, Any], expect: list[Any], tmp_path: Path) -> None:
    lines = sorted(fault.place.line for fault in faults_of(tmp_path, book, FILLER))
    assert lines == sorted(line + len(FILLER) if line >= 5 else line for line, _, _ in expect)
