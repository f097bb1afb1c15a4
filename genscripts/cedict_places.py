"""Places of CC-CEDICT: ``python -m genscripts.cedict_places [FILE]``.

An entry is taken for a place's where a gloss is a name of capitalised words and then says what the place is and where:
"Porsgrunn (city in Telemark, Norway)", "Tianshui, prefecture-level city in Gansu", "Jiahe county in Chenzhou, Hunan". A
place that the book has already gets a fragment with the Han names that it lacks; one that only shares a name with a
place of the book is left out, since the gloss does not say which it is. CC BY-SA 4.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from genscripts.cedict import SOURCE, Entry, han_names, packaged
from genscripts.glosses import Glosses
from genscripts.held import Held, held_with, kept_apart, unlike
from genscripts.output import Row, target, write_rows
from genscripts.toponyms import misspells, undivided
from namenorm.gazetteer.model import Entity, Name
from namenorm.rules import Rules
from namenorm.text.key import key, squash

_WORD = r"[A-ZÀ-Þ][\w'’.-]*"
_WORDS = rf"{_WORD}(?: (?:{_WORD}|of|de|da|do|del|la|le|los|las|dos|du|des|am|an|der|sur|upon|on|el|al))*(?<! of)"
_NAMES = re.compile(rf"(?P<name>{_WORDS})(?: or (?P<other>{_WORDS}))?")
_IN_PARENTHESES = re.compile(r"([^()]+) \(([^()]+)\)(?:,.*)?")
_WHERE = re.compile(r" (?:in|of|on|near|at|off|to|between|north|south|east|west)\b|,")
_MOST_WORDS = 7
_LONGEST = 90
_SYLLABLE_AND_KIND = 2
_NOT_BY_PINYIN = ("Tibet", "Xinjiang", "Mongol", "Qinghai")
"""Where a place has a name in another language than Chinese, from which its English name comes."""
_KIND_AT_START = re.compile(
    "^(?:County|District|City|Township|Town|Province|Prefecture|Capital|Autonomous|Metropolitan)\\b"
)
_HOME = frozenset({"CN", "TW", "HK", "MO"})


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a gloss says of a place: its English names, the first first, its kind, and what and where it is."""

    names: tuple[str, ...]
    kind: str
    about: str


class Places:
    """Finds the places of the dictionary."""

    def __init__(self, glosses: Glosses) -> None:
        """Use the word lists of English."""
        self._glosses = glosses
        self._modifiers = glosses.modifiers | glosses.places

    def rows(self, entries: Iterable[Entry], held: Held) -> Iterator[Row]:
        """Yield the places as entities, as fragments where the book has them.

        Args:
            entries: Of the dictionary.
            held: The places that the book has.
        """
        new: dict[str, list[Entity]] = {}
        added: dict[str, dict[str, Name]] = {}
        for entry in entries:
            for one in (found for gloss in entry.glosses for found in [self.entity(entry, gloss)] if found):
                han = [name.text for name in one.names if name.lang != "en"]
                latin = [name.text for name in one.names if name.lang == "en"]
                same = held.same(latin, han, next(iter(one.countries), ""))
                if same is not None:
                    lacking = set(unlike(han, (name.text for name in same.names)))
                    added.setdefault(same.id, {}).update({it.text: it for it in one.names if it.text in lacking})
                elif not held.named([*latin, *han]):
                    _join(one, new.setdefault(squash(one.name), []))
        for identifier, names in added.items():
            if names:
                yield Entity(identifier, "place", "", names=tuple(names.values()), source=SOURCE), True
        for namesakes in new.values():
            yield from ((one, False) for one in kept_apart(namesakes))

    def entity(self, entry: Entry, gloss: str) -> Entity | None:
        """Return the place of a gloss of an entry; None where it is no place's."""
        read = self.read(gloss)
        if read is None or len(entry.simplified) < 2:
            return None
        country = self._glosses.country_of_place(read.about)
        own_tongue = any(region in read.about for region in _NOT_BY_PINYIN)
        words = (one for one in read.names if " " not in one and country == "CN" and not own_tongue)
        if any(misspells(one, entry.simplified) for one in words):
            return None
        spelt = [f"{one} {read.kind.capitalize()}" if _is_syllable(one, entry) else one for one in read.names]
        names = (Name(one, "en", "alias" if place else "canonical") for place, one in enumerate(spelt))
        every = (*names, *han_names(entry, "native" if country in _HOME else "alias"))
        local = f"{entry.traditional}-{key(spelt[0]).replace(' ', '-')}"
        where = (country,) if country else ()
        return Entity(f"{SOURCE}:{local}", "place", spelt[0], "", read.about, where, "", every, source=SOURCE)

    def read(self, gloss: str) -> Gloss | None:
        """Return what a gloss says of a place; None where it does not say that it is one, and where."""
        for text, about in _divisions(gloss):
            names = _NAMES.fullmatch(text)
            kind = self._kind(about) if names else ""
            if names and kind and not text.startswith("The "):
                return Gloss(tuple(self._named(names, about, kind)), kind, _cut(about))
        return None

    def _kind(self, about: str) -> str:
        """Return the kind of place with which a description begins, before it says where; empty where there is none."""
        where = _WHERE.search(about)
        words = about[: where.start()].split() if where else []
        *before, kind = words or [""]
        before = before if before[:1] != ["and"] else [""]
        sound = all(word and (word.lower() in self._modifiers or self._glosses.countries(word)) for word in before)
        return kind if kind.lower() in self._glosses.places and sound else ""

    def _named(self, names: re.Match[str], about: str, kind: str) -> Iterator[str]:
        """Yield the names, with the kind where it is part of them (Liaodong Bay)."""
        part = (
            f" {kind}"
            if about.startswith(kind) and kind[0].isupper() and kind.lower() in self._glosses.features
            else ""
        )
        yield from dict.fromkeys(f"{one}{part}" for one in names.groups() if one)


def _is_syllable(name: str, entry: Entry) -> bool:
    """Tell whether a name is one syllable before the kind of division: 丰县 is Feng County, as nobody says Feng."""
    return len(entry.simplified) == _SYLLABLE_AND_KIND and squash(name) == entry.syllables[0]


def _divisions(gloss: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to divide a gloss into names and description, the shorter names first."""
    match = _IN_PARENTHESES.fullmatch(gloss)
    if match:
        yield match[1], match[2]
    text, comma, about = gloss.partition(", ")
    if comma:
        yield text, about
    words = gloss.split(" ")
    for cut in range(1, min(_MOST_WORDS, len(words))):
        yield " ".join(words[:cut]), " ".join(words[cut:])


def _cut(about: str) -> str:
    """Return a line of a description; a kind that stood behind a name loses its capital (District of Wuxi)."""
    line = (
        about if len(about) <= _LONGEST else about[:_LONGEST].rpartition(",")[0] or about[:_LONGEST].rpartition(" ")[0]
    )
    return _KIND_AT_START.sub(lambda match: match[0].lower(), line)


def _join(one: Entity, namesakes: list[Entity]) -> None:
    """Add a place to those of its name, or its Han names to the one whose shorter or longer name they are."""
    for place, other in enumerate(namesakes):
        if one.countries == other.countries and _is_longer(one, other) | _is_longer(other, one):
            known = {name.text for name in other.names}
            namesakes[place] = replace(other, names=(*other.names, *(it for it in one.names if it.text not in known)))
            return
    namesakes.append(one)


def _is_longer(one: Entity, other: Entity) -> bool:
    """Tell whether a Han name of one is that of the other with the kind of division, as 丰润区 is of 丰润."""
    stems = tuple(undivided(name.text) for name in other.names if name.lang != "en")
    return any(name.text.startswith(stems) for name in one.names if name.lang != "en")


def main() -> None:
    """Write the file."""
    file = target("cedict-places.jsonl")
    held = held_with("place", *(file.parent / f"{one}.jsonl" for one in ("cldr-territories", "geonames-cities")))
    print(f"{write_rows(Places(Glosses(Rules('en'))).rows(packaged(), held), file)} places and fragments in {file}")


if __name__ == "__main__":
    main()
