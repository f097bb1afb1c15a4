"""Cases of one and of two people; what holds of any two names; the book's word; without a book."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import namenorm
from namenorm.index.locate import open_index
from namenorm.matching.comparer import Comparer
from namenorm.matching.comparison import Comparison
from namenorm.matching.model import FACTS, judges
from tests.matching.cases import by_names, cases

_WORDS = "Li Hui Donald Trump Abu von al-Assad Jr. III J. Müller 賴清德 윤석열 Чайковский オバマ O'Brien , - Bank & 7"
NAMES = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=4).map(" ".join) | st.text(
    min_size=1, max_size=20
)


def _name(case: dict[str, Any]) -> str:
    return f"{case['a']} / {case['b']}"


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(one, id=_name(one), marks=[pytest.mark.xfail(reason=one["fails"])] if "fails" in one else [])
        for one in cases("persons")
    ],
)
def test_persons(case: dict[str, Any]) -> None:
    found = by_names().compare(case["a"], case["b"], "person")
    assert (found.score >= 0.5) == case["same"], f"{case['why']}\n{found}"


@pytest.mark.parametrize("case", cases("organisations"), ids=_name)
def test_organisations(case: dict[str, Any]) -> None:
    found = by_names().compare(case["a"], case["b"])
    assert (found.score >= 0.5) == case["same"], f"{case['why']}\n{found}"


@given(NAMES, NAMES)
def test_the_order_of_two_names_says_nothing(a: str, b: str) -> None:
    one, two = by_names().compare(a, b), by_names().compare(b, a)
    assert one.score == two.score
    assert 0 <= one.score <= 1
    assert [(line.b, line.a, line.kind) for line in two.alignment] == [
        (line.a, line.b, line.kind) for line in one.alignment
    ]


@given(NAMES, NAMES)
def test_the_score_alone_is_that_of_the_comparison(a: str, b: str) -> None:
    comparer = by_names()
    one, two = comparer.prepare(a, "person"), comparer.prepare(b, "person")
    assert comparer.score(one, two) == comparer.compare(one, two).score
    assert comparer.compare(one, two) == comparer.compare(a, b, "person")


@given(
    st.lists(st.sampled_from(["Barack", "Hussein", "Obama", "Angela", "Merkel"]), min_size=2, max_size=3, unique=True)
)
def test_a_name_is_its_own(words: list[str]) -> None:
    assert by_names().compare(" ".join(words), " ".join(words)).score > 0.8


def test_the_book_knows_who_has_several_names() -> None:
    found = namenorm.compare("Robert Daly", "戴博")
    assert found.score > 0.9
    assert "book-same" in {line.kind for line in found.evidence}
    assert by_names().compare("Robert Daly", "戴博").score < 0.5, "the names themselves share nothing"


def test_an_edge_holds_look_alikes_apart() -> None:
    index = open_index()
    one = next(entity for entity in index.entities() if entity.not_same_as and entity.kind == "person")
    other = index.by_id(one.not_same_as[0])
    assert other is not None
    comparer = Comparer(index)
    a, b = comparer.prepare(one.name, "person"), comparer.prepare(other.name, "person")
    if a.entities.isdisjoint(b.entities):
        assert comparer.compare(a, b).score < 0.1


def test_names_are_compared_without_a_book() -> None:
    alone = Comparer()
    assert alone.compare("Angela Merkel", "Merkel, Angela").score > 0.5
    assert alone.compare("Lai Ching-te", "賴清德").score > 0.5
    assert alone.compare("Donald Trump", "Angela Merkel").score < 0.1


def test_an_alignment_is_made_to_be_read() -> None:
    found = by_names().compare("Dr. William Henry Gates III", "Bill Gates", "person")
    assert {(line.a, line.b, line.kind) for line in found.alignment} >= {
        ("William", "Bill", "nickname"),
        ("Gates", "Gates", "same"),
        ("Henry", "", "missing"),
        ("Dr", "", "title"),
        ("3", "", "generation"),
    }
    assert "William / Bill: nickname" in str(found)


def test_the_public_call_takes_prepared_names() -> None:
    assert isinstance(namenorm.compare("Li Hui", namenorm.prepare("Li Hua")), Comparison)
    assert namenorm.matching.Comparer is Comparer, "the room is not hidden by the function"


def test_the_weights_say_what_they_mean() -> None:
    for judge in judges().values():
        for curve in judge.curves.values():
            assert curve.logits == tuple(sorted(curve.logits))
            assert curve.worth == tuple(sorted(curve.worth))
        assert set(judge.facts) <= set(FACTS)
