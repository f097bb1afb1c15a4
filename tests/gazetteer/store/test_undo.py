"""Undo: a new event that restores exactly."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from namenorm.errors import GazetteerError
from namenorm.gazetteer.lines import to_line
from namenorm.gazetteer.model import Name
from namenorm.gazetteer.store.store import Store
from namenorm.gazetteer.store.values import Conflict
from namenorm.gazetteer.store.writing import total_of
from tests.gazetteer.store.people import DALY, person
from tests.gazetteer.store.test_edit import held


def test_an_undo_is_undone_and_that_again(store: Store) -> None:
    added = store.add(DALY, editor="ann")
    undone = store.undo(added.id, editor="bob", why="a mistake")
    assert store.entity(DALY.id) is None
    assert (undone.action, undone.undoes, undone.act.why) == ("undo", added.id, "a mistake")
    back = store.undo(undone.id, editor="ann")
    assert held(store, DALY.id) == DALY
    store.undo(back.id, editor="bob")
    assert store.entity(DALY.id) is None
    assert [one.event.action for one in store.history(DALY.id)] == ["add", "undo", "undo", "undo"]


def test_what_was_changed_later_is_not_undone_over(store: Store) -> None:
    store.add(DALY, editor="ann")
    first = store.edit(replace(DALY, about="first"), 1, editor="ann")
    store.edit(replace(DALY, about="second"), 2, editor="bob")
    assert first is not None
    with pytest.raises(Conflict, match=r"curated:robert-daly was changed since, in event 3 \(edit by bob\)"):
        store.undo(first.id, editor="ann")
    assert held(store, DALY.id).about == "second"


def test_an_event_is_not_undone_twice(store: Store) -> None:
    added = store.add(DALY, editor="ann")
    store.undo(added.id, editor="ann")
    with pytest.raises(Conflict, match="changed since by undoing it, in event 2"):
        store.undo(added.id, editor="bob")


def test_there_is_no_undo_of_nothing(store: Store) -> None:
    with pytest.raises(GazetteerError, match="no event 7"):
        store.undo(7, editor="ann")


_ACTS = st.lists(st.tuples(st.sampled_from(["add", "edit", "delete", "merge", "undo"]), st.integers(0, 5)), max_size=14)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=_ACTS)
def test_whatever_is_done_can_be_undone_step_by_step(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int]]
) -> None:
    """Undoing all events, the latest first, leaves nothing; at each step the hash is that of all entities read."""
    store = Store.create(Path(tmp_path_factory.mktemp("undo")) / "book.db")
    seen = []
    for number, (act, pick) in enumerate(acts):
        seen.append(list(store.entities()))
        if not _done(store, act, pick, number):
            seen.pop()
        assert store.content_hash() == f"{total_of(map(to_line, store.entities())):064x}"
    for event in store.events(100):
        store.undo(event.id, editor="bob")
        assert list(store.entities()) == seen.pop()
    assert not seen
    assert list(store.entities()) == []
    store.close()


def _done(store: Store, act: str, pick: int, number: int) -> bool:
    """Do one of the acts if it can be done now."""
    there = list(store.entities())
    if act == "add":
        store.add(person(f"x:{number}", f"Name {number}", Name(chr(0x4E00 + number) * 2, "zh", "native")), editor="ann")
        return True
    if act == "undo":
        events = store.events(100)
        if not events:
            return False
        store.undo(events[0].id, editor="ann")
        return True
    if not there:
        return False
    one, other = there[pick % len(there)], there[(pick + 1) % len(there)]
    stored = store.entity(one.id)
    assert stored is not None
    if act == "edit":
        return store.edit(replace(one, about=str(number)), stored.version, editor="ann") is not None
    if act == "delete":
        store.delete(one.id, stored.version, editor="ann")
        return True
    if one == other:
        return False
    store.merge(one.id, other.id, editor="ann")
    return True
