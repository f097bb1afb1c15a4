"""How well a Latin word spells a word in another script, on names of both sides written here."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.romanise.letter_sounds import UNSEEN, LetterSounds, aligned, by_native
from namenorm.romanise.native_letters import native_letters

_ONE_NAME = 0.6

_NAMES = {
    "ru": [("Меркель", "merkel"), ("Шульц", "schulz"), ("Макрон", "macron"), ("Жуков", "zhukov"), ("Хьюз", "hughes")],
    "uk": [("Меркель", "merkel"), ("Шевченко", "shevchenko"), ("Гончарук", "honcharuk")],
    "ja": [
        ("メルケル", "merkel"),
        ("マクロン", "macron"),
        ("スミス", "smith"),
        ("シュミット", "schmidt"),
        ("ケネディ", "kennedy"),
    ],
    "ko": [("메르켈", "merkel"), ("마크롱", "macron"), ("스미스", "smith"), ("푸틴", "putin")],
    "ar": [("ميركل", "merkel"), ("ماكرون", "macron"), ("سميث", "smith"), ("بوتين", "putin")],
    "zh": [
        ("默克尔", "merkel"),
        ("马克龙", "macron"),
        ("史密斯", "smith"),
        ("华莱士", "wallace"),
        ("舒尔茨", "schulz"),
    ],
    "fa": [("مرکل", "merkel"), ("ماکرون", "macron"), ("پوتین", "putin")],
}


@pytest.mark.parametrize(("lang", "word", "latin"), [(lang, *row) for lang, rows in _NAMES.items() for row in rows])
def test_a_name_is_heard_and_every_other_is_not(lang: str, word: str, latin: str) -> None:
    fit = LetterSounds(lang).fit
    assert fit(word, latin) >= _ONE_NAME
    others = {other for rows in _NAMES.values() for _, other in rows} - {latin}
    assert max(fit(word, other) for other in others) < fit(word, latin)
    assert sum(fit(word, other) >= _ONE_NAME for other in others) <= 1


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("Пётр", "петр"),
        ("マイケル・ジョーンズ", "maikerujoonzu"),
        ("ウェールズ", "weeruzu"),
        ("ジェームズ", "jeemuzu"),
        ("フォード", "foodo"),
        ("ディエゴ", "diego"),
        ("ヴァン", "ban"),
        ("イェール", "yeeru"),
        ("デュバル", "dyubaru"),
        ("クォン", "kwon"),
        ("김", "ㄱㅣㅁ"),
        ("강", "ㄱㅏŋ"),
        ("إلياس", "الياس"),
        ("華萊士", "华莱士"),
        ("Merkel", ""),
        ("", ""),
    ],
)
def test_letters_of_a_word(word: str, letters: str) -> None:
    assert native_letters(word) == letters


def test_no_letters_fit_nothing() -> None:
    fit = LetterSounds("ru").fit
    assert fit("Merkel", "merkel") == fit("Меркель", "") == UNSEEN


@given(st.text("abc", max_size=5), st.text("xyz", max_size=6))
def test_an_alignment_covers_both_sides_in_order(native: str, latin: str) -> None:
    table = {("a", "x"): 1.0, ("b", "yz"): 2.0, ("ab", "x"): 1.5, ("", "z"): -1.0}
    score, path = aligned(native, latin, by_native(table))
    assert "".join(ours for ours, _ in reversed(path)) == native
    assert "".join(theirs for _, theirs in reversed(path)) == latin
    assert score == pytest.approx(sum(table.get(chunk, UNSEEN) for chunk in path))
