"""That the pages on how to add something are enough: each is followed to the letter, in a folder of its own."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from namenorm.pipeline import Normaliser
from namenorm.romanise import systems
from namenorm.rules import rules_folder
from tests.romanise.systems import assert_case

PAGES = Path(__file__).parent.parent.parent / "docs" / "extend"
_FILE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def files(page: str) -> dict[str, str]:
    """Return the files that a page gives, by where it puts them."""
    return dict(_FILE.findall((PAGES / f"{page}.md").read_text("utf-8")))


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Follow the page on languages; return its example."""
    for other in rules_folder().iterdir():
        (tmp_path / other.name).symlink_to(other)
    (tmp_path / "fr").mkdir()
    given = files("language")
    for name, text in given.items():
        if name.startswith("gazetteer/rules/fr/"):
            (tmp_path / "fr" / Path(name).name).write_text(text, "utf-8")
    monkeypatch.setattr("namenorm.rules.rules_folder", lambda: tmp_path)
    return given["page.txt"]


def test_the_language_of_the_page_finds_what_the_page_says(french: str) -> None:
    report = Normaliser(lang="fr").check(french)
    assert [(one.code, one.surface, one.suggestion) for one in report.findings] == [
        ("NN102", "Huang Yingxian", "Penny Wong"),
        ("NN102", "Huang", "Wong"),
    ]
    assert report.fixed_text() == french.replace("Huang Yingxian", "Penny Wong").replace("Huang", "Wong")


@pytest.fixture
def bulgarian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Follow the page on romanisations; return its cases."""
    given = files("romanisation")
    rules = tmp_path / "bg" / "romanisation.yaml"
    rules.parent.mkdir()
    rules.write_text(given["gazetteer/rules/bg/romanisation.yaml"], "utf-8")
    module = ModuleType("namenorm.romanise.bulgarian")
    exec(given["namenorm/romanise/bulgarian.py"], module.__dict__)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setattr("namenorm.rules.rules_folder", lambda: tmp_path)
    row = eval(given["_SYSTEMS"].strip().rstrip(","), {"System": systems.System})
    monkeypatch.setattr(systems, "_SYSTEMS", (*systems.systems(), row))
    return given["tests/cases/romanise/bulgarian.jsonl"]


def test_the_romanisation_of_the_page_keeps_the_cases_of_the_page(bulgarian: str) -> None:
    lines = [json.loads(line) for line in bulgarian.splitlines()]
    assert sum("none" in one["expect"] or "lacks" in one["expect"] for one in lines) * 5 >= len(lines)
    for one in lines:
        assert_case(systems.romanise(one["input"], system="bulgarian"), one["expect"])
