"""Who held an office, by the index and by reading the whole book."""

from __future__ import annotations

from pathlib import Path

from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.index.stack import Stack
from namenorm.text.key import key
from tests.books import entities, stack


def test_each_office_has_the_holders_that_reading_every_entity_finds(small: Stack) -> None:
    every = {(key(role.title), key(role.organisation)) for one in entities() for role in one.roles}
    assert len(every) > 5
    for title, organisation in every:
        plain = [
            one.id
            for one in entities()
            if any((key(role.title), key(role.organisation)) == (title, organisation) for role in one.roles)
        ]
        assert sorted(one.id for one in small.holders(title, organisation)) == sorted(plain)


def test_an_office_is_asked_for_in_any_spelling_and_as_a_whole(small: Stack) -> None:
    assert [one.name for one in small.holders("PRESIDENT", "United  States")] == ["Joe Biden"]
    assert list(small.holders("president", "")) == list(small.holders("", "")) == []
    assert list(small.holders("presiden", "United States")) == []


def test_an_overlay_hides_whom_it_replaces(tmp_path: Path) -> None:
    def president(since: str) -> Entity:
        names = (Name("A B", "en", "canonical"),)
        return Entity("a:b", "person", "A B", names=names, roles=(Role("president", "Utopia", since=since),))

    both = stack([president("2024")], [president("2020")], folder=tmp_path)
    assert [one.roles[0].since for one in both.holders("president", "Utopia")] == ["2024"]
    without = Entity("a:b", "person", "A B", names=(Name("A B", "en", "canonical"),))
    assert list(stack([without], [president("2020")], folder=tmp_path).holders("president", "Utopia")) == []
