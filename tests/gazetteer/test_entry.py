"""One entry, on cases that are data: tests/cases/gazetteer/entry.jsonl; null expects no fault."""

from __future__ import annotations

from typing import Any

import pytest

from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.model import Name, Role
from tests.books import cases

HEADER = {"kind": "person", "source": "mine", "checked_on": "2025-03-31"}


@pytest.mark.parametrize(("entry", "expect"), cases("gazetteer/entry"))
def test_case(entry: Any, expect: str | None) -> None:
    entity, faults = entity_from_entry(HEADER, "a", entry)
    assert (entity is None) is (expect is not None)
    assert any(expect in one for one in faults) if expect is not None else faults == []


@pytest.mark.parametrize(
    ("header", "local", "says"),
    [
        ({"kind": "people", "source": "mine"}, "a", "the file's kind is 'people'"),
        ({"kind": "person"}, "a", "the file has no source"),
        (HEADER, "Robert Daly", "keys are lower-case"),
    ],
)
def test_header_and_key_are_checked_too(header: dict[str, str], local: str, says: str) -> None:
    entity, faults = entity_from_entry(header, local, {"name": "Robert Daly"})
    assert entity is None
    assert any(says in one for one in faults)


def test_all_faults_of_an_entry_are_told_at_once() -> None:
    _, faults = entity_from_entry(HEADER, "a", {"name": "Robert Daly", "gender": "x", "born": 1960})
    assert len(faults) == 2


def test_an_entry_becomes_an_entity() -> None:
    entry = {
        "name": "Robert Daly",
        "names": {"adopted": {"zh": ["戴博", {"text": "戴波", "verified": False, "style": "bbc"}]}},
        "roles": [{"title": "director", "of": "Institute", "since": 2013}],
    }
    entity, _ = entity_from_entry(HEADER, "robert-daly", entry)
    assert entity is not None
    assert (entity.id, entity.surname, entity.source) == ("mine:robert-daly", "Daly", "mine")
    assert entity.names == (
        Name("Robert Daly", "en", "canonical"),
        Name("戴博", "zh", "adopted"),
        Name("戴波", "zh", "adopted", ("bbc",), verified=False),
    )
    assert entity.roles == (Role("director", "Institute", since="2013", checked_on="2025-03-31"),)


@pytest.mark.parametrize(
    ("name", "kind", "surname"),
    [
        ("Robert Daly", "person", "Daly"),
        ("Ursula von der Leyen", "person", "von der Leyen"),
        ("Martin King Jr.", "person", "King"),
        ("Pelé", "person", "Pelé"),
        ("Wilson Center", "org", ""),
    ],
)
def test_a_surname_that_is_not_given_is_the_last_word(name: str, kind: str, surname: str) -> None:
    entity, _ = entity_from_entry({**HEADER, "kind": kind}, "a", {"name": name})
    assert entity is not None
    assert entity.surname == surname
