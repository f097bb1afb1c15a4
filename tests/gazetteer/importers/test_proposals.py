"""Proposals out of items as Wikidata writes them: three in full, as a dump, as an answer, and as rows of a query.

``tests/cases/gazetteer/importers/wikidata_full.json`` is an office and two holders, with ranks, unknown and no values,
qualifiers, references, other kinds of value, and an item that another was merged into.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from namenorm.cli import main
from namenorm.gazetteer.checks import check
from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.importers.proposals import Reading
from tests.books import CASES

FULL = CASES / "gazetteer/importers/wikidata_full.json"
HEAD = "kind: person\nsource: mine\nentities:\n"
ANNA = """\
  anna-berzina: {name: Anna Bērziņa, about: Prime Minister of Latvia, countries: [LV],
    names: {alias: {zh: 安娜·贝尔津娅}},
    roles: [{title: prime minister, of: Latvia, country: LV, since: 2019-05, seats: 1, checked_on: 2025-06-30},
      {title: chair, of: Unity, since: 2018, checked_on: 2025-06-30}]}
"""
JANIS = "  # the successor\n  janis-ozols: {name: Jānis Ozols, countries: [LV], ids: ['wikidata:Q80000007']}\n"
NAMESAKE = "  janis-ozols-painter: {name: Jānis Ozols, about: painter, not: ['mine:janis-ozols']}\n"
ANNA_PAGE, JANIS_PAGE = (f"https://www.wikidata.org/wiki/Q9000001{n}" for n in (1, 2))
PRIME_MINISTER = {"title": "prime minister", "organisation": "Latvia", "country": "LV"}


def _book(folder: Path, *entries: str) -> Path:
    folder.mkdir()
    (folder / "SOURCES.toml").write_text('[mine]\nlicence = "MIT"\n', "utf-8")
    (folder / "people.yaml").write_text(HEAD + "".join(entries), "utf-8")
    return folder


def _said(source: Path, book: Path, as_of: str = "2026-02-15") -> list[dict[str, Any]]:
    told: list[str] = []
    reading = Reading(book, as_of)
    reading.read(source, told.append)
    assert told == []
    found: list[dict[str, Any]] = yaml.safe_load("".join(one.line() for one in reading.proposals())) or []
    return found


def _dump(folder: Path, *changes: tuple[str, str]) -> Path:
    text = FULL.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = folder / "dump.json"
    file.write_text(text, "utf-8")
    return file


@pytest.fixture
def expected() -> list[dict[str, Any]]:
    """What the three items say of the two persons."""
    closed = {**PRIME_MINISTER, "seats": 1, "since": "2019-05", "until": "2025-11-01"}
    return [
        {"entry": "mine:anna-berzina", "died": "(1960-2026)", "died_on": "2026-02-10", "citation": ANNA_PAGE},
        {"entry": "mine:anna-berzina", "role": closed, "citation": ANNA_PAGE},
        {
            "entry": "mine:janis-ozols",
            "role": {**PRIME_MINISTER, "since": "2025-11-01"},
            "after": "Anna Bērziņa",
            "citation": ANNA_PAGE,
        },
        {
            "entry": "mine:janis-ozols",
            "role": {**PRIME_MINISTER, "since": "2025-11-01", "checked_on": "2026-02-15"},
            "citation": JANIS_PAGE,
        },
    ]


def _dates_as_texts(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(json.dumps(found, default=str))
    return loaded


def test_a_dump_proposes_ends_successors_and_deaths(tmp_path: Path, expected: list[dict[str, Any]]) -> None:
    found = _dates_as_texts(_said(FULL, _book(tmp_path / "book", ANNA, JANIS, NAMESAKE)))
    for one in expected:
        assert one in found
    assert len(found) == len(expected), "nothing of deprecated, unknown and half-known statements"


def test_an_answer_of_the_api_says_the_same(tmp_path: Path, expected: list[dict[str, Any]]) -> None:
    entities = {one["id"]: one for one in json.loads(FULL.read_text("utf-8"))}
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"entities": entities, "success": 1}), "utf-8")
    found = _dates_as_texts(_said(answer, _book(tmp_path / "book", ANNA, JANIS)))
    assert len(found) == len(expected)


def test_an_office_behind_its_holders_and_of_another_class_is_found(
    tmp_path: Path, expected: list[dict[str, Any]]
) -> None:
    office, *holders = json.loads(FULL.read_text("utf-8"))
    office["claims"]["P31"][0]["mainsnak"]["datavalue"]["value"]["id"] = "Q2285706"
    dump = tmp_path / "dump.json"
    dump.write_text("\n".join(json.dumps(one) for one in (*holders, office)), "utf-8")
    assert len(_said(dump, _book(tmp_path / "book", ANNA, JANIS))) == len(expected)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("  anna: {name: Anna Bērziņa, countries: [LV]}\n", "one name alone may be a namesake's"),
        ("  anna: {name: Anna Bērziņa, names: {alias: {zh: 安娜·别尔津娜}}}\n", "another Chinese name"),
        (ANNA + ANNA.replace("anna-berzina", "anna-2"), "two whom it may mean"),
    ],
)
def test_nothing_is_proposed_for_whom_it_may_not_be(entry: str, why: str, tmp_path: Path) -> None:
    assert _said(FULL, _book(tmp_path / "book", entry)) == [], why


def test_what_the_book_knows_already_is_not_proposed(tmp_path: Path) -> None:
    book = _book(tmp_path / "book", ANNA.replace("since: 2019-05,", "since: 2019-05, until: 2025-11-01,"))
    (one,) = _said(FULL, book)
    assert one["died"] == "(1960-2026)"


def test_a_native_name_is_proposed_unconfirmed(tmp_path: Path) -> None:
    (one,) = (
        one
        for one in _said(FULL, _book(tmp_path / "book", ANNA.replace("Anna Bērziņa", "Anna Berzina")))
        if "name" in one
    )
    assert one["name"] == {"text": "Anna Bērziņa", "lang": "lv", "kind": "native", "verified": False}


def test_an_editor_accepts_what_is_left_of_the_file(tmp_path: Path) -> None:
    book, file = _book(tmp_path / "book", ANNA, JANIS), tmp_path / "proposals.yaml"
    command = ["gazetteer", "import", "wikidata", str(FULL), "--propose", str(file), "--book", str(book)]
    before = (book / "people.yaml").read_text("utf-8")
    made = CliRunner().invoke(main, [*command, "--as-of", "2026-02-15"])
    assert (made.exit_code, "4 proposals" in made.output) == (0, True), made.output
    assert (book / "people.yaml").read_text("utf-8") == before, "dry until it is accepted"
    kept = [line for line in file.read_text("utf-8").splitlines() if "after:" not in line]
    file.write_text("\n".join(kept), "utf-8")
    accepted = CliRunner().invoke(main, ["gazetteer", "accept", str(file), str(book)])
    assert (accepted.exit_code, "2 entries" in accepted.output) == (0, True), accepted.output
    entities = load_book(book).entities
    anna, janis = entities["mine:anna-berzina"], entities["mine:janis-ozols"]
    assert anna.about == "Prime Minister of Latvia (1960-2026)"
    assert [(one.title, one.until) for one in anna.roles] == [("prime minister", "2025-11-01"), ("chair", "2026-02-10")]
    assert [(one.title, one.since, one.checked_on) for one in janis.roles] == [
        ("prime minister", "2025-11-01", "2026-02-15")
    ]
    assert "  # the successor\n" in (book / "people.yaml").read_text("utf-8")
    assert not check([book])
    again = CliRunner().invoke(main, [*command, "--as-of", "2026-02-15"])
    assert "0 proposals" in again.output


def test_rows_of_a_query_say_the_same(tmp_path: Path) -> None:
    anna, office = ("http://www.wikidata.org/entity/Q9000001" + last for last in "10")

    def row(what: str, value: str, lang: str = "", **more: str) -> dict[str, Any]:
        said = {"item": anna, "what": what, "value": value, **more}
        made: dict[str, Any] = {name: {"type": "literal", "value": one} for name, one in said.items()}
        return {**made, "value": {**made["value"], **({"xml:lang": lang} if lang else {})}}

    times = {"since": "2019-05-08T00:00:00Z", "sincePrecision": "11", "until": "2025-11-01T00:00:00Z"}
    after = "http://www.wikidata.org/entity/Q80000007"
    rows = [
        row("label", "Anna Bērziņa", "en"),
        row("label", "安娜·贝尔津娅", "zh"),
        row("P569", anna, since="1960-01-01T00:00:00Z", sincePrecision="9"),
        row("P570", anna, since="2026-02-10T00:00:00Z", sincePrecision="11"),
        row("P39", office, valueLabel="Prime Minister of Latvia", **times, untilPrecision="11", after=after),
    ]
    answer, file = tmp_path / "answer.json", tmp_path / "proposals.yaml"
    answer.write_text(json.dumps({"head": {"vars": []}, "results": {"bindings": rows}}), "utf-8")
    book = _book(tmp_path / "book", ANNA, JANIS)
    asked = ["gazetteer", "import", "sparql", "--position", "Q90000010", "--results", str(answer)]
    made = CliRunner().invoke(main, [*asked, "--propose", str(file), "--book", str(book)])
    assert made.exit_code == 0, made.output
    found = yaml.safe_load(file.read_text("utf-8"))["proposals"]
    assert [(one["entry"], "died" in one, one.get("after")) for one in found] == [
        ("mine:anna-berzina", True, None),
        ("mine:anna-berzina", False, None),
        ("mine:janis-ozols", False, "Anna Bērziņa"),
    ]


@pytest.mark.parametrize("text", ["", "proposals: 1", "proposals: [1]", "proposals: [{role: {}}]", "{", "a: b"])
def test_what_is_no_file_of_proposals_changes_nothing(text: str, tmp_path: Path) -> None:
    book, file = _book(tmp_path / "book", ANNA), tmp_path / "proposals.yaml"
    file.write_text(text, "utf-8")
    accepted = CliRunner().invoke(main, ["gazetteer", "accept", str(file), str(book)])
    assert accepted.exit_code != 0
    assert "proposal" in accepted.output
    assert (book / "people.yaml").read_text("utf-8") == HEAD + ANNA
