"""Rivers, counties and papers under their usual English names: none of them is anything else."""

from __future__ import annotations

import pytest
import yaml

from namenorm.pipeline import Normaliser
from tests.books import CASES

_KINDS = yaml.safe_load((CASES / "mentions/right_things.yaml").read_text("utf-8"))


def _flags(checker: Normaliser, page: str) -> list[tuple[str, str, str | None]]:
    found = checker.check(page).findings
    return [(one.code, one.surface, one.suggestion) for one in found if one.code < "NN3" and one.severity != "info"]


@pytest.mark.parametrize("kind", _KINDS)
def test_none_under_its_usual_name_is_flagged(bundled: Normaliser, kind: str) -> None:
    page, names = _KINDS[kind]["page"], _KINDS[kind]["names"]
    assert len(names) >= 40
    assert [flag for name in names for flag in _flags(bundled, page.format(name=name))] == []
