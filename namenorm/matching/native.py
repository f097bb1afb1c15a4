"""Names in other scripts: as words with what each is in Latin letters, and in every romanisation that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unidecode import unidecode

from namenorm.gazetteer.part_keys import sounds
from namenorm.matching.eastern import spelling_view
from namenorm.matching.known import KnownNames
from namenorm.matching.latin import parts_of, words_of
from namenorm.matching.parts import part
from namenorm.matching.values import Part, View, view
from namenorm.romanise.systems import System, romaniser, systems, unplaced
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key, squash

_BETWEEN = re.compile(r"[\s·•・‧=＝\-‐–.]+")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_LONGEST_EASTERN = 5
_SYLLABIC = ("wade_giles", "tongyong", "korean", "vietnamese", "japanese")
_OTHERWISE = frozenset({"Hani", "Hang", "Jpan", "Latn"})  # read by their syllables, or as they stand
_LETTERED = tuple(one.name for one in systems() if not _OTHERWISE.intersection(one.scripts))
_MOST_OF_A_SYSTEM = 8
CHARACTERS = "characters"
"""What the view of a name of the East by its characters is by: held against names in its own script, and no others."""
_CHARACTER = 0.45  # as rare as a syllable of a given name
_WORDED = 0.9  # a name read word by word, beside the romanisation of the whole


def native_views(name: str, known: KnownNames) -> tuple[View, ...]:
    """Return the ways to read a name that is not in Latin letters, the likeliest first."""
    surname, comma, rest = name.partition(",")
    words = [one for one in _BETWEEN.split(f"{rest} {surname}" if comma else name) if key(one)]
    whole = "".join(words) if len(words) < 3 else ""
    eastern = len(whole) <= _LONGEST_EASTERN and (has_han(whole) or (_HANGUL.search(whole) and len(words) == 1))
    views = [_worded(words, known)]
    if eastern and len(whole) > 1:
        views.append(
            view(
                tuple(Part(char, char, known=True, rarity=_CHARACTER) for char in simplified(whole)),
                eastern=True,
                by=CHARACTERS,
            )
        )
        views += _spelt(whole, known, (*(one.name for one in unplaced()), *_SYLLABIC))
    elif not has_han(name):
        views += _spelt(" ".join(words), known, _LETTERED)
    return _distinct(views)


def _worded(words: list[str], known: KnownNames) -> View:
    parts = tuple(one for word in words for one in _part(word, known))
    parts = parts or (Part("".join(words), " ".join(words)),)  # letters that nothing romanises
    return view(parts, likely=_WORDED, by="words")


def _part(word: str, known: KnownNames) -> Iterator[Part]:
    text = _latin(word)
    if text:
        yield part(text, word, known, native=known.native(word) or frozenset())


def _latin(word: str) -> str:
    if has_han(word):
        return sounds(simplified(word))[0]
    return squash(unidecode(word))


def _spelt(name: str, known: KnownNames, named: tuple[str, ...]) -> Iterator[View]:
    for system in systems():
        if system.name in named and system.reads(name):
            yield from _by(system, name, known)


def _by(system: System, name: str, known: KnownNames) -> Iterator[View]:
    for one in romaniser(system.name).romanise(name)[:_MOST_OF_A_SYSTEM]:
        if system.name in _LETTERED:
            parts = tuple(parts_of(words_of(one.text), known))
            yield view(parts, likely=one.weight, by=system.name)
        else:
            yield spelling_view(one, system.name, one.weight, known)


def _distinct(views: list[View]) -> tuple[View, ...]:
    held: dict[tuple[str, bool], View] = {}
    for one in views:
        held.setdefault((one.key, one.eastern), one)
    return tuple(held.values())
