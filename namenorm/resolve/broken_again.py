"""Surnames of somebody whose full name the page misspells: "Prime Minister Anthony Albanise … Albanezzi said".

Whoever is misnamed once is so again, and more freely than a slip of the pen would have it. A word that is nobody's name
as far as the book knows, and resembles the surname of one such person, is that person: suspected, and never rewritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from namenorm.index.stack import Stack
from namenorm.mentions.words import Words
from namenorm.rules import Rules
from namenorm.text.key import squash
from namenorm.values import Evidence, Mention, Resolution

_LEAST = 5  # letters of a surname that may be misspelt
_LEAST_ALIKE = 0.6
SURE = 0.8
"""How surely it is that person, set by hand."""
# What makes another word of a name: Macron, Macrons, Macronist; Stalin, Stalinism; Peter, Peters, Peterson.
_ENDINGS = frozenset(["s", "es", "n", "an", "ian", "ist", "ists", "ism", "ite", "ites", "ia", "a", "er"])
_ENDINGS |= {"son", "sen", "man", "mann", "ov", "ova"}


class BrokenAgain:
    """Finds the surnames of misnamed persons."""

    def __init__(self, index: Stack, rules: Rules) -> None:
        """Leave alone what a book knows, and the words and names that are common in a language."""
        self._index, self._rules = index, rules

    def joined(self, found: Sequence[Resolution], words: Words) -> list[Resolution]:
        """Return the resolutions of a page with such surnames among them, in order."""
        misnamed = self._misnamed(found)
        again = {words.starts[place]: _again(words, place, one) for place, one in self._places(words, misnamed, found)}
        kept = (one for one in found if one.mention.start not in again)
        return sorted((*kept, *again.values()), key=lambda one: one.mention.start)

    def _misnamed(self, found: Sequence[Resolution]) -> dict[str, Resolution]:
        """Return, by surname, the persons of the book who are named in full on the page, and wrongly."""
        people: dict[str, Resolution] = {}
        for one in found:
            surely = one.entity is not None and one.outcome in ("matched", "suspected") and one.relation != "attested"
            entity = self._index.entity(one.entity.id) if surely and one.entity else None
            if entity is not None and entity.kind == "person" and " " in one.mention.text:
                surnames = {squash(entity.surname or entity.name.split()[-1]), squash(one.mention.text.split()[-1])}
                people |= {name: people.get(name, one) for name in surnames if len(name) >= _LEAST and name.isascii()}
        return people

    def _places(
        self, words: Words, misnamed: Mapping[str, Resolution], found: Sequence[Resolution]
    ) -> Iterator[tuple[int, Resolution]]:
        """Yield the words that resemble the surname of one misnamed person, with that person."""
        said = [one.mention for one in found if _says_something(one)]
        for place in words.capitals if misnamed else ():
            key, start = words.keys[place], words.starts[place]
            if len(key) < _LEAST or key in misnamed or not self._is_strange(key) or not _alone(words, place):
                continue
            alike = [one for surname, one in misnamed.items() if _resembles(key, surname)]
            if len({one.cluster for one in alike}) == 1 and not any(one.start <= start < one.end for one in said):
                yield place, alike[0]

    def _is_strange(self, key: str) -> bool:
        if key in self._rules.words() or self._index.find(key):
            return False
        return not self._rules.has("name_words") or key not in self._rules.built("name_words", _every_word)


def _every_word(parsed: Mapping[int, str]) -> frozenset[str]:
    return frozenset(word for words in parsed.values() for word in words.split())


def _says_something(one: Resolution) -> bool:
    """Tell whether a mention says something by itself, as all do but single words that fit nobody."""
    return one.outcome != "unknown" or one.mention.type != "person" or " " in one.mention.text


def _resembles(key: str, surname: str) -> bool:
    short, long = sorted((key, surname), key=len)
    derives = long.startswith(short) and long[len(short) :] in _ENDINGS
    return not derives and DamerauLevenshtein.normalized_similarity(key, surname) >= _LEAST_ALIKE


def _alone(words: Words, place: int) -> bool:
    """Tell whether no capital after it and no hyphen ties a word to its neighbours."""
    after = place + 1 < len(words) and words.joined(place) and words.capital[place + 1]
    hyphens = [words.gap_before(at) for at in (place, place + 1) if at < len(words)]
    return not after and "-" not in hyphens


def _again(words: Words, place: int, owner: Resolution) -> Resolution:
    surname = (owner.rendering or owner.mention.text).split()[-1]
    introduced = Evidence("introduced", f"{owner.mention.text} is introduced in the same text", 0.0)
    close = Evidence("near-spelling", f"close to {surname}, and nobody's name in the book", 0.0)
    return Resolution(
        mention=Mention(words.starts[place], words.ends[place], words.texts[place], "person", "shape"),
        outcome="suspected",
        entity=owner.entity,
        rendering=surname,
        confidence=SURE,
        candidates=owner.candidates,
        cluster=owner.cluster,
        evidence=(introduced, close),
        relation="near",
    )
