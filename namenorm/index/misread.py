"""Spellings of half-read names: some syllables as their bearer spells them, others in pinyin or in another reading.

A translator that knows a surname and not the person prints "Kwan Ji-wei" for Ke Huy Quan (關繼威), "Ito Meicheng" for
Mima Ito (伊藤美誠), and reads the given name of Keisuke Suzuki (馨祐) as others bear it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from namenorm.gazetteer.model import BULK, RIGHT_KINDS, Entity
from namenorm.romanise import toneless
from namenorm.romanise.japanese import Japanese
from namenorm.romanise.kanji import folded
from namenorm.romanise.pinyin import Spelling
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_BETWEEN = re.compile(r"[\s‐‑-]+")
_LONGEST = 4


class Misreader:
    """Makes the half-read spellings of persons, but for those whom only works of reference list."""

    def __init__(self) -> None:
        """Use the bundled rules."""
        self._japanese = Japanese(Rules("ja"))

    def keys(self, entity: Entity, han: str, at_home: Iterable[Spelling]) -> Iterator[str]:
        """Yield the squashed spellings of one of a person's names in Han characters; some may come twice.

        Args:
            entity: The person.
            han: The name.
            at_home: How people of the person's countries would spell it.
        """
        if entity.source in BULK or not 2 <= len(han) <= _LONGEST or not all(has_han(char) for char in han):
            return
        own = [name.text for name in entity.names if name.kind in RIGHT_KINDS and name.text.isascii()]
        if "JP" in entity.countries:
            yield from self._japanese_keys(squash(entity.surname), own, han)
            return
        read = toneless.syllables(simplified(han))
        for spelt in dict.fromkeys(own):
            syllables = _surname_first([squash(one) for one in _BETWEEN.split(spelt)], squash(entity.surname))
            if len(syllables) == len(read):
                yield from _mixtures(syllables, read)
        for one in at_home:
            surname, given = squash(one.surname), squash(one.given)
            for key, half in ((surname + "".join(read[1:]), surname), (read[0] + given, given)):
                if surname and given and half not in read:
                    yield key

    def _japanese_keys(self, surname: str, own: Sequence[str], han: str) -> Iterator[str]:
        """Yield the surname with the given name in pinyin or in another reading, and the reverse, in either order."""
        for cut in range(1, len(han)):
            if surname not in self._surnames(han[:cut]):
                continue
            given = {squash(word) for name in own for word in name.split()} - {surname}
            first, last = (toneless.joined(simplified(part)) for part in (han[:cut], han[cut:]))
            others = {squash(one.given) for one in self._japanese.romanise(f"{han[:cut]} {han[cut:]}")}
            pairs = {(surname, one) for one in {last, *others} - given} | {(first, one) for one in given}
            yield from (key for one, other in sorted(pairs) for key in (one + other, other + one))

    def _surnames(self, han: str) -> frozenset[str]:
        readings = self._japanese.of_surname(folded(han))
        return frozenset(squash(text) for reading in readings for text in self._japanese.printed(reading, "surname"))


def _surname_first(words: list[str], surname: str) -> list[str]:
    return [words[-1], *words[:-1]] if words[-1] == surname != words[0] else words


def _mixtures(own: Sequence[str], read: Sequence[str]) -> Iterator[str]:
    """Yield every way to take some syllables from one spelling and the others from the other."""
    for chosen in itertools.product(*zip(own, read, strict=True)):
        if list(chosen) not in (list(own), list(read)):
            yield "".join(chosen)
