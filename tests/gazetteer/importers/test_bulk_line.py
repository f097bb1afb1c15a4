"""The quick line of an entity against its slow twin, and names in the place of items."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer.importers.bulk_line import bulk_line, named, pending_surname
from namenorm.gazetteer.lines import to_line
from namenorm.gazetteer.model import Entity, Name, Role

_TEXT = st.text(max_size=6)
_NAMES = st.builds(Name, _TEXT, _TEXT, st.just("alias"), st.tuples(_TEXT), st.booleans(), _TEXT, _TEXT, _TEXT, _TEXT)
_ROLES = st.builds(Role, _TEXT, _TEXT, _TEXT, st.none() | st.integers(0, 9), _TEXT, _TEXT, _TEXT)
_ENTITIES = st.builds(
    Entity,
    id=_TEXT,
    kind=st.sampled_from(["person", "org"]),
    name=_TEXT,
    surname=_TEXT,
    about=_TEXT,
    countries=st.lists(_TEXT, max_size=2).map(tuple),
    names=st.lists(_NAMES, max_size=3).map(tuple),
    roles=st.lists(_ROLES, max_size=3).map(tuple),
    ids=st.lists(_TEXT, max_size=2).map(tuple),
)
LABELS = {"Q11": ("mayor", "DE"), "Q21": ("Gärtner", ""), "Q22": ("García Márquez", ""), "Q23": ("Berg", "")}


@given(_ENTITIES)
def test_the_quick_line_is_the_slow_one(entity: Entity) -> None:
    assert bulk_line(entity) == to_line(entity)


@pytest.mark.parametrize(
    ("name", "items", "otherwise", "surname"),
    [
        ("Karl Gaertner", ("Q21",), "x", "x"),
        ("Karl Gärtner", ("Q21",), "x", "Gärtner"),
        ("Karl Gartner", ("Q21",), "x", "Gartner"),
        ("Gabriel García Márquez", ("Q22",), "Márquez", "García Márquez"),
        ("Anna Berg", ("Q99", "Q23"), "x", "Berg"),
        ("Anna Berg", ("Q99",), "Berg", "Berg"),
        ("Anna Bergman", ("Q23",), "Bergman", "Bergman"),
        ("Madonna", ("Q23",), "", ""),
        ("Berg Anna Berg", ("Q23",), "x", "Berg"),
    ],
)
def test_a_surname_is_what_the_item_is_called_if_the_name_has_it(
    name: str, items: tuple[str, ...], otherwise: str, surname: str
) -> None:
    entity = Entity("wikidata:Q1", "person", name, surname=pending_surname(items, otherwise))
    line, _ = named(bulk_line(entity), LABELS.get)
    assert json.loads(line).get("surname", "") == surname


def test_an_office_is_called_by_its_label_and_left_out_without_one() -> None:
    roles = (Role("Q11", since="2020"), Role("Q404"), Role("Q1 of the year"))
    line, unnamed = named(bulk_line(Entity("wikidata:Q1", "person", "Anna Berg", roles=roles)), LABELS.get)
    assert json.loads(line)["roles"] == [
        {"title": "mayor", "since": "2020", "country": "DE"},
        {"title": "Q1 of the year"},
    ]
    assert unnamed == 1
