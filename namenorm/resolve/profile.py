"""What a text would say of an entity: the words of its offices and description, weighted by how telling they are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from namenorm.gazetteer.model import BULK as BULK
from namenorm.gazetteer.model import Entity
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key, squash

_HIGHEST = (
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "king",
    "emperor",
    "general secretary",
    "chief executive",
)
_NAME_OF_BODY = re.compile(r"[A-Z][\w'’-]+(?: (?:(?:of|and|for|on|the|in) )*[A-Z][\w'’-]+)+")
# "wife of former President Yoon Suk Yeol", "an aide to Zhao Ziyang": who is near to whom, as the book says it.
_KIN = re.compile(
    r"\b(?:wife|husband|widow|widower|spouse|son|daughter|brother|sister|father|mother|grandson|granddaughter|nephew|niece"
    r"|uncle|aunt|aide|adviser|secretary) (?:of|to) (?:[a-z]+ )*(?:(?:President|Premier|King|Queen|Emperor|Prince) )*"
    r"([A-Z][\w'’-]*(?: [A-Z][\w'’-]*)+)"
)
_MOST_TELLING = 6.5  # Zipf frequency of a word that tells nothing
_UNKNOWN_WORD = 3.0
_LONGEST_NATION = 4  # words, as in "United States of America"
_HELD = 2048  # entities whose profile is kept; a worker meets ever more, and those of a day come again at once


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity as context knows it.

    Attributes:
        words: Telling words and their weights.
        countries: ISO codes of the countries to which it belongs or of which its offices and description speak.
        home: Those to which it belongs.
        prominence: 0, 1 for the holder of a single seat, 2 for heads of state and of government.
        renown: Zipf frequency of its best known name in Chinese texts, about 1 to 5; 0 for one that is met seldom.
        han: Its names in Han characters, simplified.
        kin: Names of those to whom it is near, squashed.
        titles: Of its offices, folded.
        organisations: Names of several capitalised words in its description and offices, for the reader.
    """

    words: Mapping[str, float]
    countries: frozenset[str]
    home: frozenset[str]
    prominence: int
    han: tuple[str, ...]
    organisations: tuple[str, ...]
    kin: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    renown: float = 0.0


class Profiles:
    """Profiles of entities, kept for as many as one day's news names."""

    def __init__(self, ordinary: Mapping[str, float], nations: Mapping[str, str], synonyms: Mapping[str, str]) -> None:
        """Weigh words by the language's frequencies; words that speak of countries are not words here."""
        self._ordinary = ordinary
        self._synonyms = synonyms
        self._nations = nations
        self._made: dict[str, Profile] = {}

    def of(self, entity: Entity) -> Profile:
        """Return the profile of an entity."""
        profile = self._made.get(entity.id)
        if profile is None:
            if len(self._made) >= _HELD:
                self._made.clear()
            profile = self._made[entity.id] = self._make(entity)
        return profile

    def _make(self, entity: Entity) -> Profile:
        said = " ".join((entity.about, *(f"{role.title} {role.organisation}" for role in entity.roles)))
        own = set(key(entity.name).split())
        han = tuple(simplified(name.text) for name in entity.names if has_han(name.text))
        spelt, spoken = self._read(key(said).split())
        words = {self._synonyms.get(word, word) for word in spelt if word not in own}
        return Profile(
            words={word: weight for word in words if (weight := self.telling(word)) > 0},
            countries=frozenset((*entity.countries, *spoken)),
            home=frozenset(entity.countries),
            prominence=_prominence(entity),
            kin=frozenset(map(squash, _KIN.findall(entity.about))),
            titles=frozenset(key(role.title) for role in entity.roles),
            organisations=tuple(dict.fromkeys(_NAME_OF_BODY.findall(said))),
            han=han,
            renown=max((_renown().get(name, 0.0) for name in han), default=0.0),
        )

    def _read(self, words: Sequence[str]) -> tuple[set[str], set[str]]:
        """Return the words that speak of no country, and the countries of which the others speak."""
        spelt, spoken, place = set[str](), set[str](), 0
        while place < len(words):
            for length in range(_LONGEST_NATION, 0, -1):
                code = self._nations.get("".join(words[place : place + length]))
                if code is not None:
                    spoken.add(code)
                    break
            else:
                length = 1
                spelt.add(words[place])
            place += length
        return spelt, spoken

    def telling(self, word: str) -> float:
        """Return how telling a word is: 0 for a word of every text, about 3 for a name or a rare term."""
        if len(word) < 3:
            return 0.0
        zipf = self._ordinary.get(word)
        return _UNKNOWN_WORD if zipf is None else max(0.0, min(_UNKNOWN_WORD, _MOST_TELLING - zipf))


def _prominence(entity: Entity) -> int:
    seats = [role for role in entity.roles if role.seats == 1]
    if any(role.title.lower().startswith(_HIGHEST) and role.country for role in seats):
        return 2
    return 1 if seats else 0


def _renown() -> Mapping[str, float]:
    """Return how often Chinese texts have which name, by the topic ``renown``."""
    return Rules("zh").built("renown", _by_name)


def _by_name(topic: Mapping[int, str]) -> Mapping[str, float]:
    return {name: tenths / 10 for tenths, names in topic.items() for name in names.split()}
