"""Whether a name in Han characters and one in Latin letters beside it are one: what keeps a list of glosses clean.

In brackets also stand translations ("橄榄油（Olive Oil）"), abbreviations and asides. A pair is believed where the book
knows it, where one may be read or heard as the other, where both have a surname in common, or where a Chinese name
stands beside a Western one whose first word people are called by.
"""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import Levenshtein

from namenorm.gazetteer.model import Entity
from namenorm.romanise import toneless
from namenorm.source.known import KnownNames
from namenorm.source.name_chances import is_transcribing, of_family, surname_of, transcribed
from namenorm.source.name_parts import NameParts
from namenorm.source.sound import TO_SPACE, alike, sounds_like
from namenorm.source.spelt import of_characters
from namenorm.source.values import NativeName
from namenorm.text.han import simplified
from namenorm.text.key import key, squash

_LONGEST, _SHORTEST = 8, 2  # characters of a transcribed name without dots
_CERTAIN = 0.9
_LEAST_BRAND = 6  # letters


class GlossPairs:
    """Believes pairs, by a book and by the ordinary words of a language."""

    def __init__(
        self,
        parts: NameParts,
        known: KnownNames,
        ordinary: Collection[str],
        stops: Collection[str],
        ends: Collection[str],
    ) -> None:
        """Take a book, the ordinary words of the Latin side, its titles and the like, and the ends of named things."""
        self._parts, self._known, self._ordinary, self._stops = parts, known, ordinary, stops
        self._ends = tuple(ends)

    def entity(self, native: str, latin: str) -> str:
        """Return the identifier of the entity that bears both names; empty if there is none."""
        return next((one.id for one in self._bearers(native) if _is_called(one, latin)), "")

    def kind(self, native: NativeName, latin: str) -> str | None:
        """Return the kind of a name found in a text and glossed so; None if the two are not one."""
        if self.entity(native.text, latin):
            return native.kind
        person = native.kind == "person" and native.surely >= _CERTAIN
        if native.kind == "person" and self._shares_surname(native.plain, latin):
            return "person"
        if native.kind == "person" and sounds_like(native.plain, latin):
            return "person" if " " in latin else "other"  # a single word by sound may as well be a brand
        return "person" if person and self._is_western(latin) else None

    def kind_of_quoted(self, name: str, latin: str) -> str | None:
        """Return the kind of a name in quotation marks glossed so; None if the two are not one."""
        if self.entity(name, latin):
            return "other"
        titled = " " in latin and simplified(name).endswith(self._ends)
        return "other" if titled or (_is_written_by_sound(name) and sounds_like(simplified(name), latin)) else None

    def sounding(self, before: str, latin: str) -> str:
        """Return the transcription that ends a text and sounds like a name; empty if there is none.

        So do a brand's own characters, spelt in pinyin or a letter off it: 韩后(Hanhoo).
        """
        ends = [before[-length:] for length in range(_SHORTEST, min(_LONGEST, len(before)) + 1)]
        spelt = next((one for one in ends if _is_spelt_so(one, latin)), "")
        if spelt:
            return spelt
        fitting = [one for one in ends if _is_written_by_sound(one) and sounds_like(simplified(one), latin)]
        return max(fitting, key=lambda one: alike(simplified(one), latin), default="")

    def latin_of(self, printed: str, native: str) -> str:
        """Return the name at the end of capitalised words that a Chinese one in brackets glosses; empty if none.

        Args:
            printed: "DPP Legislator Rosalia Wu".
            native: 吳思瑤.
        """
        words = printed.split()
        stops = [place for place, word in enumerate(words) if self._is_title(word, last=place == len(words) - 2)]
        first = max(stops, default=-1) + 1
        plain = simplified(native)
        starts = range(max(first, len(words) - 4), len(words))
        fitting = [start for start in starts if self._is_one(" ".join(words[start:]), plain)]
        begins = (start for start in fitting if self._may_begin(words[start], plain))
        best = next(begins, next(iter(fitting), len(words)))
        return " ".join(words[best:])

    def _is_title(self, word: str, *, last: bool) -> bool:
        """Tell whether no name goes on over a word; before a last word alone, "Prince" and "Earl" are given names."""
        return squash(word) in self._stops and not (last and self._parts.is_given(squash(word)))

    def _may_begin(self, word: str, plain: str) -> bool:
        """Tell whether a name begins with a word: "Hung" for 洪秀柱, not "Welfare" of "Health and Welfare"."""
        return squash(word) not in self._ordinary or squash(word) in of_characters(plain).short

    def _is_one(self, latin: str, plain: str) -> bool:
        if self.entity(plain, latin):
            return True
        if transcribed_with_dots(plain):
            return sounds_like(plain, latin)
        if not of_family(plain) or len(latin.split()) < 2:
            return False
        return self._shares_surname(plain, latin) or self._is_western(latin)

    def _shares_surname(self, plain: str, latin: str) -> bool:
        """Tell whether a Latin name begins or ends with the surname of a Chinese one, in any spelling of it."""
        words = key(latin).split()
        if not surname_of(plain) or len(words) < 2 or any(map(str.isdigit, words)):
            return False
        known = of_characters(plain)
        return bool({words[0], words[-1], "".join(words[:2])} & known.short) or squash(latin) in known.right

    def _is_western(self, latin: str) -> bool:
        """Tell whether a name of several words begins with one that people are called by, and is no phrase."""
        words = latin.split()
        strange = [word for word in words if squash(word) not in self._ordinary]
        given = self._parts.is_given(squash(words[0]))
        return len(words) > 1 and given and bool(strange) and squash(words[-1]) not in self._stops

    def _bearers(self, native: str) -> tuple[Entity, ...]:
        return self._known.entities(_plain(native))


def transcribed_with_dots(name: str) -> bool:
    """Tell whether a name has a dot between parts that are written by sound."""
    parts = [part for part in name.translate(TO_SPACE).split() if part]
    return len(parts) > 1 and all(is_transcribing(char) for part in parts for char in part)


def _plain(native: str) -> str:
    return squash(simplified(native).translate(TO_SPACE))


def _is_called(entity: Entity, latin: str) -> bool:
    return squash(latin) in {squash(entity.name), squash(entity.surname), *(squash(one.text) for one in entity.names)}


def _is_spelt_so(name: str, latin: str) -> bool:
    wanted = squash(latin)
    if len(wanted) < _LEAST_BRAND or not name.isalpha():
        return False
    heard = squash(toneless.joined(simplified(name)))
    return Levenshtein.distance(heard, wanted, score_cutoff=1) <= 1


def _is_written_by_sound(name: str) -> bool:
    plain = simplified(name).translate(TO_SPACE).replace(" ", "")
    return bool(plain) and all(map(is_transcribing, plain)) and transcribed(plain) > 0
