"""Look-ups with what a caller says, on cases that are data: lookup.jsonl and lookup_faults.jsonl."""

from __future__ import annotations

import calendar
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.errors import InputError
from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.model import Role
from namenorm.gazetteer.parts import NamePart
from namenorm.index.compile import compile_index
from namenorm.pipeline import Normaliser
from namenorm.resolve.lookup_evidence import holds
from tests.books import CASES, cases

PARTS = [
    NamePart("t:1", "given", (("han", "杰罗姆"), ("latin", "Jerome")), 9),
    NamePart("t:2", "surname", (("han", "科恩"), ("latin", "Cohen")), 9),
    NamePart("t:3", "given", (("han", "艾伦"), ("latin", "Alan")), 9),
]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Normaliser:
    """A normaliser over people who are told apart by what is said of them."""
    target = tmp_path_factory.mktemp("asked") / "x.index"
    files = ("lookup_book.yaml", "lookup_places.yaml")
    found = [one for file in files for one in load_book(CASES / "resolve" / file).entities.values()]
    compile_index(found, target, parts=PARTS)
    return Normaliser(target)


def _scores(normaliser: Normaliser, **given: Any) -> dict[str, float]:
    return {one.entity_id: one.score for one in normaliser.lookup(limit=1000, **given) if one.entity_id}


@pytest.mark.parametrize(("given_", "expect"), cases("resolve/lookup"))
def test_case(asked: Normaliser, given_: dict[str, str], expect: dict[str, Any]) -> None:
    found = [one for one in asked.lookup(**given_) if one.entity_id]  # type: ignore[arg-type]
    if "order" in expect:
        assert [one.entity_id for one in found][: len(expect["order"]) or None] == expect["order"]
    kinds = {line.kind for one in found[:1] for line in one.evidence}
    assert kinds >= set(expect.get("kinds", ()))
    assert not kinds & set(expect.get("without", ()))
    if found:
        alone, told = _scores(asked, name=given_["name"]).get(found[0].entity_id, 0.0), found[0].score
        assert told < alone or not expect.get("lower")
        assert told > alone or not expect.get("higher")


@pytest.mark.parametrize(("said", "expect"), cases("resolve/lookup_faults"))
def test_what_cannot_be_read_is_told(asked: Normaliser, said: dict[str, str], expect: list[str]) -> None:
    if not expect:
        asked.lookup("Liu Xiang", **said)  # type: ignore[arg-type]
        return
    with pytest.raises(InputError) as fault:
        asked.lookup("Liu Xiang", **said)  # type: ignore[arg-type]
    assert [one for one in expect if one not in str(fault.value)] == []


_SAID = st.fixed_dictionaries(
    {},
    optional={
        "country": st.sampled_from(["CN", "Japan", "American", "VN"]),
        "role": st.sampled_from(["president", "Chinese swimmer", "prime minister of Vietnam", "scholar of law"]),
        "gender": st.sampled_from(["m", "f"]),
        "date": st.sampled_from(["1990", "2003-05", "2024-07-03"]),
        "source": st.sampled_from(["刘翔", "福田康夫", "Võ Văn Kiệt", "杰罗姆·科恩", "Иван"]),
        "source_lang": st.sampled_from(["zh", "ja", "vi", "ru"]),
    },
)
_NAMES = st.sampled_from(["Liu Xiang", "George Bush", "Ma Long", "Joseph Wu", "Wu Zhaoxie", "Jerom Cohen", "刘翔"])


@given(_NAMES, _SAID)
def test_what_is_said_hides_nobody_and_leaves_probabilities(asked: Normaliser, name: str, said: dict[str, str]) -> None:
    told = _scores(asked, name=name, **said)
    assert set(told) >= set(_scores(asked, name=name))
    assert all(0 <= one <= 1 for one in told.values())
    assert sum(told.values()) < 1
    assert list(told.values()) == sorted(told.values(), reverse=True)


@given(_NAMES, st.sampled_from(["m", "f"]))
def test_a_gender_raises_nobody_alone(asked: Normaliser, name: str, gender: str) -> None:
    """Odds, not probabilities: who fits gains what the others lose."""
    alone, told = _scores(asked, name=name), _scores(asked, name=name, gender=gender)
    nobody, still = 1 - sum(alone.values()), 1 - sum(told.values())
    assert all(told[one] / still <= alone[one] / nobody * (1 + 1e-9) for one in alone)


def test_nothing_said_is_as_if_not_asked(asked: Normaliser) -> None:
    assert asked.lookup("Liu Xiang") == asked.lookup("Liu Xiang", country="", role=" ", gender="", date="", source=" ")


_DAYS = st.dates(date(1980, 1, 1), date(2030, 12, 31))
_DATES = st.builds(lambda day, length: day.isoformat()[:length], _DAYS, st.sampled_from([4, 7, 10]))


def _first(said: str) -> str:
    return said + "-01-01"[len(said) - 10 :] if len(said) < 10 else said


def _last(said: str) -> str:
    month = said if len(said) > 4 else f"{said}-12"
    year, number = map(int, month.split("-")[:2])
    return month if len(month) == 10 else f"{month}-{calendar.monthrange(year, number)[1]}"


@given(_DATES, _DATES | st.just(""), _DATES)
def test_an_office_is_held_on_a_date_that_shares_a_day_with_it(since: str, until: str, asked_for: str) -> None:
    """The slow twin: first and last days as days."""
    begins, ends = date.fromisoformat(_first(since)), date.fromisoformat(_last(until or "2099"))
    low, high = date.fromisoformat(_first(asked_for)), date.fromisoformat(_last(asked_for))
    assert holds(Role("president", since=since, until=until), asked_for) == (begins <= high and low <= ends)


def test_an_office_without_dates_may_always_be_held() -> None:
    assert holds(Role("president"), "1990")


def test_a_normaliser_sent_to_another_process_answers_alike(asked: Normaliser, tmp_path: Path) -> None:
    import pickle

    again = pickle.loads(pickle.dumps(asked))
    assert again.lookup("Liu Xiang", gender="f") == asked.lookup("Liu Xiang", gender="f")
