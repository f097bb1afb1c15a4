"""How likely a Latin spelling is a name of each East Asian culture, spelt by a system of its own and not in pinyin."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from namenorm.romanise.name_signs import table
from namenorm.romanise.parse import chances as readings
from namenorm.romanise.parse import tables
from namenorm.romanise.systems import systems
from namenorm.romanise.word_shares import strange_japanese, western

_PINYIN, _JAPANESE = "pinyin", "japanese"
_SHORTEST, _LONGEST = 2, 6  # letters of a syllable


def own_spelling(words: Sequence[str]) -> dict[str, float]:
    """Return the chances by culture, per person with an East Asian name.

    Args:
        words: As ``parse.latin_words`` gives them.
    """
    found: dict[str, float] = {}
    for system, chance in _ways(words):
        lang = _langs()[system]
        found[lang] = found.get(lang, 0.0) + chance
    return found


def _ways(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    if len(words) == 1:
        yield from _alone(words[0], 1.0)
        return
    yield from _read(words, pinyin=False)
    yield from _strange(words)
    yield from _adopted(words)
    yield from _japanese(words)


def _read(words: Sequence[str], *, pinyin: bool) -> Iterator[tuple[str, float]]:
    for held in readings(words, tables()).values():
        yield from ((system, chance) for system, chance in held.items() if pinyin or system != _PINYIN)


def _alone(word: str, part: float) -> Iterator[tuple[str, float]]:
    """Yield the chances of a word as a surname alone, in any system."""
    one_word: float = table()["one_word"]["zh"] / 1000
    for system, held in tables().backward.items():
        share = held.surnames.get(word.replace("-", ""), 0.0)
        yield system, part * one_word * share * _persons(system)


def _adopted(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield the chances of a Western given name before a surname, alone or with the rest: Michael Wong Wai-lun."""
    first, part = western(words[0]), table()["adopted"]
    rows = _read(words[1:], pinyin=True) if len(words) > 2 else _surname(words[1])
    yield from ((system, first * chance * part[_langs()[system]] / 1000) for system, chance in rows)


def _surname(word: str) -> Iterator[tuple[str, float]]:
    for system, held in tables().backward.items():
        yield system, held.surnames.get(word, 0.0) * _persons(system)


def _strange(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield the chances of two hyphenated syllables after a surname, one of which the system's table lacks."""
    syllables = words[1].split("-")
    if len(words) != 2 or len(syllables) != 2 or not all(_SHORTEST <= len(one) <= _LONGEST for one in syllables):
        return
    rare = table()["strange_syllable"] / 1000
    for system, held in tables().backward.items():
        if not all(one in held.given for one in syllables):
            hyphen = tables().print["systems"][system]["joins"]["hyphen"] / 100
            share = math.prod(held.given.get(one, rare) for one in syllables)
            yield system, held.surnames.get(words[0], 0.0) * hyphen * share * _persons(system)


def _japanese(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield the chances of two words in Hepburn of which a table lacks one or both."""
    held, order = tables().backward[_JAPANESE], tables().print["systems"][_JAPANESE]["given_first"] / 100
    for (given, surname), share in ((words, order), (words[::-1], 1 - order)) if len(words) == 2 else ():
        if given not in held.given or surname not in held.surnames:
            first = held.given.get(given) or strange_japanese(given)
            yield (
                _JAPANESE,
                share * _persons(_JAPANESE) * first * (held.surnames.get(surname) or strange_japanese(surname)),
            )


def _persons(system: str) -> float:
    persons: float = tables().print["systems"][system]["persons"] / 1000
    return persons


@cache
def _langs() -> dict[str, str]:
    return {one.name: one.lang for one in systems()}
