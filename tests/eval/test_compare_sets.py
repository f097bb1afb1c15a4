"""The names that ``compare`` is measured on, and how it is measured."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from eval.compare.audible import audible
from eval.compare.figures import bench_figures, pair_figures
from eval.compare.known import known
from eval.compare.pair import Pair
from eval.compare.persons import persons
from eval.compare.reliability import reliability_figures
from eval.compare.scored import Scored, best_threshold, called, f1
from eval.compare.sets import labelled, look_alikes, name_bench
from eval.compare.strangers import Borne, distinct, strangers
from eval.compare.systems import System, plain
from eval.name_model.halves import is_reported
from namenorm.text.key import key

_CASES = Path(__file__).parent.parent / "cases/eval/audible.jsonl"
_PEOPLE = {
    "John Major": "Джон Мейджор",
    "John Mahler": "",
    "John Kerry": "Джон Керри",
    "John Kelly": "Джон Келли",
    "Angela Merkel|Angela Dorothea Merkel|Merkel": "Ангела Меркель",
    "Gustav Mahler": "Густав Малер",
    "Vladimir Putin|Putin|Vladimir V. Putin": "Владимир Путин|Путин, Владимир Владимирович|Путин",
    "Vladimir Potanin": "Владимир Потанин",
    "Boris Johnson|Alexander Boris de Pfeffel Johnson": "Борис Джонсон",
    "Lyndon Johnson|L. Johnson": "Линдон Джонсон",
    "Madonna|Madonna Ciccone": "Мадонна",
    "Björk": "Бьорк",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of evaluation data with a dozen people, all in one half, and two cases of the benchmark."""
    ids = [f"Q{number}" for number in range(1000) if not is_reported(f"Q{number}")]
    (tmp_path / "wikidata").mkdir()
    rows = [f"{id_}\tx\t{names}\t{ru}" for id_, (names, ru) in zip(ids, _PEOPLE.items(), strict=False)]
    (tmp_path / "wikidata/persons.tsv").write_text("\n".join(["qid\tgender\ten\tru", *rows]), "utf-8")
    (tmp_path / "wikidata/legislators.tsv").write_text("qid\tlegislature\ten\tru\n", "utf-8")
    (tmp_path / "name_bench").mkdir()
    cases = "g,Person,Olaf Scholz,Olaf Scholze,true\ng,Company,Siemens AG,Simens,false\n"
    (tmp_path / "name_bench/cases.csv").write_text(f"case_group,schema,name1,name2,is_match\n{cases}", "utf-8")
    return tmp_path


def _audible() -> Iterator[Any]:
    for row in map(json.loads, _CASES.read_text("utf-8").splitlines()):
        yield pytest.param(row["input"], row["expect"], id=row["why"])


@pytest.mark.parametrize(("names", "expect"), list(_audible()))
def test_a_shared_sound_is_heard(names: list[str], expect: bool) -> None:
    assert audible(*names) is expect
    assert audible(*reversed(names)) is expect


def test_every_case_of_the_benchmark_stands_in_one_half(data: Path) -> None:
    halves = [*name_bench(data, True), *name_bench(data, False)]
    assert sorted((one.a, one.b, one.same, one.kind) for one in halves) == [
        ("Olaf Scholz", "Olaf Scholze", True, "Person"),
        ("Siemens AG", "Simens", False, "Company"),
    ]


def test_a_bare_surname_is_left_out_where_there_is_a_longer_name(data: Path) -> None:
    names = {one.english for one in persons(data / "wikidata", False)}
    assert ("Angela Dorothea Merkel", "Angela Merkel") in names
    assert ("Madonna Ciccone",) in names
    assert ("Björk",) in names


def test_no_person_stands_in_both_halves(data: Path) -> None:
    assert persons(data / "wikidata", True) == ()
    assert labelled(data, True) == []


def test_for_each_pair_of_one_person_there_are_two_of_strangers(data: Path) -> None:
    pairs = [one for one in labelled(data, False) if one.kind == "cyrillic"]
    ways = [one.way for one in pairs]
    assert ways.count("one") == ways.count("random") == len(ways) / 3 == 11
    assert all(one.same == (one.way == "one") for one in pairs)
    assert pairs == [one for one in labelled(data, False) if one.kind == "cyrillic"]


def test_strangers_bear_no_name_of_each_other(data: Path) -> None:
    owners: dict[str, str] = {}
    for person in persons(data / "wikidata", False):
        owners |= dict.fromkeys((name for names in person.names.values() for name in names), person.id)
    for one in labelled(data, False):
        assert (owners[one.a] == owners[one.b]) is one.same


def test_look_alikes_are_the_closest_and_nobody_stands_twice(data: Path) -> None:
    pairs = look_alikes(data, False)
    assert [{one.a, one.b} for one in pairs][:2] == [
        {"Vladimir Putin", "Vladimir Potanin"},  # 13 of 14 and of 16 letters in one order
        {"John Kerry", "John Kelly"},  # 8 of 10
    ]
    everyone = [name for one in pairs for name in (one.a, one.b)]
    assert len(set(everyone)) == len(everyone)
    assert not any(one.same for one in pairs)


@pytest.mark.parametrize(
    ("a", "b", "expect"),
    [
        ("John Smith", "John Adam Smith", False),
        ("John Smith", "Smith, J. A.", False),
        ("John Smith", "Jane Smith", True),
        ("John Smith", "Jon Smith", True),
        ("John Adam Smith", "John Paul Smith", True),
    ],
)
def test_names_that_are_cut_down_say_nothing(data: Path, a: str, b: str, expect: bool) -> None:
    one, two, *_ = persons(data / "wikidata", False)
    assert distinct(Borne(one, a, a), Borne(two, b, b)) is expect
    assert distinct(Borne(two, b, b), Borne(one, a, a)) is expect


def test_the_nearest_stranger_is_the_one_a_plain_search_finds(data: Path) -> None:
    pool = [Borne(one, one.english[0], one.english[0]) for one in persons(data / "wikidata", False)]

    def ratio(one: Borne, two: Borne) -> float:
        return fuzz.ratio(*(" ".join(sorted(key(name.latin).split())) for name in (one, two)))

    for one, found in zip(pool, strangers(pool, pool, "nearest"), strict=True):
        assert found is not None
        assert ratio(one, found) == pytest.approx(max(ratio(one, two) for two in pool if distinct(one, two)), abs=1e-4)


def test_a_shared_surname_is_asked_for(data: Path) -> None:
    pool = [Borne(one, one.english[-1], one.english[-1]) for one in persons(data / "wikidata", False)]
    found = {one.latin: two and two.latin for one, two in zip(pool, strangers(pool, pool, "surname"), strict=True)}
    assert found["Gustav Mahler"] == "John Mahler"
    assert found["Angela Merkel"] is None


_SCORED = st.lists(st.tuples(st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0]), st.booleans()), min_size=1, max_size=30)


def _scored(drawn: list[tuple[float, bool]]) -> list[Scored]:
    return [
        Scored(Pair(f"a{place}", "b", same, "Person", "g", f"a{place}"), score)
        for place, (score, same) in enumerate(drawn)
    ]


@given(_SCORED, st.sampled_from([0.1, 0.5, 0.95]))
def test_f1_is_the_harmonic_mean(drawn: list[tuple[float, bool]], least: float) -> None:
    right = sum(same for score, same in drawn if score >= least)
    taken, there = sum(score >= least for score, _ in drawn), sum(same for _, same in drawn)
    precision, recall = right / taken if taken else 0.0, right / there if there else 0.0
    expect = 2 * precision * recall / (precision + recall) if right else 0.0
    assert f1(_scored(drawn), least) == pytest.approx(expect)


@given(_SCORED)
def test_no_threshold_is_better_than_the_best(drawn: list[tuple[float, bool]]) -> None:
    found = _scored(drawn)
    best = f1(found, best_threshold(found))
    assert all(f1(found, least) <= best for least in itertools.chain((0.0, 1.1), (one.score for one in found)))


def test_a_system_is_any_function_of_two_names() -> None:
    pairs = [
        Pair("Olaf Scholz", "Olaf Scholz", True, "latin", "one", "x"),
        Pair("Ann", "Bo", False, "latin", "random", "y"),
    ]
    figures = {one.id: one for one in pair_figures(System("plain", lambda _: plain), pairs, 0.8)}
    assert figures["compare.latin.found"].value == 1.0
    assert figures["compare.latin.random"].value == 0.0
    assert figures["compare.latin.close"].value is None


def test_the_benchmark_is_measured_for_persons_and_for_all() -> None:
    found = [
        Scored(Pair("a", "b", True, "Person", "g", "a"), 0.9),
        Scored(Pair("c", "d", True, "Person", "g", "c"), 0.1),
        Scored(Pair("e", "f", False, "Company", "g", "e"), 0.9),
    ]
    figures = {one.id: one.value for one in bench_figures("made", found, 0.5)}
    assert figures["compare.bench.persons.precision"] == 1.0
    assert figures["compare.bench.persons.recall"] == 0.5
    assert figures["compare.bench.all.precision"] == 0.5
    assert figures["compare.bench.all.f1"] == 0.5


def test_scores_that_mean_what_they_say_leave_no_gap() -> None:
    pairs = [Pair("a", "b", number < 80, "latin", "one", str(number)) for number in range(100)]
    honest = {one.id: one.value for one in reliability_figures("made", [Scored(one, 0.8) for one in pairs])}
    sure = {one.id: one.value for one in reliability_figures("made", [Scored(one, 0.99) for one in pairs])}
    assert honest["compare.reliability.all.gap"] == pytest.approx(0.0)
    assert sure["compare.reliability.latin.gap"] == pytest.approx(0.19)


def test_the_pairs_by_hand_are_told_apart_and_differ() -> None:
    pairs = known()
    names = [frozenset((one.a, one.b)) for one in pairs]
    assert len(set(names)) == len(names)
    assert all(len(one) == 2 for one in names)
    assert sum(not one.same for one in pairs) >= len(pairs) / 4


def test_what_is_taken_for_one_person_is_counted() -> None:
    pair = Pair("a", "b", False, "latin", "near", "a")
    assert [one.hits for one in called([Scored(pair, 0.5), Scored(pair, 0.49)], 0.5)] == [1.0, 0.0]
