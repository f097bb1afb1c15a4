"""The detectors that look at the translation alone, on cases that are data: tests/cases/detectors/nn3*.jsonl."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from namenorm.detectors import DETECTORS
from tests.detectors.pages import page

CASES = Path(__file__).parent.parent / "cases" / "detectors"
FIND = dict(DETECTORS)


def _cases() -> Iterator[Any]:
    for path in sorted(CASES.glob("nn3*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            case = json.loads(line)
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            yield pytest.param(path.stem.upper(), case, id=f"{path.stem}:{number}", marks=marks)


@pytest.mark.parametrize(("code", "case"), list(_cases()))
def test_case(code: str, case: dict[str, Any]) -> None:
    found = list(FIND[code](page(case["input"], published=case.get("published"))))
    with_suggestions = any(isinstance(one, list) for one in case["expect"])
    assert [[one.surface, one.suggestion] if with_suggestions else one.surface for one in found] == case["expect"]
    assert all(case["input"][one.start : one.end] == one.surface and one.code == code for one in found)


@pytest.mark.parametrize("path", sorted(CASES.glob("nn3*.jsonl")), ids=lambda path: path.stem)
def test_a_quarter_is_silent(path: Path) -> None:
    cases = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert sum(not case["expect"] for case in cases) * 4 >= len(cases)
