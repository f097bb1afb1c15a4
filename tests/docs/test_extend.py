"""That the pages on how to add something are enough: each is followed to the letter, in a folder of its own."""

from __future__ import annotations

import ast
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from namenorm.cli import Verbs
from namenorm.cli.imports import import_command
from namenorm.codes import CODES, Code
from namenorm.pipeline import Normaliser
from namenorm.romanise import systems
from namenorm.rules import Rules, rules_folder
from tests.detectors.pages import page
from tests.romanise.systems import assert_case

PAGES = Path(__file__).parent.parent.parent / "docs" / "extend"
_FILE = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


def files(name: str) -> dict[str, str]:
    """Return the files that a page gives, by where it puts them."""
    return dict(_FILE.findall((PAGES / f"{name}.md").read_text("utf-8")))


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
    nn = Normaliser(lang="fr")
    report = nn.check(french)
    assert [(one.code, one.surface, one.suggestion) for one in report.findings] == [
        ("NN102", "Huang Yingxian", "Penny Wong"),
        ("NN102", "Huang", "Wong"),
    ]
    assert nn.lookup("Huang Yingxian", country="Australie", role="ministre")[0].name == "Penny Wong"
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
    row = eval(given["_SYSTEMS"].strip(), {"System": systems.System})
    monkeypatch.setattr(systems, "_SYSTEMS", (*systems.systems(), row))
    return given["tests/cases/romanise/bulgarian.jsonl"]


def test_the_romanisation_of_the_page_keeps_the_cases_of_the_page(bulgarian: str) -> None:
    lines = [json.loads(line) for line in bulgarian.splitlines()]
    assert sum("none" in one["expect"] or "lacks" in one["expect"] for one in lines) * 5 >= len(lines)
    for one in lines:
        assert_case(systems.romanise(one["input"], system="bulgarian"), one["expect"])


@pytest.fixture
def doubled_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Follow the page on detectors; return its files."""
    given = files("detector")
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "doubled_words.yaml").write_text(given["gazetteer/rules/en/doubled_words.yaml"], "utf-8")
    row = eval(given["_TABLE"].strip(), {"Code": Code})
    monkeypatch.setitem(CODES, row.code, row)
    return given


def test_the_detector_of_the_page_keeps_the_cases_of_the_page(doubled_word: dict[str, str], tmp_path: Path) -> None:
    made = ModuleType("nn315_doubled_word")
    exec(doubled_word["namenorm/detectors/nn315_doubled_word.py"], made.__dict__)
    lines = [json.loads(line) for line in doubled_word["tests/cases/detectors/nn315.jsonl"].splitlines()]
    assert sum(not one["expect"] for one in lines) * 4 >= len(lines)
    for one in lines:
        found = made.find(replace(page(one["input"]), rules=Rules("en", tmp_path)))
        assert ([[each.surface, each.suggestion] for each in found] == one["expect"]) is ("xfail" not in one)


def test_the_finding_page_of_the_page_has_the_form_that_the_others_have() -> None:
    new, other = (files("detector")["docs/findings/NN315.md"], (PAGES.parent / "findings/NN308.md").read_text("utf-8"))
    assert re.findall("^## .*", new, re.MULTILINE) == re.findall("^## .*", other, re.MULTILINE)


def test_the_importer_of_the_page_writes_what_the_page_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = files("importer")
    for place in ("namenorm.gazetteer.importers.ror", "namenorm.cli.imports.ror"):
        module = ModuleType(place)
        exec(given[f"{place.replace('.', '/')}.py"], module.__dict__)
        monkeypatch.setitem(sys.modules, place, module)
    assert isinstance(import_command, Verbs)
    name, module = ast.literal_eval(f"{{{given['VERBS']}}}").popitem()
    monkeypatch.setitem(import_command.places, name, module)
    (tmp_path / "sample.jsonl").write_text(given["sample.jsonl"], "utf-8")
    done = CliRunner().invoke(
        import_command, ["ror", str(tmp_path / "sample.jsonl"), "-o", str(tmp_path / "ror.jsonl")]
    )
    assert (tmp_path / "ror.jsonl").read_text("utf-8") == given["ror.jsonl"]
    assert (done.exit_code, done.stderr.count("sample.jsonl:4: is no organisation of ROR")) == (2, 1)
    assert "left out for status: 1" in done.stdout
