"""Bulk files: what is written is read again, a fault names itself, fragments join the entities of other files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer import lines
from namenorm.gazetteer.files import book_parts, load_book
from namenorm.gazetteer.lines import from_line, read_lines, to_line, write_lines
from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.gazetteer.parts import NamePart, write_parts
from tests.books import write_book

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
SAID = TEXT.filter(str.strip)
NAMES = st.builds(
    Name,
    text=SAID,
    lang=st.sampled_from(["en", "zh-Hant-TW"]),
    kind=st.sampled_from(["canonical", "native", "misspelling"]),
    style=st.lists(TEXT, max_size=2).map(tuple),
    verified=st.booleans(),
    source=TEXT,
    since=st.sampled_from(["", "2020-01"]),
)
ROLES = st.builds(Role, title=SAID, seats=st.none() | st.integers(0, 9), until=st.sampled_from(["", "2021"]))
ENTITIES = st.builds(
    Entity,
    id=st.sampled_from(["mine:a", "mine:b"]),
    kind=st.sampled_from(["person", "org", "place", "other"]),
    name=SAID,
    countries=st.lists(st.sampled_from(["TW", "US"]), max_size=2).map(tuple),
    names=st.lists(NAMES, max_size=3).map(tuple),
    roles=st.lists(ROLES, max_size=2).map(tuple),
    not_same_as=st.lists(TEXT, max_size=2).map(tuple),
    ids=st.lists(TEXT, max_size=2).map(tuple),
    note=TEXT,
)


@given(entity=ENTITIES)
def test_a_line_gives_the_same_entity_back(entity: Entity) -> None:
    line = to_line(entity)
    assert "\n" not in line
    assert from_line(line) == (entity, False)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("[]", "a line is a JSON object"),
        ("{", "Expecting"),
        ('{"id": "x", "kind": "person", "name": "X"}', "id is 'x'; write source:local"),
        ('{"id": "m:x", "kind": "man", "name": "X"}', "kind is 'man'; write one of person"),
        ('{"id": "m:x", "kind": "person", "name": " "}', "an entity has a name"),
        ('{"id": "m:x", "kind": "person", "name": "X", "age": 4}', "unknown field age of an entity"),
        ('{"id": "m:x", "kind": "person", "name": "X", "countries": "TW"}', "countries is a list of texts"),
        ('{"id": "m:x", "kind": "person", "name": "X", "names": ["Y"]}', "a name is a mapping, not 'Y'"),
        ('{"id": "m:x", "kind": "person", "name": "X", "names": [{"text": "Y"}]}', "a name needs the text lang"),
        ('{"id": "m:x", "kind": "person", "name": "X", "roles": [{"title": 4}]}', "a role needs the text title"),
        ('{"id": "m:x", "kind": "person", "name": "X", "about": 4}', "about of an entity is a text, not 4"),
    ],
)
def test_a_fault_says_what_is_wrong(line: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        from_line(line)


ANYTHING = st.none() | st.booleans() | st.integers() | SAID | st.lists(SAID, max_size=2) | st.just({"text": "X"})
FIELDS = ("id", "kind", "name", "countries", "ids", "names", "roles", "about", "age")
PARTS = ("text", "lang", "kind", "style", "verified", "title", "seats")


@given(
    entity=ENTITIES,
    changes=st.dictionaries(st.sampled_from(FIELDS), ANYTHING, max_size=2),
    inner=st.dictionaries(st.sampled_from(PARTS), ANYTHING, max_size=2),
    fragment=st.booleans(),
)
def test_the_quick_look_passes_no_fault(
    entity: Entity, changes: dict[str, object], inner: dict[str, object], fragment: bool
) -> None:
    raw = json.loads(to_line(entity))
    for one in [*raw.get("names", []), *raw.get("roles", [])][:1]:
        one.update(inner)
    raw.update(changes)
    assert not (lines._is_plain(raw, fragment) and list(lines._faults(raw, fragment)))


def test_the_quick_look_is_passed_by_what_a_bulk_file_holds() -> None:
    names = (Name("Robert Daly", "en", "canonical"), Name("戴博", "zh", "adopted", source="other"))
    entity = Entity("m:x", "person", "Robert Daly", names=names, roles=(Role("director", until="2021"),))
    assert lines._is_plain(json.loads(to_line(entity)), False)


def test_a_faulty_line_is_named_by_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "bulk.jsonl"
    written = [to_line(Entity(f"mine:{number}", "person", "Somebody")) for number in range(3)]
    file.write_text("\n".join((written[0], "{}", "", *written[1:], "")), "utf-8")
    book = load_book(tmp_path)
    assert sorted(book.entities) == ["mine:0", "mine:1", "mine:2"]
    assert book.faults == (f"{file}:2: id is None; write source:local",)


def test_bytes_that_are_no_text_are_a_fault_of_their_line(tmp_path: Path) -> None:
    file = tmp_path / "bulk.jsonl"
    file.write_bytes(b'{"id": "mine:a", "kind": "person", "name": "A"}\n\xff\xfe\n')
    assert [(number, fault == "") for number, _, _, fault in read_lines(file)] == [(1, True), (2, False)]


def test_lines_are_written_in_the_order_of_identifiers(tmp_path: Path) -> None:
    one, two = Entity("mine:a", "person", "A"), Entity("mine:b", "person", "B")
    write_lines([two, one], tmp_path / "1.jsonl")
    write_lines([one, two], tmp_path / "2.jsonl")
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_a_fragment_adds_names_with_their_source_to_an_entity_of_another_file(tmp_path: Path) -> None:
    write_book(tmp_path, {"a": {"name": "Good Person", "names": {"native": {"zh": "好人"}}}})
    fragment = Entity(
        "mine:a", "other", "", names=(Name("好人", "zh", "native"), Name("Хороший", "ru", "alias")), source="theirs"
    )
    write_lines([fragment], tmp_path / "more.jsonl", fragments=True)
    names = load_book(tmp_path).entities["mine:a"].names
    assert [(one.text, one.source) for one in names] == [("Good Person", ""), ("好人", ""), ("Хороший", "theirs")]


def test_a_fragment_of_nothing_is_a_fault(tmp_path: Path) -> None:
    write_lines([Entity("mine:x", "other", "", source="theirs")], tmp_path / "more.jsonl", fragments=True)
    assert load_book(tmp_path).faults == (f"{tmp_path}/more.jsonl:1: mine:x: a fragment of an entity that no file has",)


def test_parts_are_read_again_and_are_no_entities(tmp_path: Path) -> None:
    parts = [NamePart("mine:daly", "surname", (("han", "戴利"), ("latin", "Daly"), ("latin", "Daley")), 3, "mine")]
    write_parts(parts, tmp_path / "mine.parts.jsonl")
    assert list(book_parts(tmp_path)) == parts
    assert not load_book(tmp_path).entities
    assert not load_book(tmp_path).faults
