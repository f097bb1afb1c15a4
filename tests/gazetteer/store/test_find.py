"""Finding by any name; the slow obvious twin reads every entity."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from namenorm.gazetteer import search
from namenorm.gazetteer.model import Name
from namenorm.gazetteer.store.engine import connect, reading, url_of
from namenorm.gazetteer.store.store import Store
from tests import books
from tests.gazetteer.store.people import CHONG, DALY, person


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Robert Daly", [DALY.id]),
        ("robert-DALY", [DALY.id]),
        ("daly", [DALY.id, "x:1"]),
        ("Rob", [DALY.id]),
        ("戴", [DALY.id]),
        ("庄嘉颖", [CHONG.id]),
        ("嘉穎", [CHONG.id]),
        ("wikidata:Q1", [DALY.id]),
        ("ja-ian-chong", [CHONG.id]),
        ("obert", [DALY.id]),
        ("Nobody", []),
        ("%", []),
        ("", []),
        ("_", []),
    ],
)
def test_by_any_name_or_identifier(store: Store, asked: str, found: list[str]) -> None:
    for one in (DALY, CHONG, person("x:1", "Dalyan Ash")):
        store.add(one, editor="ann")
    assert sorted(one.entity.id for one in store.find(asked)) == sorted(found)


def test_the_best_comes_first_and_says_by_which_name(store: Store) -> None:
    for one in (
        person("x:1", "Ann Daly"),
        person("x:2", "Dalyan Ash"),
        person("x:3", "Tom", Name("Daly", "en", "alias")),
    ):
        store.add(one, editor="ann")
    hits = store.find("daly")
    assert [(one.entity.id, one.name and one.name.text) for one in hits] == [
        ("x:3", "Daly"),
        ("x:2", "Dalyan Ash"),
        ("x:1", "Ann Daly"),
    ]
    assert len(store.find("daly", limit=2)) == 2


def test_nobody_is_found_who_is_no_longer_there(store: Store) -> None:
    store.add(DALY, editor="ann")
    store.delete(DALY.id, 1, editor="ann")
    assert [store.find(one) for one in ("daly", DALY.id, "robert-daly", "wikidata:Q1", "戴博")] == [()] * 5


def test_what_the_twin_finds_at_a_word_is_found(store: Store) -> None:
    store.load(books.BOOK, editor="ann")
    every = list(store.entities())
    for asked in {name.text[:4] for one in every for name in one.names}:
        wanted = {one.entity.id for one in search.find(every, asked) if one.name and _at_a_word(one.name.text, asked)}
        assert wanted <= {one.entity.id for one in store.find(asked, 1000)}, asked


def _at_a_word(name: str, asked: str) -> bool:
    return name.startswith(asked)


def test_a_prefix_is_looked_up_and_not_searched_for(place: str) -> None:
    with Store.create(place) as made:
        made.add(DALY, editor="ann")
    engine = connect(url_of(place))
    sqlite = engine.dialect.name == "sqlite"
    where = "FROM terms WHERE whole = {} AND term >= 'da' AND term < 'db' ORDER BY term, entity_id LIMIT 20"
    asked = f"SELECT entity_id {where.format(1 if sqlite else 'true')}"
    with reading(engine) as connection:
        if not sqlite:
            # With one row to read anything is as cheap; what is asked is whether the index can do it alone.
            for way in ("seqscan", "bitmapscan", "sort"):
                connection.execute(text(f"SET LOCAL enable_{way} = off"))
        plan = connection.execute(text(f"EXPLAIN {'QUERY PLAN' if sqlite else ''} {asked}"))
        told = " ".join(str(row) for row in plan)
    engine.dispose()
    assert ("USING PRIMARY KEY" if sqlite else "Index") in told
    assert "TEMP B-TREE" not in told
    assert "Sort" not in told
