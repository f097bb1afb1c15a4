"""Words that an original gives in Latin letters besides, in brackets behind them: 제라드(Gerrard), Жерар (Gerrard).

Then the original itself says how the word is spelt, wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from namenorm.source.echoes import HEARD, Fit
from namenorm.source.native_words import NativeWord

_GLOSS = re.compile(r"\s?[(（][^()（）]+[)）]")
_BETWEEN = frozenset({" ", "・", "·"})


def with_glosses(text: str, words: Sequence[NativeWord], fit: Fit) -> list[NativeWord]:
    """Return the words without those in such brackets, which are forms of the words that they tell of.

    Args:
        text: The original.
        words: Its words in order.
        fit: Tells how well a Latin word, squashed, gives a form.
    """
    given: dict[str, str] = {}
    inside: set[int] = set()
    for match in _GLOSS.finditer(text):
        latin = [place for place, one in enumerate(words) if match.start() <= one.start < match.end()]
        if latin and all(words[place].text.isascii() for place in latin):
            for place, before in zip(reversed(latin), _before(text, words, latin[0], match.start()), strict=False):
                if fit(before.text, words[place].text.lower()) >= HEARD:
                    given[before.text] = words[place].text
                    inside.add(place)
    return [_as_given(one, given) for place, one in enumerate(words) if place not in inside]


def _before(text: str, words: Sequence[NativeWord], place: int, end: int) -> list[NativeWord]:
    """Return the words that end at a place and stand side by side, the last first."""
    found: list[NativeWord] = []
    for one in reversed(words[:place]):
        if one.end != end and text[one.end : end] not in _BETWEEN:
            break
        found.append(one)
        end = one.start
    return found


def _as_given(word: NativeWord, given: dict[str, str]) -> NativeWord:
    added = tuple(given[form] for form in word.forms if form in given)
    return replace(word, forms=(*word.forms, *added)) if added else word
