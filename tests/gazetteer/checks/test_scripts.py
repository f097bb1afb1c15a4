"""The table of scripts against CLDR's, which knows the usual script of a language."""

from __future__ import annotations

from typing import Any

import pytest
from babel.core import get_global

from namenorm.gazetteer.checks.names import Scripts, alphabets
from namenorm.rules import Rules

TABLE: Any = Rules("und").topic("scripts")
CHINESE = {"Hans", "Hant"}


@pytest.mark.parametrize("lang", sorted(TABLE["languages"]))
def test_the_usual_script_is_the_first(lang: str) -> None:
    likely = get_global("likely_subtags")
    tag = str(likely.get(lang, lang))
    script = next((part for part in tag.split("_") if len(part) == 4), None)
    assert TABLE["languages"][lang][0] == ("Hani" if script in CHINESE else script)


@pytest.mark.parametrize("lang", sorted(TABLE["languages"]))
def test_every_script_of_the_table_has_letters(lang: str) -> None:
    assert Scripts(TABLE["languages"], TABLE["letters"]).of(lang)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("戴博", {"CJK"}),
        ("佐々木 アンナ", {"CJK", "KATAKANA"}),
        ("ｶﾅ ＫＡＮＡ", {"KATAKANA", "LATIN"}),
        ("諾·莫里 48", {"CJK"}),
        ("김민아", {"HANGUL"}),
        ("Nguyễn Phú", {"LATIN"}),
        ("ئادىل", {"ARABIC"}),
        ("48-·", set()),
    ],
)
def test_the_alphabets_of_a_text(text: str, found: set[str]) -> None:
    assert alphabets(text) == found
