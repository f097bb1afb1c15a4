from __future__ import annotations

import pytest

from namenorm.mentions.words import Words, lexicon
from namenorm.rules import Rules


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("Dai Bo", True),
        ("Ching-te", True),
        ("阿里·邦戈", True),
        ("J. Daly", True),
        ("Mr. Daly", True),
        ("early. Daly", False),
        ("Dai, Bo", False),
        ("Dai\nBo", False),
        ("Dai  Bo", False),
        ("Dai/Bo", False),
        ("Dai (Bo", False),
    ],
)
def test_what_may_stand_between_the_words_of_a_name(text: str, expect: bool) -> None:
    words = Words(text)
    assert len(words) == 2
    assert words.joined(0) is expect
    assert not words.joined(1), "nothing follows the last word"


@pytest.mark.parametrize(
    ("text", "expect"), [("Dai", True), ("dai", False), ("戴博", True), ("Éva", True), ("7th", False)]
)
def test_capitals(text: str, expect: bool) -> None:
    assert Words(text).capital == [expect]


def test_a_surface_runs_from_word_to_word() -> None:
    words = Words("said Lai Ching-te, and left")
    assert words.surface(1, 4) == "Lai Ching-te"
    assert words.gap_before(4) == ", "


def test_word_lists_do_not_contradict_each_other(english: Rules) -> None:
    words = lexicon(english)
    assert not words.breakers & (words.titles | words.speech | words.honorifics)
    assert words.honorifics <= words.titles, "an honorific stands before a name as a title does"
