"""Whom what a page says proposes for a name that is too unlike theirs to be found by its letters in a whole book."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from namenorm.gazetteer.model import Entity
from namenorm.index.stack import Stack
from namenorm.mentions.offices import Titles
from namenorm.resolve.candidates import Proposal, best_of_each
from namenorm.rules import Rules
from namenorm.text.key import has_han, key, squash

if TYPE_CHECKING:
    from namenorm.romanise.pinyin import Pinyin


_LEAST_ALIKE = 0.5  # of two names of which one word is the same
_LEAST_ALIKE_SURNAME, _LEAST_LETTERS = 0.6, 4
# Who bear one title in bodies that are no states, parties for instance, are looked through one by one: a dozen in a
# book of news, and in a list of all mayors nobody.
_MOST_BEARERS = 64


class Resemblance:
    """Compares a name with the spellings of one person, of whom something else says that he or she may be meant."""

    def __init__(self, index: Stack) -> None:
        """Compare with spellings of a book."""
        self._index = index

    def of(self, name: str, person: Entity) -> Iterator[Proposal]:
        """Yield the spellings of a person that share the first word with a name, or the last, and half of its letters.

        Args:
            name: As the text has it.
            person: Of the book.
        """
        said, spelt = [squash(one) for one in name.split()], squash(name)
        for spelling in self._spellings(person):
            parts = [squash(one) for one in spelling.split()]
            nearness = DamerauLevenshtein.normalized_similarity(spelt, "".join(parts))
            if nearness >= _LEAST_ALIKE and (said[0] == parts[0] or said[-1] == parts[-1]):
                for one in self._index.find("".join(parts)):
                    if one.entity.id == person.id:
                        yield Proposal(one, min(nearness, 0.99), "".join(parts))

    def of_surnames(self, name: str, people: Sequence[Entity]) -> Iterator[Proposal]:
        """Yield the names of those whose surname a name of one word resembles; of nobody, if somebody has that surname.

        Args:
            name: As the text has it, with a title before it: "Chancellor Schultz".
            people: Of the book.
        """
        spelt = squash(name)
        surnames = [(one, _surname(one)) for one in people]
        if " " in name or len(spelt) < _LEAST_LETTERS or any(surname == spelt for _, surname in surnames):
            return
        for person, surname in surnames:
            nearness = DamerauLevenshtein.normalized_similarity(spelt, surname)
            if nearness >= _LEAST_ALIKE_SURNAME:
                for one in self._index.find(squash(person.name)):
                    if one.entity.id == person.id:
                        yield Proposal(one, nearness, surname)

    @cached_property
    def _pinyin(self) -> Pinyin:
        """Read on first use: few pages ask, and who only checks others loads no romanisation."""
        from namenorm.romanise.pinyin import Pinyin

        return Pinyin(Rules("zh"))

    def _spellings(self, person: Entity) -> Iterator[str]:
        """Yield a person's names in Latin letters, and in pinyin those in characters."""
        for name in person.names:
            if has_han(name.text):
                yield from (one.text for one in self._pinyin.romanise(name.text))
            elif squash(name.text).isascii():
                yield name.text


def _surname(person: Entity) -> str:
    return squash(person.surname or person.name.split()[-1])


def is_part(name: str, person: Entity) -> bool:
    """Tell whether all words of a name are those of one name of a person: "De Klerk" is a part of F. W. de Klerk's."""
    words = frozenset(key(name).split())
    return any(words <= frozenset(key(one.text).split()) for one in person.names)


class Holders:
    """Proposes those who hold or held an office of a country and share a word with the name, or most of its letters."""

    def __init__(self, index: Stack, rules: Rules, resembling: Resemblance) -> None:
        """Look into a book whose names of states are those of ``rules``."""
        self._index, self._resembling = index, resembling
        self._states = _states(rules)

    def propose(self, name: str, titles: Titles, countries: Collection[str]) -> list[Proposal]:
        """Return the nearest spelling of each holder that is like a name.

        Args:
            name: As the text has it.
            titles: Of the office, folded.
            countries: ISO codes of those whose office it may be.
        """
        holders = {one.id: one for one in self._holders(sorted(titles), frozenset(countries))}
        found = best_of_each(one for holder in holders.values() for one in self._resembling.of(name, holder))
        return found or best_of_each(self._resembling.of_surnames(name, list(holders.values())))

    def _holders(self, titles: Sequence[str], countries: Set[str]) -> Iterator[Entity]:
        bodies = sorted({body for code in countries for body in self._states.get(code, ())})
        for title in titles:
            yield from (one for body in bodies for one in self._index.holders(title, body))
            bearers = self._index.bearers(title, _MOST_BEARERS)
            yield from (one for one in bearers if not countries.isdisjoint(one.countries))


def _states(rules: Rules) -> Mapping[str, frozenset[str]]:
    """Return by ISO code what the book calls a state, folded: its offices are those of "Japan"."""
    demonyms, names = rules.topic("demonyms"), rules.topic("territories")["names"]
    common = rules.topic("offices")["adjectives"]
    return {
        code: frozenset(map(key, (*words[:2], *names.get(code, ()), *(one for one in common if common[one] == code))))
        for code, words in demonyms.items()
    }
