"""Leaders of the book: persons whom the book introduces by an office that stands before a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from namenorm.gazetteer.model import BULK, Entity
from namenorm.rules import Rules

_MINISTER = r"(?:[a-z]+ ){0,2}minister"
_NO_OFFICE = frozenset({"and", "former", "of", "the", "a", "to", "as", "for", "who", "then"})


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody with an office.

    Attributes:
        entity: Who.
        office: The office in small letters, as it stands before a name.
        country: English name of the country.
        demonym: Its adjective.
    """

    entity: Entity
    office: str
    country: str
    demonym: str


def leaders(entities: Iterable[Entity]) -> Iterator[Leader]:
    """Yield the persons of a book of news whom it introduces by an office and who have one country or more."""
    rules = Rules("en")
    pattern = _pattern(rules)
    territories: Mapping[str, list[str]] = rules.topic("territories")["names"]
    for one in entities:
        if one.kind != "person" or one.source in BULK or not one.countries or not one.surname:
            continue
        words = rules.topic("demonyms").get(one.countries[0], ())
        office = _office(one, pattern)
        if office and len(words) > 1:
            yield Leader(one, office, territories[one.countries[0]][-1], words[1])


def _pattern(rules: Rules) -> re.Pattern[str]:
    titles = {title for group in rules.topic("offices")["titles"] for title in group}
    longest = sorted({*titles, "party leader", "opposition leader", "sultan", "senator"}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))}|{_MINISTER})\b")


def _office(one: Entity, pattern: re.Pattern[str]) -> str:
    for said in (*(role.title for role in one.roles), one.about):
        found = pattern.search(said.lower())
        if found:
            words = found.group().split()
            while words[0] in _NO_OFFICE:
                del words[0]
            return " ".join(words)
    return ""
