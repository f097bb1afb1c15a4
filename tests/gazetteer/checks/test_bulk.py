"""Bulk files, fragments and parts, on cases as data: a fault is file, line, severity, rule and a part of its text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer.checks import check
from namenorm.gazetteer.checks.line_files import read_parts
from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.parts import parts_of
from tests.books import cases
from tests.gazetteer.checks.books import write

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda one: st.lists(one, max_size=3), max_leaves=5
)
FIELDS = st.sampled_from(["id", "role", "frequency", "source", "han", "latin", "hann"])


def _line(given: Any) -> str:
    """Return a line as it stands, or that of a person by identifier, English name, Han name and further fields."""
    if isinstance(given, str):
        return given
    identifier, english, han, *more = given
    names = [{"text": english, "lang": "en", "kind": "canonical"}, {"text": han, "lang": "zh", "kind": "native"}]
    raw = {"id": identifier, "kind": "person", "name": english, "names": names, "source": "mine"}
    return json.dumps({**raw, **(more[0] if more else {})}, ensure_ascii=False)


def _write(folder: Path, files: dict[str, Any]) -> None:
    write(folder, [], name="none.yaml").unlink()
    for name, lines in files.items():
        if name.endswith(".yaml"):
            kind = lines[0].removeprefix("kind: ") if lines[0].startswith("kind") else "person"
            write(folder, lines[lines[0].startswith("kind") :], kind, name)
        else:
            (folder / name).write_text("".join(f"{_line(one)}\n" for one in lines), "utf-8")


@pytest.mark.parametrize(("files", "expect"), cases("gazetteer/checks_bulk"))
def test_case(files: dict[str, Any], expect: list[Any], tmp_path: Path) -> None:
    _write(tmp_path, files)
    found = sorted(check([tmp_path]), key=lambda one: (one.place, one.rule, one.message))
    told = [[one.place.file.name, one.place.line, one.severity, one.rule] for one in found]
    assert told == [one[:4] for one in expect], [str(one) for one in found]
    assert [str(one) for one, (*_, said) in zip(found, expect, strict=True) if said not in one.message] == []


@pytest.mark.parametrize(("files", "expect"), cases("gazetteer/checks_bulk"))
def test_what_the_loader_leaves_out_is_an_error(files: dict[str, Any], expect: list[Any], tmp_path: Path) -> None:
    _write(tmp_path, files)
    left_out = {fault.split(": ")[0] for fault in load_book(tmp_path).faults}
    errors = {str(one.place) for one in check([tmp_path]) if one.severity == "error"}
    assert left_out <= errors, expect


def test_bytes_that_are_no_text_are_named_with_their_line(tmp_path: Path) -> None:
    _write(tmp_path, {"a.jsonl": [["mine:1", "Anna Berg", "安娜"]]})
    with (tmp_path / "a.jsonl").open("ab") as file:
        file.write(b'{"id": "mine:2", "kind": "person", "name": "\xff"}\n')
    [fault] = check([tmp_path])
    assert (fault.place.line, fault.rule) == (2, "malformed")
    assert str(fault).isprintable()


def test_one_bulk_file_is_judged_beside_the_rest_of_its_book(tmp_path: Path) -> None:
    fragment = '{"id": "mine:a", "fragment": true, "ids": ["wikidata:Q1"], "source": "mine"}'
    _write(tmp_path, {"a.yaml": ["  a: {name: Anna Berg, gender: m}", "  b: {name: B, sex: m}"], "b.jsonl": [fragment]})
    assert check([tmp_path / "b.jsonl"]) == ()


@given(st.dictionaries(FIELDS, JSON, max_size=4))
def test_a_part_that_the_loader_refuses_is_never_sound(tmp_path_factory: pytest.TempPathFactory, raw: Any) -> None:
    file = tmp_path_factory.mktemp("parts") / "a.parts.jsonl"
    file.write_text(json.dumps(raw), "utf-8")
    faults: list[Any] = []
    read_parts(file, faults)
    if not faults:
        assert [one.id for one in parts_of(file)] == [raw["id"]]
