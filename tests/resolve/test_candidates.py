"""Candidates: what is proposed, against a slow twin that measures the distance to every spelling."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from namenorm.index.stack import Stack
from namenorm.resolve import candidates
from namenorm.resolve.candidates import Proposer, best_of_each, lookup_keys
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from tests.books import entities

READER = PinyinReader(Rules("zh"))
NAMES = [
    name.text.replace(" ", "").replace("-", "").lower()
    for one in entities()
    for name in one.names
    if name.text.isascii()
]


def _distance(left: str, right: str) -> int:
    """Damerau and Levenshtein's distance by its definition: insert, delete, replace, or swap two letters."""
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def _mutated(key: str, place: int, letter: str, action: str) -> str:
    place %= len(key)
    if action == "swap":
        return key[:place] + key[place : place + 2][::-1] + key[place + 2 :]
    return key[:place] + letter + key[place + (action == "replace") :]


MUTATED = st.builds(
    _mutated,
    st.sampled_from(NAMES),
    st.integers(1, 30),
    st.sampled_from("aeioklnstz"),
    st.sampled_from(["swap", "replace", "insert"]),
)


# The book is only read, so that one proposer may serve all examples.
BOTH_WAYS = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=["every spelling compared", "asked of the index"])
def proposer(small: Stack, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Proposer:
    """As a small book is asked, and as a large one."""
    if request.param == "asked of the index":
        monkeypatch.setattr(candidates, "_ALL_COMPARED", 0)
    return Proposer(small)


@BOTH_WAYS
@given(key=MUTATED)
def test_one_slip_in_a_long_name_still_finds_its_bearer(proposer: Proposer, small: Stack, key: str) -> None:
    expected = {
        found.entity.id
        for spelling in small.keys(key[:1])
        for found in small.find(spelling)
        if found.entity.kind == "person" and len(spelling) >= 6 and len(key) >= 6 and _distance(key, spelling) <= 1
    }
    assert expected <= {one.found.entity.id for one in proposer.near(key)}


@BOTH_WAYS
@given(key=MUTATED)
def test_what_is_near_is_a_person_of_the_same_letter_and_little_different(proposer: Proposer, key: str) -> None:
    for one in proposer.near(key):
        assert one.found.entity.kind == "person"
        assert one.key[0] == key[0]
        assert 0.74 <= one.nearness <= 1
        assert one.nearness >= 1 - _distance(key, one.key) / max(len(key), len(one.key)) - 1e-9


@pytest.mark.parametrize("key", ["fugaoyi", "zhangwei", "laichingte", "傅高义"])
def test_the_very_spelling_excludes_what_is_near(small: Stack, key: str) -> None:
    proposals = Proposer(small).propose(key)
    assert {one.found.entity.id for one in proposals} == {one.entity.id for one in small.find(key)}
    assert all(one.nearness == 1 for one in proposals)


@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("key", ["fugao", "dai", "", "윤석", "傅高礼"])
def test_short_and_foreign_keys_have_no_neighbours(proposer: Proposer, key: str, wide: bool) -> None:
    assert list(proposer.near(key, wide=wide)) == []


def test_who_asks_for_one_name_is_given_another_first_letter_too(proposer: Proposer) -> None:
    assert "test:ezra-vogel" in {one.found.entity.id for one in proposer.near("wzravogel", wide=True)}
    assert "test:ezra-vogel" not in {one.found.entity.id for one in proposer.near("wzravogel")}


def test_another_last_syllable_is_proposed_and_never_as_the_very_spelling(small: Stack) -> None:
    reading = READER.reading(("Wu", "Gaoyi"))
    assert reading is not None
    assert Proposer(small).propose("wugaoyi", reading) == [], "another surname is another person"
    reading = READER.reading(("Yin", "Xizhuang"))
    [one] = [one for one in Proposer(small).propose("yinxizhuang", reading) if one.by_syllable]
    assert one.found.entity.id == "test:yoon-suk-yeol"
    assert one.nearness < 1


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Dai Bo", ("daibo", "bodai")),
        ("Ja Ian Chong", ("jaianchong", "chongjaian", "ianchongja")),
        ("Xinhua", ("xinhua",)),
        ("", ("",)),
    ],
)
def test_a_name_is_looked_up_in_its_likely_orders(name: str, keys: tuple[str, ...]) -> None:
    assert lookup_keys(name) == keys


def test_each_entity_is_proposed_once_by_its_nearest_spelling(small: Stack) -> None:
    every = list(Proposer(small).near("volodymyrzelenskyi"))
    best = best_of_each(every)
    ids = [one.found.entity.id for one in best]
    assert len(ids) == len(set(ids)) < len(every)
    assert best[0].nearness == max(one.nearness for one in every)
    assert [one.found.entity.id for one in best_of_each(reversed(every))] == ids, "whatever the order"
