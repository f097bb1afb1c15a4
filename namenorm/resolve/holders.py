"""Whom a name in an office may stand for that is too unlike any of theirs to be found by its letters."""

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

# Who bear one title in bodies that are no states, parties for instance, are looked through one by one: a dozen in a
# book of news, and in a list of all mayors nobody.
_MOST_BEARERS = 64
_LEAST_ALIKE = 0.5  # of two names of which one word is the same


class Holders:
    """Proposes those who hold or held an office of a country and share a word with the name, or nearly all of it."""

    def __init__(self, index: Stack, rules: Rules) -> None:
        """Look into a book whose names of states are those of ``rules``."""
        self._index = index
        self._states = _states(rules)

    def propose(self, name: str, titles: Titles, countries: Collection[str]) -> list[Proposal]:
        """Return the nearest spelling of each holder that is like a name.

        Args:
            name: As the text has it.
            titles: Of the office, folded.
            countries: ISO codes of those whose office it may be.
        """
        holders = {one.id: one for one in self._holders(sorted(titles), frozenset(countries))}
        return best_of_each(one for holder in holders.values() for one in self._like(name.split(), holder))

    def _holders(self, titles: Sequence[str], countries: Set[str]) -> Iterator[Entity]:
        bodies = sorted({body for code in countries for body in self._states.get(code, ())})
        for title in titles:
            yield from (one for body in bodies for one in self._index.holders(title, body))
            bearers = self._index.bearers(title, _MOST_BEARERS)
            yield from (one for one in bearers if not countries.isdisjoint(one.countries))

    def _like(self, words: Sequence[str], holder: Entity) -> Iterator[Proposal]:
        said, spelt = [squash(one) for one in words], squash(" ".join(words))
        for spelling in self._spellings(holder):
            parts = [squash(one) for one in spelling.split()]
            nearness = DamerauLevenshtein.normalized_similarity(spelt, "".join(parts))
            if nearness >= _LEAST_ALIKE and (said[0] == parts[0] or said[-1] == parts[-1]):
                for one in self._index.find("".join(parts)):
                    if one.entity.id == holder.id:
                        yield Proposal(one, min(nearness, 0.99), "".join(parts))

    @cached_property
    def _pinyin(self) -> Pinyin:
        """Read on first use: few pages ask, and who only checks others loads no romanisation."""
        from namenorm.romanise.pinyin import Pinyin

        return Pinyin(Rules("zh"))

    def _spellings(self, holder: Entity) -> Iterator[str]:
        """Yield a person's names in Latin letters, and in pinyin those in characters."""
        for name in holder.names:
            if has_han(name.text):
                yield from (one.text for one in self._pinyin.romanise(name.text))
            elif squash(name.text).isascii():
                yield name.text


def _states(rules: Rules) -> Mapping[str, frozenset[str]]:
    """Return by ISO code what the book calls a state, folded: its offices are those of "Japan"."""
    demonyms, names = rules.topic("demonyms"), rules.topic("territories")["names"]
    common = rules.topic("offices")["adjectives"]
    return {
        code: frozenset(map(key, (*words[:2], *names.get(code, ()), *(one for one in common if common[one] == code))))
        for code, words in demonyms.items()
    }
