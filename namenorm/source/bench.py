"""What is being matched: the names of an original and what may render them, with what each spells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from namenorm.romanise.pinyin_reader import PinyinReader, Reading
from namenorm.source import sound
from namenorm.source.echoes import HEARD
from namenorm.source.likeness import likeness
from namenorm.source.name_chances import MARKS, UNNAMED, is_transcribing, is_written_by_sound
from namenorm.source.name_parts import NameParts
from namenorm.source.read_aloud import fits, heard, reads_so
from namenorm.source.spelt import Spelt, spelt
from namenorm.source.surfaces import Surface, part
from namenorm.source.values import Bead, NativeName
from namenorm.text.key import key

WHOLE = 0.97
"""How well a surface fits a name whose characters read so."""
_SHORT = 0.9
_CERTAIN = 0.95
_PART = re.compile(f"[{re.escape(MARKS)}]")
_MOST_BEFORE = 4  # characters of a name that was found without its beginning
_LEAST_TWO = 3  # words of two names side by side
_LEAST_PART = 4  # letters of a word that alone can be likened to another


class Bench:
    """The names and surfaces of one document, and the beads that tie their places.

    Attributes:
        plain: The original in simplified characters.
        beads: What renders what.
        natives: Names of the original, in order.
        surfaces: Of the translation, in order.
        ordinary: Its ordinary words with a capital, which are names where they are very like one, in order.
        parts: Knows the parts of names.
        countries: ISO codes of the countries of which the original speaks.
        unexplained: Beads in which a person's name stayed without one in the original; filled by ``place``.
    """

    def __init__(
        self,
        plain: str,
        beads: Sequence[Bead],
        natives: Sequence[NativeName],
        surfaces: Sequence[Surface],
        ordinary: Sequence[Surface],
        parts: NameParts,
        pinyin: PinyinReader,
    ) -> None:
        """Bring them together."""
        self._pinyin, self.ordinary = pinyin, ordinary
        self.plain, self.beads, self.natives, self.surfaces = plain, beads, tuple(natives), surfaces
        self.parts = parts
        self.unexplained: list[Bead] = []
        things = (held for one in natives if one.kind != "person" for held in one.entities)
        self.countries = frozenset(code for held in things for code in held.countries)
        self._distinct = tuple({(one.plain, one.countries): one for one in natives}.values())
        self._at = {(one.start, one.end): one for one in natives}
        self._certain = [one for one in natives if one.entities or one.surely >= _CERTAIN]
        self._ends = [one.end for one in self._certain]
        self._spellings: dict[tuple[str, frozenset[str]], Spelt] = {}
        self._explained: dict[str, bool] = {}
        self._places: dict[str, list[int]] = {}

    def with_names(self, natives: Sequence[NativeName]) -> Bench:
        """Return the same with other names of the original."""
        return Bench(self.plain, self.beads, natives, self.surfaces, self.ordinary, self.parts, self._pinyin)

    def spelt(self, native: NativeName) -> Spelt:
        """Return the spellings of a name, made once."""
        known = (native.plain, native.countries)
        if known not in self._spellings:
            self._spellings[known] = spelt(native)
        return self._spellings[known]

    def exact(self, native: NativeName, surface: Surface) -> float:
        """Return how well a surface spells a name: 1 in the book, less by its characters; 0 if it does not."""
        known = self.spelt(native)
        if surface.entities & {one.id for one in native.entities} or surface.key in known.right:
            return 1.0
        if native.kind != "person":
            return 0.0
        if surface.key in known.pinyin or (surface.reading is not None and fits(surface.reading, native.plain)):
            return WHOLE
        return _SHORT if known.shortens_to(surface.text) or self._is_adopted(surface, known) else 0.0

    def divided(self, surface: Surface, natives: Sequence[NativeName]) -> list[Surface]:
        """Return the names that a surface is made of: "Wang Jinjin Zhou Wei" is two where the bead has 王金金.

        Args:
            surface: Of a bead.
            natives: Of the same bead.
        """
        if surface.words < _LEAST_TWO or surface.entities:
            return [surface]
        for first, last in _runs(surface.words):
            one = part(surface, first, last, self._pinyin)
            if one.words > 1 and any(self.exact(native, one) >= WHOLE for native in natives):
                left = [part(surface, 0, first, self._pinyin)] if first else []
                right = [part(surface, last, surface.words, self._pinyin)] if last < surface.words else []
                return [*left, one, *(piece for rest in right for piece in self.divided(rest, natives))]
        return [surface]

    def _is_adopted(self, surface: Surface, known: Spelt) -> bool:
        """Tell whether a surface is a Western given name with the surname of a name: "Gary Zhang" for 张欣宇."""
        words = key(surface.text).split()
        if len(words) < 2 or surface.reading is not None or words[-1] not in known.short:
            return False
        return self.parts.is_given(words[0])

    def is_explained(self, surface: Surface) -> bool:
        """Tell whether a surface renders something of the original, wherever, or is no person's name."""
        if surface.is_thing and surface.reading is None:
            return True
        if surface.key not in self._explained:
            named = any(self.exact(one, surface) for one in self._distinct)
            read = surface.reading is not None and self.read(surface.reading, 0, len(self.plain)) is not None
            self._explained[surface.key] = named or read
        return self._explained[surface.key]

    def read(self, reading: Reading, start: int, end: int) -> NativeName | None:
        """Return the characters of a stretch that read so, as a name, if they are no part of a longer one."""
        for first, last in reads_so(reading, self.plain, self._begin(reading.surname[0], start, end)):
            if last <= end and not self._is_inside(first, last):
                text = self.plain[first:last]
                return self._at.get((first, last)) or NativeName(first, last, text, text, "person", "reading")
        return None

    def _is_inside(self, first: int, last: int) -> bool:
        """Tell whether a stretch is a part of a longer name that is certain; these are in order and never overlap."""
        place = bisect_left(self._ends, last)
        if place == len(self._certain):
            return False
        one = self._certain[place]
        return one.start <= first and one.end - one.start > last - first

    def goes_on(self, native: NativeName, latin: str) -> bool:
        """Tell whether a word gives the characters before a name too, better than the name: they are one name."""
        heard = sound.fits(native.plain, latin)
        before = range(native.start - 1, max(native.start - _MOST_BEFORE, 0) - 1, -1)
        run = list(takewhile(lambda place: is_transcribing(self.plain[place]), before))
        return any(sound.fits(self.plain[place : native.end], latin) > max(heard, HEARD) for place in run)

    def is_of_another(self, native: NativeName) -> bool:
        """Tell whether a surname is that of somebody named in full elsewhere, whom the book does not know."""
        full = [one for one in self._distinct if _PART.split(one.text)[1:] and one.plain.endswith(native.plain)]
        return bool(full) and not any(set(native.entities) & set(one.entities) for one in full)

    def alike(self, native: NativeName, surface: Surface) -> float:
        """Return how alike a surface is to the spellings of a name, or to a part of them if it is one word."""
        spellings = self.spelt(native).spellings
        if UNNAMED in native.plain and surface.words == 1:
            return WHOLE if surface.key.startswith(tuple(self.spelt(native).short)) else 0.0
        if not native.entities and is_written_by_sound(native.plain):
            return max(likeness(surface.text, spellings), sound.alike(native.plain, surface.text))
        if surface.words == 1:
            return likeness(surface.text, _parts(spellings, whole=bool(native.entities)))
        return likeness(surface.text, spellings)

    def _begin(self, syllable: str, start: int, end: int) -> list[int]:
        """Return the places of a stretch whose character may be read so."""
        if not self._places:
            self._places = _places(self.plain)
        held = self._places.get(syllable, [])
        return held[bisect_left(held, start) : bisect_left(held, end)]


def _runs(words: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a name of some words that are shorter than it, the longest first."""
    for length in range(words - 1, 0, -1):
        yield from ((first, first + length) for first in range(words - length + 1))


def _places(plain: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, char in enumerate(plain):
        for syllable in heard(char):
            found[syllable].append(place)
    return dict(found) or {"": []}


def _parts(spellings: Sequence[str], *, whole: bool) -> list[str]:
    """Return the words of spellings, and the whole ones too; those too short to tell anything are left out."""
    return [part for one in spellings for part in ([one] * whole + one.split()) if len(part) >= _LEAST_PART]
