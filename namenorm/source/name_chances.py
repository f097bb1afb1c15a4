"""How likely a run of Han characters is a person's name: of a surname and a given name, or transcribed by sound."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from namenorm.romanise.han_names import han_names, usage
from namenorm.romanise.name_shares import ElementNames, FamilyNames
from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules

# Of the words of Chinese news one in some seventy is a person's name: counted on a few pages, and little depends on it,
# since a name is a hundred times likelier or unlikelier than the words in its place.
_NAMES_AMONG_WORDS = 0.015
_LEAST_TRANSCRIBED, _MOST_TRANSCRIBED = 3, 8
_HELD = 16384
_MOST_UNNAMED = 2
_OF_UNNAMED = 0.01  # of the names in news, how many are kept back
UNNAMED = "某"
"""Stands for a given name that a text keeps back."""
MARKS = "·•・‧-－"
"""What may stand between the parts of a transcribed name."""


def spans(text: str, start: int) -> Iterator[tuple[int, float]]:
    """Yield where a name may end that begins at a place, with its chance among the words of news.

    Args:
        text: Simplified characters without dots.
        start: Place of its first character.
    """
    table = _tables()
    head = text[start]
    if head in table.transcribing:
        end = start + 1
        while end < len(text) and end - start < _MOST_TRANSCRIBED and text[end] in table.transcribing:
            end += 1
            if end - start >= _LEAST_TRANSCRIBED:
                yield end, transcribed(text[start:end])
    if head in table.heads:
        yield from _unnamed(text, start)
        for end in range(start + 2, min(start + 5, len(text)) + 1):
            if text[end - 1] in MARKS:
                break
            chance = of_family(text[start:end])
            if chance:
                yield end, chance


def _unnamed(text: str, start: int) -> Iterator[tuple[int, float]]:
    """Yield where a surname ends whose bearer's given name is kept back: 黄某, 欧阳某某."""
    for length in (1, 2):
        surname = tuple(text[start : start + length])
        end = start + length
        while text[end : end + 1] == UNNAMED and end - start - length < _MOST_UNNAMED:
            end += 1
        if end > start + length:
            shares = [names.of_surname(surname) for _, names in _tables().families if surname in names.surnames]
            yield end, max(shares, default=0.0) * _NAMES_AMONG_WORDS * _OF_UNNAMED


@lru_cache(_HELD)
def of_family(name: str) -> float:
    """Return the chance of a Chinese, Japanese, Korean or Vietnamese name of a known surname; 0 for none."""
    total = 0.0
    for culture, names in _tables().families:
        for cut in (1, 2):
            given = tuple(name[cut:])
            if tuple(name[:cut]) in names.surnames and given and (culture == "ja" or len(given) <= 2):
                total += _share(culture) * names.of_surname(tuple(name[:cut])) * names.of_given(given)
    return total * _NAMES_AMONG_WORDS


@lru_cache(_HELD)
def transcribed(name: str) -> float:
    """Return the chance of a name transcribed by sound, dots left out."""
    return _NAMES_AMONG_WORDS * _share("foreign") * _tables().foreign.chance(tuple(name))


def is_transcribing(char: str) -> bool:
    """Tell whether a character is one that transcriptions use."""
    return char in _tables().transcribing


def is_written_by_sound(name: str) -> bool:
    """Tell whether a name in simplified characters without dots is likelier a transcription than anything else."""
    return name != "" and all(map(is_transcribing, name)) and transcribed(name) > of_family(name)


def surname_of(name: str) -> str:
    """Return the surname with which a Chinese name in simplified characters begins; empty for an unknown one."""
    table = _tables()
    if len(name) > 2 and name[:2] in table.compounds:
        return name[:2]
    return name[:1] if name[:1] in table.chinese else ""


def _share(culture: str) -> float:
    prior: int = usage()["prior"][culture]
    return prior / 1000


class _Tables:
    """The shares, with what is asked of them most often."""

    def __init__(self) -> None:
        known = han_names()
        self.families = tuple((one, names) for one, names in known.items() if isinstance(names, FamilyNames))
        foreign = known["foreign"]
        assert isinstance(foreign, ElementNames)
        self.foreign = foreign
        self.transcribing = frozenset(units[0] for units in foreign.elements if len(units) == 1)
        self.heads = frozenset(surname[0] for _, names in self.families for surname in names.surnames)
        table = surnames(Rules("zh"))
        self.chinese, self.compounds = frozenset(table.permille), table.compound


@cache
def _tables() -> _Tables:
    return _Tables()
