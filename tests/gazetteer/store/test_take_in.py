"""An import is one event: new entities, names for those that are there, and back again."""

from __future__ import annotations

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.store import Store
from tests.gazetteer.store.people import CHONG, DALY, PLACE, person

ANNA = person("acme:anna", "Anna Berg", Name("安娜", "zh", "alias"))


def _addition(entity_id: str, *names: Name) -> Entity:
    return Entity(entity_id, "other", "", names=names, source="acme")


def test_new_entities_and_names_are_one_event(store: Store) -> None:
    store.add(DALY, editor="ann")
    taken = store.take_in(
        [ANNA, PLACE],
        [_addition(DALY.id, Name("罗伯特·戴利", "zh", "alias")), _addition(DALY.id, Name("ダリー", "ja", "alias"))],
        editor="bob",
        why="the agency's list",
    )
    assert (taken.added, taken.changed, taken.faults) == (2, 1, [])
    assert taken.event is not None
    assert [(one.action, one.act.editor) for one in store.events()] == [("import", "bob"), ("add", "ann")]
    found = store.entity(DALY.id)
    assert found is not None
    assert found.entity.names[-2:] == (
        Name("罗伯特·戴利", "zh", "alias", source="acme"),
        Name("ダリー", "ja", "alias", source="acme"),
    )
    assert found.version == 2


def test_undo_takes_all_of_it_back(store: Store) -> None:
    store.add(DALY, editor="ann")
    taken = store.take_in([ANNA], [_addition(DALY.id, Name("罗伯特·戴利", "zh", "alias"))], editor="bob")
    assert taken.event is not None
    store.undo(taken.event.id, editor="ann")
    assert list(store.entities()) == [DALY]


def test_what_is_or_was_in_use_is_left_out_and_named(store: Store) -> None:
    store.add(ANNA, editor="ann")
    event = store.add(CHONG, editor="ann")
    store.undo(event.id, editor="ann")
    taken = store.take_in([ANNA, CHONG, PLACE], [_addition("acme:gone", Name("x", "en", "alias"))], editor="bob")
    assert (taken.added, taken.changed) == (1, 0)
    assert [one.partition(":")[0] + ":" + one.split(":")[1] for one in sorted(taken.faults)] == [
        "acme:anna",
        "acme:gone",
        "curated:ja-ian-chong",
    ]


def test_names_that_are_there_change_nothing(store: Store) -> None:
    store.add(DALY, editor="ann")
    taken = store.take_in([], [_addition(DALY.id, Name("戴博", "zh", "adopted"))], editor="bob")
    assert (taken.event, taken.changed) == (None, 0)
    assert len(store.events()) == 1


def test_an_import_that_is_no_entity_writes_nothing(store: Store) -> None:
    broken = Entity("acme:x", "animal", "Rex", names=(Name("Rex", "en", "canonical"),))  # type: ignore[arg-type]
    with pytest.raises(GazetteerError, match="acme:x: kind is 'animal'"):
        store.take_in([ANNA, broken], [], editor="bob")
    assert list(store.entities()) == []


def test_its_source_is_added_and_one_that_is_known_stays(store: Store) -> None:
    store.take_in([ANNA], [], editor="bob", sources={"acme": {"licence": "CC0-1.0"}})
    store.take_in([PLACE], [], editor="bob", sources={"acme": {"licence": "MIT"}, "geo": {"licence": "MIT"}})
    assert store.sources() == {"acme": {"licence": "CC0-1.0"}, "geo": {"licence": "MIT"}}


def test_what_editors_did_by_hand_is_judged_and_what_was_brought_is_not(store: Store) -> None:
    store.add(DALY, editor="ann")
    event = store.add(CHONG, editor="ann")
    store.take_in([ANNA], [], editor="bob")
    assert store.judged() == {DALY.id, CHONG.id}
    undone = store.undo(event.id, editor="ann")
    assert store.judged() == {DALY.id}
    store.undo(undone.id, editor="ann")
    assert store.judged() == {DALY.id, CHONG.id}
