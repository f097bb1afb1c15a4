"""What editors do to single entities, and what two of them are told who meet."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store import engine
from namenorm.gazetteer.store.engine import Busy
from namenorm.gazetteer.store.store import Store
from namenorm.gazetteer.store.values import Conflict, State
from tests.gazetteer.store.people import CHONG, DALY, PLACE, person, renamed


def held(store: Store, entity_id: str) -> Entity:
    """Return the entity of an identifier, which has to be there."""
    found = store.entity(entity_id)
    assert found is not None
    return found.entity


def test_an_entity_comes_back_as_it_was_added(store: Store) -> None:
    for one in (DALY, CHONG, PLACE):
        store.add(one, editor="ann")
    assert held(store, DALY.id) == DALY
    assert list(store.entities()) == [CHONG, DALY, PLACE]
    assert store.entity("curated:nobody") is None


def test_who_did_what_and_why_is_kept(store: Store) -> None:
    store.add(DALY, editor="ann", why="in the news", citation="https://example.org/daly")
    changed = replace(DALY, about="sinologist and diplomat")
    store.edit(changed, 1, editor="bob", why="more exact")
    first, second = store.history(DALY.id)
    assert (first.event.act.editor, first.event.act.why, first.event.act.citation) == (
        "ann",
        "in the news",
        "https://example.org/daly",
    )
    assert (first.event.action, first.before, first.after) == ("add", State(), State(DALY))
    assert (second.event.action, second.before, second.after) == ("edit", State(DALY), State(changed))
    assert [one.version for one in (first, second)] == [1, 2]
    assert second.event.id > first.event.id
    assert second.event.at >= first.event.at
    assert [one.id for one in store.events()] == [second.event.id, first.event.id]


def test_a_new_entity_is_given_an_identifier_that_sorts_by_time(store: Store) -> None:
    one, two = (
        store.add(renamed(replace(PLACE, id=given), name), editor="ann")
        for given, name in (("", "Kyiv"), ("geo:", "Oslo"))
    )
    ids = [change.entity_id for event in (one, two) for change in store.changes(event.id)]
    assert len(set(ids)) == 2
    assert all(len(one) == len("geo:") + 26 and one.startswith("geo:") for one in ids)


def test_an_edit_of_what_another_has_changed_is_a_conflict_and_neither_is_lost(store: Store) -> None:
    store.add(DALY, editor="ann")
    store.edit(replace(DALY, about="by ann"), 1, editor="ann", why="mine")
    with pytest.raises(Conflict, match=r"ann at .* \(event 2, edit\): about: American sinologist → by ann") as told:
        store.edit(replace(DALY, gender="f"), 1, editor="bob")
    assert told.value.now is not None
    assert (told.value.now.entity.about, told.value.now.version) == ("by ann", 2)
    assert [one.event.act.editor for one in told.value.since] == ["ann"]
    store.edit(replace(told.value.now.entity, gender="f"), 2, editor="bob")
    assert (held(store, DALY.id).about, held(store, DALY.id).gender) == ("by ann", "f")


def test_who_waits_too_long_for_another_is_told(place: str) -> None:
    with Store.create(place, patience=0.2) as store:
        other = engine.connect(engine.url_of(place))
        with engine.writing(other), pytest.raises(Busy, match=r"after 0\.2 seconds somebody else is writing still"):
            store.add(DALY, editor="ann")
        other.dispose()
        store.add(DALY, editor="ann")
        assert held(store, DALY.id) == DALY


def test_who_reads_does_not_wait_for_who_writes(place: str) -> None:
    with Store.create(place) as store:
        store.add(DALY, editor="ann")
        other = engine.connect(engine.url_of(place))
        with engine.writing(other):
            assert held(store, DALY.id) == DALY
        other.dispose()


def test_an_event_says_who_did_it(store: Store) -> None:
    with pytest.raises(GazetteerError, match="nobody is named"):
        store.add(DALY, editor=" ")


def test_an_edit_that_changes_nothing_is_no_event(store: Store) -> None:
    store.add(DALY, editor="ann")
    assert store.edit(DALY, 1, editor="bob") is None
    assert len(store.history(DALY.id)) == 1


def test_of_many_editors_at_once_one_wins_each_time_and_the_others_are_told(place: str) -> None:
    with Store.create(place) as one:
        one.add(replace(DALY, about="0"), editor="ann")
    told: list[int] = []

    def count(editor: str) -> None:
        with Store.open(place) as own:
            for _ in range(5):
                while True:
                    now = own.entity(DALY.id)
                    assert now is not None
                    try:
                        own.edit(replace(now.entity, about=str(int(now.entity.about) + 1)), now.version, editor=editor)
                        break
                    except Conflict:
                        told.append(1)

    threads = [threading.Thread(target=count, args=(f"editor {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Store.open(place) as one:
        assert held(one, DALY.id).about == "20", "no addition was lost"
        assert [change.version for change in one.history(DALY.id)] == list(range(1, 22))


def test_an_identifier_is_never_used_again(store: Store) -> None:
    store.add(DALY, editor="ann")
    with pytest.raises(Conflict, match="is Robert Daly"):
        store.add(person(DALY.id, "Somebody Else"), editor="bob")
    store.delete(DALY.id, 1, editor="ann", why="no such person")
    assert store.entity(DALY.id) is None
    assert list(store.entities()) == []
    with pytest.raises(Conflict, match="never used again"):
        store.add(person(DALY.id, "Somebody Else"), editor="bob")
    with pytest.raises(Conflict, match="taken out"):
        store.edit(DALY, 1, editor="bob")


def test_what_is_no_entity_is_refused(store: Store) -> None:
    with pytest.raises(GazetteerError, match="unknown kind of name 'kenning'"):
        store.add(replace(DALY, names=(*DALY.names, Name("x", "en", "kenning"))), editor="ann")  # type: ignore[arg-type]
    with pytest.raises(GazetteerError, match="no entity curated:nobody"):
        store.edit(person("curated:nobody", "No Body"), 1, editor="ann")
    with pytest.raises(GazetteerError, match="no file can hold"):
        store.add(replace(DALY, about="a\0b"), editor="ann")
    assert store.events() == ()


@pytest.mark.parametrize("table", ["events", "changes"])
@pytest.mark.parametrize("act", ["UPDATE {} SET {} = 0", "DELETE FROM {}"])
def test_the_database_itself_keeps_the_log(place: str, table: str, act: str) -> None:
    with Store.create(place) as made:
        made.add(DALY, editor="ann")
    column = "undoes" if table == "events" else "version"
    raw = create_engine(place)
    with pytest.raises(DBAPIError, match="only ever added to"), raw.begin() as connection:
        connection.execute(text(act.format(table, column)))
    raw.dispose()
    with Store.open(place) as made:
        assert len(made.history(DALY.id)) == 1


def test_the_hash_is_of_the_content_and_not_of_how_it_came_about(store: Store) -> None:
    empty = store.content_hash()
    store.add(DALY, editor="ann")
    one = store.content_hash()
    store.add(PLACE, editor="ann")
    both = store.content_hash()
    store.edit(replace(DALY, about="x"), 1, editor="ann")
    assert len({empty, one, both, store.content_hash()}) == 4
    store.edit(DALY, 2, editor="ann")
    assert store.content_hash() == both
    store.delete(PLACE.id, 1, editor="ann")
    assert store.content_hash() == one
    store.delete(DALY.id, 3, editor="ann")
    assert store.content_hash() == empty
