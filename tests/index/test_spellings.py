"""Under which keys an entity is found: one entity at a time, attested before generated."""

from __future__ import annotations

import pytest

from namenorm.gazetteer.entry import entity_from_entry
from namenorm.gazetteer.model import Entity
from namenorm.index.spellings import DERIVED, SYSTEMS, Speller
from namenorm.text.key import squash
from tests.books import cases, entities

SPELLER = Speller()


@pytest.mark.parametrize(("entry", "expect"), cases("index/spellings"))
def test_case(entry: dict[str, object], expect: dict[str, str | None]) -> None:
    kind = entry.pop("kind", "person")
    entity, faults = entity_from_entry({"kind": kind, "source": "mine"}, "a", entry)
    assert entity is not None, faults
    found = {one.key: one.system for one in SPELLER.spellings(entity)}
    assert {key: found.get(key) for key in expect} == expect


@pytest.mark.parametrize("entity", entities(), ids=lambda one: one.id)
def test_each_key_stands_once_in_order_and_points_at_a_name(entity: Entity) -> None:
    all_of = SPELLER.spellings(entity)
    keys = [one.key for one in all_of]
    assert keys == sorted(set(keys))
    assert all(one.system in SYSTEMS and one.name < len(entity.names) for one in all_of)
    assert all(key == squash(key) and len(key) > 1 for key in keys)


@pytest.mark.parametrize("entity", entities(), ids=lambda one: one.id)
def test_an_attested_name_never_counts_as_generated(entity: Entity) -> None:
    attested = {squash(name.text) for name in entity.names}
    derived = {one.key for one in SPELLER.spellings(entity) if one.system in DERIVED}
    assert not attested & derived
