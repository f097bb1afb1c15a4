"""Of which culture a name in Latin letters is: spelt by its own system, through pinyin, or of a language further off.

For East Asian systems the chance is that of ``parse``; a spelling in pinyin is divided among the cultures whose names
are written in Han characters; against these stand Western names, and those of languages with signs of their own.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from namenorm.romanise.han_culture import weighed
from namenorm.romanise.han_names import usage
from namenorm.romanise.name_signs import latin_signs, table
from namenorm.romanise.own_spelling import own_spelling
from namenorm.romanise.parse import latin_words, tables
from namenorm.romanise.through_pinyin import chances as through_pinyin
from namenorm.romanise.word_shares import unlisted, western

_INITIAL = re.compile(r"\b[A-Za-z]\.[\s-]*")


def of_latin(name: str) -> dict[str, float]:
    """Return how likely each culture is for a name in Latin letters; none where it is no name of up to five words.

    Initials say nothing: "T. H. Tung" is Tung.
    """
    words = latin_words(_INITIAL.sub("", name))
    if not words:
        return {}
    found = own_spelling(words)
    for culture, chance in (*_pinyin(words).items(), *_further(words).items()):
        found[culture] = found.get(culture, 0.0) + chance
    total = math.fsum(found.values())
    return {culture: chance / total for culture, chance in found.items()}


def _pinyin(words: Sequence[str]) -> dict[str, float]:
    """Return the chances of a spelling in pinyin, by the culture of the characters behind it."""
    print_, prior = tables().print["systems"]["pinyin"], usage()["prior"]
    found = {culture: chance * _as_words(culture, words) for culture, chance in through_pinyin(" ".join(words)).items()}
    whole = math.fsum(prior[culture] * chance for culture, chance in found.items()) / prior["zh"]
    scale = print_["persons"] / 1000
    chances = {culture: scale * whole * share for culture, share in weighed(found).items()}
    turned = through_pinyin(" ".join((words[-1], *words[:-1]))) if len(words) > 1 else {}
    chances["zh"] = chances.get("zh", 0.0) + scale * turned.get("zh", 0.0) * print_["given_first"] / 100
    return chances


def _further(words: Sequence[str]) -> dict[str, float]:
    """Return the chances of the words as a Western name and as one of the languages with signs of their own."""
    signs, particles = table()["latin"], table()["particles"]
    others = tables().print["others"] / 1000 * _as_words("western", words)
    parts = [(part, unlisted(part)) for word in words for part in word.split("-")]
    found = {"western": math.prod(map(western, words))}
    for lang, held in latin_signs().items():
        times = particles.get(lang, {})
        found[lang] = math.prod(held.word(part, usual * times.get(part, 1.0)) for part, usual in parts)
    return {lang: others * signs[lang]["prior"] / 1000 * chance for lang, chance in found.items()}


def _as_words(kind: str, words: Sequence[str]) -> float:
    """Return how often names of a kind are printed as so many words: one, or more."""
    share: float = table()["one_word"][kind] / 1000
    return share if len(words) == 1 else 1 - share
