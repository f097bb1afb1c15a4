"""Whom a name in an office may stand for that is too unlike any of theirs to be found by its letters."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from namenorm.gazetteer.model import Entity
from namenorm.index.stack import Stack
from namenorm.mentions.offices import Titles
from namenorm.resolve.candidates import Proposal, best_of_each
from namenorm.resolve.resemblance import Resemblance
from namenorm.rules import Rules
from namenorm.text.key import key

# Who bear one title in bodies that are no states, parties for instance, are looked through one by one: a dozen in a
# book of news, and in a list of all mayors nobody.
_MOST_BEARERS = 64


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
