"""The bundled name model: what it proposes, how it scores, and what it refuses."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.errors import InputError, NamenormError
from namenorm.transliterate import SOURCES, Known, NameModel, score, transliterate
from namenorm.transliterate.bundled import bundled_model
from tests.books import cases

# Ordinary names, among which a search has to find what scoring each of them finds.
_LIST = Path(__file__).with_name("surnames.txt").read_text("utf-8").split()


@pytest.mark.parametrize(("asked", "expect"), cases("transliterate/proposed"))
def test_proposals(asked: tuple[str, str, int], expect: tuple[str, bool]) -> None:
    form, source, limit = asked
    name, found = expect
    assert (name in [one.text for one in transliterate(form, source, limit)]) is found


@pytest.mark.parametrize("source", SOURCES)
def test_probabilities_fall_and_leave_room_for_none_of_them(source: str) -> None:
    form = {"zh": "史密斯", "pinyin": "shimisi", "ru": "смит", "uk": "сміт", "ar": "سميث"}.get(source, "")
    form = form or {"fa": "اسمیت", "ko": "스미스", "ja": "スミス"}[source]
    shares = [one.probability for one in transliterate(form, source, 20)]
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1


def test_several_names_are_read_as_each_alone() -> None:
    names = ["特朗普", "罗伯特·戴利", "", "默克尔"]
    together = transliterate(names, limit=5)
    for name, found in zip(names, together, strict=True):
        alone = transliterate(name, limit=5)
        assert [one.text for one in alone] == [one.text for one in found]
        assert [one.probability for one in alone] == pytest.approx([one.probability for one in found], abs=0.02)


def test_the_parts_of_a_name_keep_their_order_and_are_divided_by_spaces() -> None:
    found = [one.text for one in transliterate("唐纳德·特朗普", limit=5)]
    assert all(text.count(" ") == 1 for text in found)
    assert "donald trump" in found


def test_a_spelling_in_pinyin_is_one_name_however_it_is_divided() -> None:
    spellings = ["Te Langpu", "Telangpu", "te-lang-pu", "TE LANG PU"]
    assert len({tuple(one.text for one in found) for found in transliterate(spellings, "pinyin", 5)}) == 1


def test_a_pair_that_belongs_together_scores_higher_than_others() -> None:
    right, wrong = score(["史密斯", "史密斯"], ["Smith", "Johnson"])
    assert right > wrong + 5


def test_only_chinese_is_scored_both_ways() -> None:
    model = bundled_model()
    assert all(one.backward is not None for one in model.score([("史密斯", "Smith")], "zh"))
    assert all(one.backward is None for one in model.score([("смит", "Smith")], "ru"))


def test_what_cannot_be_read_scores_minus_infinity_and_proposes_nothing() -> None:
    assert score("", "Smith") == -math.inf
    assert score("史密斯", "…") == -math.inf
    assert transliterate("!!!") == []


@pytest.mark.parametrize("source", ["xx", "ZH", ""])
def test_an_unknown_source_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="is not one of zh, pinyin, ru"):
        transliterate("史密斯", source)


@pytest.mark.parametrize("limit", [0, -1, 65])
def test_a_limit_out_of_range_is_refused(limit: int) -> None:
    with pytest.raises(InputError, match="from 1 to 64"):
        transliterate("史密斯", limit=limit)


def test_a_folder_without_a_model_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(NamenormError, match="no name model in"):
        NameModel(tmp_path)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.sampled_from(SOURCES))
def test_any_text_is_an_answer_or_none(text: str, source: str) -> None:
    assert all(one.text and 0 <= one.probability <= 1 for one in transliterate(text, source, 3))


@pytest.mark.parametrize("form", ["史密斯", "威尔金森", "汤普森", "麦克唐纳"])
def test_the_search_among_known_names_finds_what_scoring_each_of_them_finds(form: str) -> None:
    model = bundled_model()
    assert len(_LIST) > 200  # a shorter list is scored name by name, without a search
    searched = model.choose([form], Known.of(_LIST))[0][0]
    halves = [model.choose([form], Known.of(part))[0][0] for part in (_LIST[:110], _LIST[110:])]
    assert searched[0] == max(halves, key=lambda pair: pair[1])[0]


def test_the_model_is_loaded_when_first_asked() -> None:
    code = "import sys, namenorm.transliterate; sys.exit('ctranslate2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
