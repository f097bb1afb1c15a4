"""Full names from their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer.compose import Composed, borne, compose
from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.part_keys import PartPosting, entry, rough_key
from namenorm.gazetteer.parts import NamePart, PartRole
from tests.books import cases

ROBERT = NamePart(
    "t:1", "given", (("han", "罗伯特"), ("kana", "ロバート"), ("cyrillic", "роберт"), ("latin", "Robert")), 9
)
DALEY = NamePart(
    "t:2",
    "surname",
    (("han", "戴利"), ("kana", "デイリー"), ("cyrillic", "дейли"), ("latin", "Daley"), ("latin", "Daly")),
)
DALI = NamePart("t:4", "surname", (("han", "达利"), ("latin", "Dali")))
JOHN = NamePart("t:3", "given", (("han", "约翰"), ("han", "約翰"), ("latin", "John")), 9)


WEIGHTS = {"native": 2.0, "rough": -1.0, "rough-pinyin": -2.0, "distance": -8.0, "bearers": 1.0, "place": -1.0}
WEIGHTS |= {"forms": 1.0, "other-role": -1.2, "accents": -1.0}


def _table(parts: Iterable[NamePart]) -> dict[tuple[str, str], list[PartPosting]]:
    table: dict[tuple[str, str], list[PartPosting]] = {}
    for part in parts:
        found = entry(part)
        assert found is not None
        for by, key in found.keys:
            table.setdefault((by, key), []).append(replace(found.posting, by=by))
    return table


TABLE = _table((ROBERT, DALEY, JOHN, DALI))


def _parts(key: str) -> Iterator[PartPosting]:
    """Look parts up without an index."""
    yield from TABLE.get(("native", key), ())
    if key.isascii():
        yield from TABLE.get(("sound", key), ())
        yield from TABLE.get(("rough", rough_key(key)), ())


def _silent(_: str) -> dict[str, float]:
    """Answer as a model that hears nothing."""
    return {}


def test_what_is_heard_is_weighed_with_what_is_listed() -> None:
    weights = {**WEIGHTS, "heard": 1.0, "model": -4.0}
    heard = {"戴利": {"daly": 0.8, "delly": 0.1, "x": 1e-9}}
    found = compose("罗伯特·戴利", _parts, lambda piece: heard.get(piece, {}), weights)
    assert [one.text for one in found[:2]] == ["Robert Daly", "Robert Daley"]
    assert ("Delly", "model") in [(one.readings[-1].latin, one.readings[-1].how) for one in found]
    assert "X" not in [one.readings[-1].latin for one in found]


def test_what_nobody_lists_is_heard() -> None:
    found = compose("罗伯特·甲", _parts, lambda piece: {"gia": 0.5} if piece == "甲" else {}, WEIGHTS)
    assert [one.text for one in found] == ["Robert Gia"]


def _composed(name: str, most: int = 10) -> tuple[Composed, ...]:
    return compose(name, _parts, _silent, WEIGHTS, most)


@pytest.mark.parametrize(("name", "expect"), cases("gazetteer/compose"))
def test_the_likeliest_name(name: str, expect: list[str] | None) -> None:
    found = _composed(name)
    assert ([found[0].text, found[0].readings[-1].latin] if found else None) == expect


def test_every_form_of_a_part_is_offered_and_then_what_sounds_nearly_so() -> None:
    found = _composed("罗伯特·戴利")
    assert [one.text for one in found] == ["Robert Daley", "Robert Daly", "Robert Dali"]
    assert [one.readings[-1].how for one in found] == ["native", "native", "rough"]
    assert {one.readings[-1].closest for one in found} == {"native"}
    assert sum(one.share for one in found) == pytest.approx(1.0)


def test_no_more_names_than_asked_for() -> None:
    assert [one.text for one in _composed("罗伯特·戴利", most=1)] == ["Robert Daley"]


def _alone(*latin: str, role: PartRole = "", frequency: int = 0) -> PartPosting:
    return PartPosting("t", role, latin, frequency, len(latin), (), "native")


def test_forms_that_differ_in_accents_are_one() -> None:
    table = {"а": [_alone("Jose"), _alone("José", frequency=20)], "б": [_alone("Luna")]}
    found = compose("а б", lambda key: table.get(key, ()), _silent, WEIGHTS)
    assert [one.text for one in found] == ["José Luna"]
    assert found[0].share == pytest.approx(1.0)


def test_a_surname_weighs_less_before_the_last_place() -> None:
    table = {"х": [_alone("Scott", role="surname"), _alone("Skot", role="given")]}
    found = compose("х х", lambda key: table.get(key, ()), _silent, WEIGHTS)
    assert found[0].text == "Skot Scott"


@given(st.lists(st.sampled_from(["罗伯特", "戴利", "约翰", "罗", "·", "J", "-"]), max_size=7))
def test_shares_fall_and_are_no_more_than_all(pieces: list[str]) -> None:
    shares = [one.share for one in _composed("·".join(pieces), most=50)]
    assert shares == sorted(shares, reverse=True)
    assert not shares or 0 < sum(shares) <= 1.0 + 1e-9


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
