"""What a judgement adds to the book is one event with it, and goes with it."""

from __future__ import annotations

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.promotion import AddEntity, AddName, KeepApart, Promotion
from namenorm.gazetteer.store.values import Conflict
from namenorm.review.ledger import Ledger
from tests.gazetteer.store import people
from tests.review.reports import both

MISSPELT = Name("Dai Bo", "en", "misspelling")
NEW = Entity("", "person", "Rob Dale", "Dale", names=(Name("Rob Dale", "en", "canonical"), MISSPELT))


def _judge(ledger: Ledger, promote: Promotion, note: str = "") -> tuple[int, tuple[str, ...]]:
    item = ledger.item(1)
    assert item is not None
    done = ledger.judge(1, "accept", item.scope, editor="ann", note=note, citation="his page", promote=promote)
    return done.event, done.promoted


@pytest.fixture
def asked(ledger: Ledger) -> Ledger:
    ledger.store.add(people.DALY, editor="ann")
    ledger.record(both())
    return ledger


@pytest.mark.parametrize(
    "promote",
    [
        AddName(people.DALY.id, MISSPELT),
        AddEntity(NEW),
        KeepApart(people.DALY.id, people.CHONG.id, (people.CHONG,)),
        AddName(people.CHONG.id, MISSPELT, base=people.CHONG),
    ],
)
def test_one_event_and_one_undo(asked: Ledger, promote: Promotion) -> None:
    before, hash_ = list(asked.store.entities()), asked.store.content_hash()
    event, changed = _judge(asked, promote)
    assert changed
    assert {one.entity_id for one in asked.store.changes(event)} == set(changed)
    assert list(asked.store.entities()) != before
    assert asked.next() is None
    undone = asked.undo(editor="ann")
    assert set(undone.restored) == set(changed)
    assert list(asked.store.entities()) == before
    assert asked.store.content_hash() == hash_
    assert asked.next() is not None


def test_the_stores_undo_takes_the_judgement_back_too(asked: Ledger) -> None:
    event, _ = _judge(asked, AddName(people.DALY.id, MISSPELT))
    asked.store.undo(event, editor="bob")
    assert asked.next() is not None
    assert asked.judgements() == ()


def test_the_name_has_the_judgements_citation(asked: Ledger) -> None:
    _judge(asked, AddName(people.DALY.id, MISSPELT))
    found = asked.store.entity(people.DALY.id)
    assert found is not None
    assert found.entity.names[-1] == Name("Dai Bo", "en", "misspelling", citation="his page")


def test_what_the_book_says_already_is_no_change(asked: Ledger) -> None:
    _judge(asked, AddName(people.DALY.id, MISSPELT))
    event, changed = _judge(asked, AddName(people.DALY.id, MISSPELT))
    assert changed == ()
    assert list(asked.store.changes(event)) == []


def test_nothing_is_written_where_the_entity_was_changed_meanwhile(asked: Ledger) -> None:
    with pytest.raises(Conflict, match="changed meanwhile"):
        _judge(asked, AddName(people.DALY.id, MISSPELT, version=7))
    with pytest.raises(GazetteerError, match="no entity nobody:x"):
        _judge(asked, AddName("nobody:x", MISSPELT))
    with pytest.raises(GazetteerError, match="give both"):
        _judge(asked, AddEntity(Entity("", "person", "Robert Daly")))
    assert asked.judgements() == ()
    assert asked.next() is not None


def test_what_was_built_on_a_promotion_is_undone_first(asked: Ledger) -> None:
    _judge(asked, AddName(people.DALY.id, MISSPELT))
    now = asked.store.entity(people.DALY.id)
    assert now is not None
    asked.store.edit(people.renamed(now.entity, "Bob Daly"), now.version, editor="bob")
    with pytest.raises(Conflict, match="changed since, in event 3"):
        asked.undo(editor="ann")
    assert asked.next() is None
