"""What the comparison is fitted with: slips of the pen, and the curve from log-odds to probabilities."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from eval.compare.one_name import one_name
from eval.compare.pair import Pair
from eval.compare.scored import Scored, strict_threshold
from eval.compare.things import organisations
from eval.name_model.halves import is_reported
from eval.train.slips import slip


@given(st.integers(0, 10_000))
def test_a_slip_is_one_letter_wrong(seed: int) -> None:
    wrong = slip("Angela Merkel", Random(seed))
    assert OSA.distance("Angela Merkel", wrong) <= 1
    assert [word[0] for word in wrong.split()] == ["A", "M"]


def test_short_words_are_left_alone() -> None:
    assert slip("Xi Li", Random(1)) == "Xi Li"


def test_a_curve_rises_and_finds_the_shares() -> None:
    pytest.importorskip("scipy", reason="pip install 'namenorm[train]'")
    from eval.train.curve import curve

    chance = np.random.default_rng(7)
    found = chance.uniform(-5, 6, 20_000)
    same = chance.random(20_000) < 0.05 + 0.9 / (1 + np.exp(-found))
    at, worth = zip(*curve(found, same), strict=True)
    assert list(worth) == sorted(worth)
    for logit in (-3.0, -1.0, 0.0, 1.0, 3.0):
        assert abs(np.interp(logit, at, worth) - (0.05 + 0.9 / (1 + np.exp(-logit)))) < 0.04


def test_spellings_of_one_name() -> None:
    assert one_name("Aleksey Navalny", "Alexey Navalny")
    assert not one_name("John Kerry", "John Kelly")
    assert not one_name("John Kerry", "John Forbes Kerry")


def test_the_strictest_threshold_that_is_good_enough() -> None:
    pairs = [(0.9, True), (0.8, True), (0.6, True), (0.5, False), (0.4, True)]
    found = [Scored(Pair("a", "b", same, "Person", "", "a"), score) for score, same in pairs]
    assert strict_threshold(found, {"Person": 0.8, "": 0.8}) == 0.6  # three of four found, none wrong: F1 .857
    assert strict_threshold(found, {"": 0.6}) == 0.8
    assert strict_threshold(found, {"": 1.0}) == 0.4, "none is good enough: the best, F1 .889"


@pytest.mark.parametrize(("same", "sort"), [(True, "one"), (False, "nearest"), (False, "random")])
def test_organisations_are_set_against_others(tmp_path: Path, same: bool, sort: str) -> None:
    ids = [f"Q{number}" for number in range(100) if not is_reported(f"Q{number}")]
    names = ["Siemens AG|Siemens", "Simens Group|Simens", "Toyota Motor|Toyota"]
    rows = [f"{id_}\tQ1,business\t{name}" for id_, name in zip(ids, names, strict=False)]
    (tmp_path / "wikidata").mkdir()
    (tmp_path / "wikidata/nonpersons.tsv").write_text("\n".join(["qid\tinstance_of\ten", *rows]), "utf-8")
    found = [one for one in organisations(tmp_path, False) if one.way == sort]
    assert len(found) == 3
    assert all(one.same is same for one in found)
    assert organisations(tmp_path, True) == []
