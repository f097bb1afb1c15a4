"""Ordinary words of a language with small nouns: ``python -m genscripts.small_words fr > FILE``.

A word is ordinary where simplemma knows it with a basic form in small letters, and wordfreq has seen it often enough.
Words are written as ``text.key`` folds them; those that are one syllable of pinyin are left out unless they are common,
since "hu" and "xi" are names far more often. wordfreq's data and so the resulting file are CC BY-SA 4.0; simplemma is
MIT. German, which writes nouns with a capital, has ``german_words``.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator, Mapping

from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.key import squash

_LEAST_ZIPF, _LEAST_OF_SYLLABLE = 2.7, 5.0
_HEAD = """\
# Ordinary words ({lang}), folded, and 100 times their Zipf frequency (10 to that power: uses in a thousand million).
# Made by genscripts.small_words from wordfreq 3 (Robyn Speer, CC BY-SA 4.0) and simplemma 1.1 (MIT).
# This file is CC BY-SA 4.0."""


def rows(frequencies: Mapping[str, float], is_ordinary: Callable[[str], bool]) -> Iterator[tuple[str, int]]:
    """Yield each ordinary word, folded, and 100 times its Zipf frequency, in alphabetical order.

    Args:
        frequencies: The share of each word in all uses of words.
        is_ordinary: Tells whether a word is one, rather than a name.
    """
    syllables = PinyinReader(Rules("zh"))
    found: dict[str, float] = {}
    for word, share in frequencies.items():
        zipf, folded = math.log10(share) + 9, squash(word)
        least = _LEAST_OF_SYLLABLE if len(syllables.parse(folded) or ()) == 1 else _LEAST_ZIPF
        if folded.isascii() and folded.isalpha() and zipf >= least and is_ordinary(word):
            found[folded] = max(found.get(folded, 0.0), zipf)
    return ((word, round(100 * found[word])) for word in sorted(found))


def main() -> None:
    """Print the file of the language that is named."""
    from simplemma import is_known, lemmatize
    from wordfreq import get_frequency_dict

    lang = sys.argv[1]

    def is_ordinary(word: str) -> bool:
        return bool(is_known(word, lang=lang)) and lemmatize(word, lang=lang).islower()

    print(_HEAD.format(lang=lang))
    for word, zipf in rows(get_frequency_dict(lang, "large"), is_ordinary):
        print(word, zipf)


if __name__ == "__main__":
    main()
