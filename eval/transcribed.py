"""Persons whose Chinese name is their own in Chinese sounds, with a middle dot: how Chinese writes them and English."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.synthetic import is_held_out
from namenorm.gazetteer.compose import Heard
from namenorm.gazetteer.part_keys import sounds
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash
from namenorm.transliterate.heard import heard, heard_together

_DOTS = "·•・‧"


@dataclass(frozen=True, slots=True)
class Transcribed:
    """One Chinese name of a person.

    Attributes:
        person: Identifier of the person.
        han: The name in simplified characters, as it stands in the set.
        english: Every English name of the person.
    """

    person: str
    han: str
    english: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Whether the person is in the half on which nothing may be fitted."""
        return is_held_out(self.person)

    @property
    def pinyin(self) -> str:
        """The name as a machine prints it by its sound."""
        parts = (sounds(part)[0].capitalize() for part in self.parts)
        return " ".join(parts)

    @property
    def parts(self) -> list[str]:
        """The parts between the dots."""
        return [part for part in "".join("·" if one in _DOTS else one for one in self.han).split("·") if part]

    def is_right(self, name: str) -> bool:
        """Tell whether a name is one of the person's, but for case, accents and spacing."""
        return squash(name) in {squash(one) for one in self.english}

    def words_at(self, place: int) -> frozenset[str]:
        """Return the keys of the words at the place of a part, from the English names of as many words."""
        every = (one.split() for one in self.english)
        return frozenset(squash(words[place]) for words in every if len(words) == len(self.parts))


def transcribed(file: Path) -> Iterator[Transcribed]:
    """Yield the names with a middle dot of the set ``wikidata_persons``, each once, whoever else has it."""
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            english = tuple(filter(None, (row["en"] or "").split("|")))
            native = (simplified(one) for one in (row["zh"] or "").split("|") if has_han(one))
            for han in dict.fromkeys(native):
                one = Transcribed(row["qid"], han, english)
                if english and len(one.parts) > 1:
                    yield one


def drawn(name: Transcribed) -> bool:
    """Tell whether a name is among those that are looked at: a quarter, since the model takes a while for each part."""
    return hashlib.sha256(name.person.encode()).digest()[1] % 4 == 0


def hearing(names: Iterable[Transcribed]) -> Heard:
    """Return what hears the parts of some names, in characters and in pinyin, all of them having been heard at once."""
    forms = (form for one in names for part in one.parts for form in (part, *_spellings(part)))
    table = heard_together(list(forms))
    return lambda part: table[part] if part in table else heard(part)


def _spellings(part: str) -> tuple[str, str]:
    """Return the pinyin of a part as a word and as a name."""
    sound = sounds(part)[0]
    return sound, sound.capitalize()
