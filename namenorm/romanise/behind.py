"""Who may stand behind a spelling in pinyin: "Yin Xiyue" is Yoon Suk-yeol, if it is a Korean.

The characters are unknown, so every surname and every character of a given name that is read so counts by how common it
is in the culture, and each is spelt as its bearers spell it; the likeliest combinations are the answer.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial

from namenorm.errors import InputError
from namenorm.romanise.han_names import han_names
from namenorm.romanise.name_shares import FamilyNames, Units
from namenorm.romanise.part_spellings import ChineseParts, JapaneseParts, KoreanParts, PartSpellings, VietnameseParts
from namenorm.romanise.parts import Weights
from namenorm.romanise.through_pinyin import PinyinParts, divisions, pinyin_names, pinyin_parts

_CULTURES: Mapping[str, Callable[[], PartSpellings]] = {
    "zh": ChineseParts,
    "ja": JapaneseParts,
    "ko": KoreanParts,
    "vi": VietnameseParts,
}
_MOST_CHOICES = 32  # of one part of a name: what is rarer than so many others is in no name's first ten
_MOST_GIVEN = 40

Choices = dict[str, tuple[float, str]]
"""Spellings of a part, each with how common it is and the commonest native form that is spelt so."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A name that a spelling in pinyin may stand for.

    Attributes:
        text: As English prints it: "Yoon Suk-yeol".
        native: Its likeliest form in simplified Han characters.
        probability: How likely it is among all names of the culture that are spelt so in pinyin.
    """

    text: str
    native: str
    probability: float


def behind_pinyin(spelling: str, culture: str, limit: int = 20) -> tuple[Rendering, ...]:
    """Return the names of a culture that a spelling in pinyin may stand for, likeliest first.

    Args:
        spelling: "Yin Xiyue", "Yinxiyue", "Yin Xi-yue": the surname first, in any division.
        culture: ``zh``, ``ja``, ``ko`` or ``vi``.
        limit: How many names at most.

    Returns:
        None where the spelling is no pinyin, or nothing in the culture is read so.

    Raises:
        InputError: If names of the culture cannot be put together.
    """
    if culture not in _CULTURES:
        raise InputError(f"no names of {culture!r} can be put together: use one of {', '.join(_CULTURES)}")
    held, every = _held(culture), divisions(spelling)
    found: dict[str, tuple[float, str]] = {}
    for text, weight, native in (one for units in every for one in held.names(units)):
        _add(found, text, weight, native)
    names = pinyin_names()[culture]
    total = sum(names.chance(units) for units in every)
    chosen = heapq.nsmallest(limit, found.items(), key=lambda pair: (-pair[1][0], pair[0]))
    return tuple(Rendering(text, native, weight / total) for text, (weight, native) in chosen)


class _Held:
    """The parts of names of a culture by their pinyin."""

    def __init__(self, names: FamilyNames, parts: PinyinParts, spellings: PartSpellings) -> None:
        self._names, self._parts, self._spellings = names, parts, spellings
        self._characters: dict[tuple[str, bool], Choices] = {}

    def names(self, units: Units) -> Iterator[tuple[str, float, str]]:
        """Yield the names that syllables may stand for, with their weight and native form."""
        for cut in range(1, len(units)):
            surnames = self._spelt(self._parts.surnames.get(units[:cut], {}), self._spellings.surname)
            for given, (second, own) in (_foremost(self._given(units[cut:])) if surnames else {}).items():
                for surname, (first, family) in surnames.items():
                    yield self._spellings.name(surname, given).text, first * second, family + own

    def _given(self, units: Units) -> Choices:
        found = self._spelt(self._parts.wholes.get(units, {}), self._spellings.given)
        found = {text: (weight * self._names.whole, native) for text, (weight, native) in found.items()}
        if len(units) <= len(self._names.lengths):
            share = (1 - self._names.whole) * self._names.lengths[len(units) - 1]
            for readings, weight, native in self._combined(units):
                for text, part in self._spellings.joined(readings).items():
                    _add(found, text, weight * part * share, native)
        return found

    def _combined(self, units: Units) -> list[tuple[tuple[str, ...], float, str]]:
        rows: list[tuple[tuple[str, ...], float, str]] = [((), 1.0, "")]
        for place, unit in enumerate(units):
            choices = self._character(unit, first=place == 0)
            longer = (
                ((*texts, text), weight * more, native + char)
                for texts, weight, native in rows
                for text, (more, char) in choices.items()
            )
            rows = heapq.nlargest(_MOST_GIVEN, longer, key=lambda row: row[1])
        return rows

    def _character(self, unit: str, *, first: bool) -> Choices:
        if (unit, first) not in self._characters:
            held = self._parts.units.get((unit,), {})
            self._characters[unit, first] = self._spelt(held, partial(self._spellings.character, first=first))
        return self._characters[unit, first]

    def _spelt(self, natives: Mapping[str, float], spell: Callable[[str], Weights]) -> Choices:
        found: Choices = {}
        for native, share in natives.items():
            for text, part in spell(native).items():
                _add(found, text, share * part, native)
        return _foremost(found)


def _foremost(found: Choices) -> Choices:
    return dict(heapq.nsmallest(_MOST_CHOICES, found.items(), key=lambda pair: (-pair[1][0], pair[0])))


def _add(found: Choices, text: str, weight: float, native: str) -> None:
    """Add a spelling; its native form is that of the heaviest that was added first."""
    held, known = found.get(text, (0.0, native))
    found[text] = (held + weight, known if held >= weight else native)


@cache
def _held(culture: str) -> _Held:
    names = han_names()[culture]
    assert isinstance(names, FamilyNames)
    return _Held(names, pinyin_parts(culture), _CULTURES[culture]())
