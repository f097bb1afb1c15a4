"""Japanese names, on cases that are data: tests/cases/romanise/japanese.jsonl."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.romanise.hepburn import Hepburn
from namenorm.romanise.japanese import Japanese
from namenorm.romanise.kana import Kana
from namenorm.romanise.kanji import folded
from namenorm.rules import Rules
from namenorm.text.han import simplified
from tests.books import cases
from tests.romanise.systems import assert_case, assert_ranked

RULES = Rules("ja")
JAPANESE = Japanese(RULES)
HEPBURN = RULES.built("hepburn", Hepburn)
KANA = RULES.built("kana", Kana)
NAMES = st.builds(
    "".join, st.tuples(st.sampled_from(sorted(RULES.topic("surnames"))), st.sampled_from(sorted(RULES.topic("given"))))
).filter(lambda name: len(name) <= 8)


@pytest.mark.parametrize(("name", "expect"), cases("romanise/japanese"))
def test_case(name: str, expect: dict[str, Any]) -> None:
    assert_case(JAPANESE.romanise(name), expect)


@given(NAMES)
def test_every_known_surname_with_a_known_given_name_has_spellings(name: str) -> None:
    assert_ranked(JAPANESE.romanise(name))


@given(NAMES)
def test_the_form_of_the_characters_does_not_matter(name: str) -> None:
    assert JAPANESE.romanise(simplified(name)) == JAPANESE.romanise(name)


@pytest.mark.parametrize("topic", ["surnames", "given", "surname_characters", "given_characters"])
def test_the_tables_are_folded_and_every_reading_is_counted(topic: str) -> None:
    table = RULES.topic(topic)
    assert [name for name in table if folded(name) != name] == []
    assert [name for name, held in table.items() if not all(count.isdigit() for count in held.split()[1::2])] == []
    assert [name for name, held in table.items() if len(held.split()) % 2] == []


@pytest.mark.parametrize(
    ("reading", "part", "expect"),
    [
        ("satou", "surname", {"sato", "satoh", "satou"}),
        ("ootani", "surname", {"otani", "ohtani", "ootani"}),
        ("inoue", "surname", {"inoue"}),
        ("matsuura", "surname", {"matsuura"}),
        ("yamanouchi", "surname", {"yamanouchi"}),
        ("nanba", "surname", {"nanba", "namba"}),
        ("kouichi", "given", {"koichi", "kohichi", "kouichi"}),
        ("yuuki", "given", {"yuki", "yuuki"}),
        ("shin'ichi", "given", {"shinichi"}),
        ("ooe", "surname", {"oe", "ohe", "ooe"}),
        ("oouchi", "surname", {"ouchi", "ohuchi", "oouchi"}),
        ("ooura", "surname", {"oura", "ohura", "ooura"}),
        ("oooka", "surname", {"ooka", "ohoka", "oooka"}),
        ("tootoumi", "surname", {"totomi", "tohtohmi", "tootoumi"}),
        ("inouchi", "surname", {"inouchi"}),
    ],
)
def test_hepburn(reading: str, part: Any, expect: set[str]) -> None:
    spellings = HEPBURN.spellings(reading, part)
    assert set(spellings) == expect
    assert sum(spellings.values()) == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("kana", "expect"),
    [
        ("みちる", "michiru"),
        ("じゅんこ", "junko"),
        ("しんいち", "shin'ichi"),
        ("イチロー", "ichiroo"),
        ("はっとり", "hattori"),
        ("マッチ", "matchi"),
        ("きょうこ", "kyouko"),
        ("林", ""),
        ("Abe", "Abe"),
        ("", ""),
    ],
)
def test_kana(kana: str, expect: str) -> None:
    assert KANA.typed(kana) == expect
