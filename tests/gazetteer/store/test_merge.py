"""Two entities that are one, and one that is two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Name, Role
from namenorm.gazetteer.store.store import Store
from namenorm.gazetteer.store.values import Conflict
from tests.gazetteer.store.people import DALY, PLACE, person, put
from tests.gazetteer.store.test_edit import held

BOB = person(
    "bulk:7",
    "Bob Daly",
    Name("戴博", "zh", "adopted"),
    Name("罗伯特·戴利", "zh", "alias"),
    about="of the Wilson Center",
    countries=("US", "CN"),
    roles=(Role("attaché", "Embassy in Beijing"),),
    ids=("wikidata:Q1", "viaf:2"),
)


def test_the_kept_one_has_all_and_the_dropped_identifier_leads_to_it(store: Store) -> None:
    store.add(DALY, editor="ann")
    put(store, BOB)
    event = store.merge(DALY.id, BOB.id, editor="bob", why="same man")
    now = held(store, DALY.id)
    assert [(one.text, one.kind, one.source) for one in now.names] == [
        ("Robert Daly", "canonical", ""),
        ("戴博", "adopted", ""),
        ("Bob Daly", "alias", "bulk"),
        ("罗伯特·戴利", "alias", "bulk"),
    ]
    assert now.roles == (*DALY.roles, *BOB.roles)
    assert now.ids == ("wikidata:Q1", "viaf:2")
    assert (now.name, now.about, now.countries) == ("Robert Daly", "American sinologist", ("US", "CN"))
    by_old = store.entity(BOB.id)
    assert by_old is not None
    assert (by_old.entity, by_old.note) == (now, "bulk:7 was merged into curated:robert-daly")
    assert [one.id for one in store.entities()] == [DALY.id]
    assert [one.entity_id for one in store.changes(event.id)] == [BOB.id, DALY.id]
    assert store.find("Bob Daly")[0].entity == now


def test_an_identifier_leads_through_several_mergers(store: Store) -> None:
    put(store, DALY, BOB, person("x:1", "R. Daly"))
    store.merge("x:1", BOB.id, editor="ann")
    store.merge(DALY.id, "x:1", editor="ann")
    found = store.entity(BOB.id)
    assert found is not None
    assert found.entity.id == DALY.id


def test_who_was_kept_apart_from_the_dropped_one_is_so_from_the_kept_one(store: Store) -> None:
    other = person("x:9", "Tom Daly", not_same_as=(BOB.id,))
    put(store, DALY, BOB, other)
    event = store.merge(DALY.id, BOB.id, editor="ann")
    assert held(store, "x:9").not_same_as == (DALY.id,)
    store.undo(event.id, editor="ann")
    assert [held(store, one.id) for one in (DALY, BOB, other)] == [DALY, BOB, other]


def test_what_cannot_be_merged(store: Store) -> None:
    apart = replace(BOB, not_same_as=(DALY.id,))
    for one in (DALY, apart, PLACE):
        store.add(one, editor="ann")
    for keep, drop, says in [
        (DALY.id, apart.id, "kept apart"),
        (DALY.id, PLACE.id, "a person and geo:1 a place"),
        (DALY.id, DALY.id, "one entity already"),
        (DALY.id, "x:none", "no entity x:none"),
    ]:
        with pytest.raises(GazetteerError, match=says):
            store.merge(keep, drop, editor="bob")
    with pytest.raises(Conflict):
        store.merge(DALY.id, PLACE.id, editor="bob", versions={DALY.id: 3})
    assert len(store.events()) == 3


def test_a_split_divides_the_names_and_keeps_the_two_apart(store: Store) -> None:
    both = replace(DALY, names=(*DALY.names, Name("Bob Daly", "en", "alias"), Name("戴利", "zh", "alias")))
    store.add(both, editor="ann")
    event = store.split(DALY.id, person("curated:bob-daly", "Bob Daly"), both.names[2:], editor="bob", why="two men")
    old, new = held(store, DALY.id), held(store, "curated:bob-daly")
    assert old.names == DALY.names
    assert old.not_same_as == ("curated:bob-daly",)
    assert [(one.text, one.kind) for one in new.names] == [
        ("Bob Daly", "canonical"),
        ("Bob Daly", "alias"),
        ("戴利", "alias"),
    ]
    assert new.not_same_as == (DALY.id,)
    store.undo(event.id, editor="ann")
    assert held(store, DALY.id) == both
    assert store.entity("curated:bob-daly") is None


def test_what_cannot_be_split(store: Store) -> None:
    store.add(DALY, editor="ann")
    new = person("", "Bob Daly")
    with pytest.raises(GazetteerError, match="has no name Nobody"):
        store.split(DALY.id, new, [Name("Nobody", "en", "alias")], editor="bob")
    with pytest.raises(GazetteerError, match="canonical name"):
        store.split(DALY.id, new, DALY.names[:1], editor="bob")
    with pytest.raises(Conflict, match="in use"):
        store.split(DALY.id, person(DALY.id, "Bob Daly"), DALY.names[1:], editor="bob")
