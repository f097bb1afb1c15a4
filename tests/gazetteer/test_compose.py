"""Full names from their parts."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer.compose import Reading, borne, compose, keys, readings
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.parts import NamePart
from tests.books import cases

ROBERT = NamePart(
    "t:1", "given", (("han", "罗伯特"), ("kana", "ロバート"), ("cyrillic", "роберт"), ("latin", "Robert")), 9
)
DALEY = NamePart(
    "t:2",
    "surname",
    (("han", "戴利"), ("kana", "デイリー"), ("cyrillic", "дейли"), ("latin", "Daley"), ("latin", "Daly")),
)
JOHN = NamePart("t:3", "given", (("han", "约翰"), ("han", "約翰"), ("latin", "John")), 9)


def _table(parts: Iterable[NamePart]) -> dict[str, list[Reading]]:
    table: dict[str, list[Reading]] = {}
    for part in parts:
        for key in keys(part):
            table.setdefault(key, []).extend(readings(part))
    return table


TABLE = _table((ROBERT, DALEY, JOHN))


def _parts(key: str) -> Iterable[Reading]:
    return TABLE.get(key, ())


@pytest.mark.parametrize(("name", "expect"), cases("importers/compose"))
def test_the_likeliest_name(name: str, expect: list[str] | None) -> None:
    found = compose(name, _parts)
    assert ([found[0].text, found[0].surname] if found else None) == expect


def test_every_form_of_a_part_is_offered_by_its_weight() -> None:
    found = compose("罗伯特·戴利", _parts)
    assert [one.text for one in found] == ["Robert Daley", "Robert Daly"]
    assert found[0].weight > found[1].weight
    assert sum(one.weight for one in found) == pytest.approx(1.0)


def test_no_more_names_than_asked_for() -> None:
    assert [one.text for one in compose("罗伯特·戴利", _parts, most=1)] == ["Robert Daley"]


def test_forms_that_differ_in_accents_are_one() -> None:
    table = {"a": [Reading("Jose", "given", 1.0), Reading("José", "given", 3.0)], "b": [Reading("Luna", "", 1.0)]}
    found = compose("a b", lambda key: table.get(key, ()))
    assert [(one.text, one.weight) for one in found] == [("José Luna", 1.0)]


def test_a_surname_weighs_less_before_the_last_place() -> None:
    table = {"x": [Reading("Scott", "surname", 1.0), Reading("Skot", "given", 0.9)]}
    found = compose("x x", lambda key: table.get(key, ()))
    assert found[0].text == "Skot Scott"


@given(st.lists(st.sampled_from(["罗伯特", "戴利", "约翰", "罗", "·", "J"]), max_size=7))
def test_weights_are_shares_and_fall(pieces: list[str]) -> None:
    weights = [one.weight for one in compose("·".join(pieces), _parts, most=50)]
    assert weights == sorted(weights, reverse=True)
    assert not weights or 0 < sum(weights) <= 1.0 + 1e-9


def test_a_person_lends_the_parts_of_a_transliterated_name() -> None:
    names = (
        Name("Charles Dickens", "en", "canonical"),
        Name("查爾斯·狄更斯", "zh-Hant", "alias"),
        Name("狄更斯", "zh", "short"),
        Name("戴博", "zh", "adopted"),
        Name("查尔斯·约翰·狄更斯", "zh", "alias"),
    )
    person = Entity("t:4", "person", "Charles Dickens", "Dickens", names=names)
    expect = [("查尔斯", "given", "Charles"), ("狄更斯", "surname", "Dickens"), ("狄更斯", "surname", "Dickens")]
    assert list(borne(person)) == expect
