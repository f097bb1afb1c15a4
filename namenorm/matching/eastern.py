"""Latin spellings read as names of China, Korea and Vietnam: surname and syllables, in any order and joining."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namenorm.matching.known import KnownNames
from namenorm.matching.parts import syllable
from namenorm.matching.syllables import spelt_by
from namenorm.matching.values import View, view
from namenorm.romanise.parse import SpellingReading, readings, tables
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.segment import syllables as divided

_LEAST_SURE = 0.3  # a Western name fits some system now and then, less surely
_SHARE_OF_SYSTEM = 0.1
_MOST_SYLLABLES = 3
_SYLLABIC = ("pinyin", "wade_giles", "taiwan", "korean")


def eastern_view(words: Sequence[str], known: KnownNames) -> View | None:
    """Return the likeliest reading of a Latin name as an East Asian one; None where it is none, or Japanese.

    Args:
        words: As printed, hyphens and all.
        known: What the book knows of parts.
    """
    found = readings(" ".join(words))
    if not found or found[0].surely < _LEAST_SURE:
        return _unlikely(words, known)
    return None if found[0].systems[0].system == "japanese" else _view(found[0], known)


def _unlikely(words: Sequence[str], known: KnownNames) -> View | None:
    """Return a name of syllables of Mandarin or Korean and nothing else, though no common surname is among them."""
    spelt = [word.lower() for one in words for word in one.split("-") if word]
    if not 1 < len(spelt) <= _MOST_SYLLABLES + 1 or not all(spelt_by(word, _SYLLABIC) for word in spelt):
        return None
    return view(tuple(syllable(word, word.capitalize(), known, _SYLLABIC) for word in spelt), eastern=True, likely=0.5)


def spelling_view(spelling: Spelling, system: str, likely: float, known: KnownNames) -> View:
    """Return a romanised spelling of a native name as a view."""
    if system == "japanese":
        parts = [syllable(word.lower(), word, known, ()) for word in (spelling.surname, *spelling.given.split())]
    else:
        words = [spelling.surname.lower(), *_syllables(spelling.given.lower(), system)]
        parts = [syllable(word, word, known, (system,)) for word in words]
    return view(tuple(parts), eastern=system != "japanese", likely=likely, by=system)


def _view(reading: SpellingReading, known: KnownNames) -> View:
    least = _SHARE_OF_SYSTEM * reading.surely
    fitting = [one.system for one in reading.systems if one.surely >= least]
    words = (reading.surname, *reading.given)
    parts = tuple(syllable(word, word.capitalize(), known, fitting) for word in words)
    return view(parts, eastern=True)


def _syllables(given: str, system: str) -> Iterator[str]:
    """Yield the syllables of a given name: divided where it is printed as one word."""
    shares = tables().backward.get(system)
    for word in given.replace("-", " ").split():
        found, _ = divided(word, shares.given, _MOST_SYLLABLES) if shares else ((), 0.0)
        yield from found or (word,)
