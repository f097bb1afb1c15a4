"""Words that look like names, from made-up names and frequencies."""

from __future__ import annotations

import json

from genscripts.words_like_names import like_names, named

_PARTS = [
    json.dumps({"id": "a", "latin": ["Moroz"], "cyrillic": ["мороз"]}, ensure_ascii=False),
    json.dumps({"id": "b", "latin": ["Jordan", "Dzhordan"], "cyrillic": ["джордан"]}, ensure_ascii=False),
]
_PLACES = [
    json.dumps({"id": "c", "name": "Sochi", "names": [{"text": "Сочи", "lang": "und-Cyrl"}]}, ensure_ascii=False),
    json.dumps({"id": "d", "fragment": True}),
]
_ENGLISH = {"Moroz": 1.9, "Jordan": 4.5, "Sochi": 3.0}


def _names() -> dict[str, float]:
    return named("cyrillic", "ru", _PARTS, _PLACES, lambda name: _ENGLISH.get(name, 0.0))


def test_names_are_as_common_as_their_commonest_spelling_and_cities_are_met_more_often_at_home() -> None:
    assert _names() == {"мороз": 1.9, "джордан": 4.5, "сочи": 4.5}


def test_a_word_that_is_commoner_than_the_name_is_another_word() -> None:
    used = {"мороз": 4.1, "джордан": 3.6, "сочи": 4.7, "она": 6.5, "редкость": 3.5}
    assert like_names(_names(), used) == ["мороз", "она"]
