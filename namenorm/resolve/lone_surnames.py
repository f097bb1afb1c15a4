"""Misspelt surnames that stand by themselves: "Anthony Albanise … Albanezzi said", "Kyiv dismissed Zalouzhny".

A word that is nobody's name as far as the book knows, and resembles the surname of one person whom the page misspells
in full, is that person, who is misspelt more freely the second time than a slip of the pen would have it. So is a word
from which the surname of one newsmaker of the page's countries differs little, unless the page names somebody in full
whose surname it is. Suspected, and never rewritten.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from namenorm.gazetteer.model import Entity
from namenorm.index.stack import Stack
from namenorm.mentions.words import Words
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash
from namenorm.values import Candidate, EntityRef, Evidence, Mention, Relation, Resolution

_LEAST = 5  # letters of a surname that may be misspelt
_ALIKE_AGAIN, _ALIKE = 0.6, 0.75
SURE = 0.8
"""How surely it is that person, set by hand."""
# What makes another word of a name: Macron, Macrons, Macronist; Stalin, Stalinism; Peter, Peters, Peterson.
_ENDINGS = frozenset(["s", "es", "n", "an", "ian", "ist", "ists", "ism", "ite", "ites", "ia", "a", "er"])
_ENDINGS |= {"son", "sen", "man", "mann", "ov", "ova"}
_PROMINENT = Evidence("prominence", "holds or held an office that news writes of", 0.0)


class LoneSurnames:
    """Finds the surnames of misnamed persons and of newsmakers."""

    def __init__(self, index: Stack, rules: Rules) -> None:
        """Leave alone what a book knows, and the words and names that are common in a language."""
        self._index, self._rules = index, rules

    def joined(
        self, found: Sequence[Resolution], words: Words, countries: Collection[str], original: str | None
    ) -> list[Resolution]:
        """Return the resolutions of a page with such surnames among them, in order.

        Args:
            found: What was decided of the other names.
            words: The page.
            countries: ISO codes of those of which it speaks.
            original: A Chinese original in simplified characters, if it is at hand; whom it does not name is not meant.
        """
        misnamed, clusters = self._misnamed(found), _clusters(found)
        lone: dict[int, Resolution] = {}
        for place in self._places(words, found):
            of_page = {one.cluster: one for surname, one in misnamed.items() if _resembles(words.keys[place], surname)}
            made = None
            if len(of_page) == 1:
                made = _again(words, place, *of_page.values())
            elif not of_page and words.keys[place] not in misnamed:
                made = self._newsmaker(words, place, frozenset(countries), original, clusters)
            if made is not None:
                lone[made.mention.start] = made
        kept = (one for one in found if one.mention.start not in lone)
        return sorted((*kept, *lone.values()), key=lambda one: one.mention.start)

    def _misnamed(self, found: Sequence[Resolution]) -> dict[str, Resolution]:
        """Return, by surname, the persons of the book who are named in full on the page, and wrongly."""
        people: dict[str, Resolution] = {}
        for one in found:
            surely = one.entity is not None and one.outcome in ("matched", "suspected") and one.relation != "attested"
            entity = self._index.entity(one.entity.id) if surely and one.entity else None
            if entity is not None and entity.kind == "person" and " " in one.mention.text:
                surnames = {squash(_surname(entity)), squash(one.mention.text.split()[-1])}
                people |= {name: people.get(name, one) for name in surnames if len(name) >= _LEAST and name.isascii()}
        return people

    def _places(self, words: Words, found: Sequence[Resolution]) -> Iterator[int]:
        """Yield the strange words that stand by themselves and that no mention says something of."""
        full = {one.cluster for one in found if " " in one.mention.text}
        said = [one.mention for one in found if _says_something(one, full)]  # in order, none overlapping another
        starts = [one.start for one in said]
        for place in words.capitals:
            key, start = words.keys[place], words.starts[place]
            if len(key) < _LEAST or not key.isascii() or not self._is_strange(key) or not _alone(words, place):
                continue
            before = bisect_right(starts, start)
            if not before or said[before - 1].end <= start:
                yield place

    def _is_strange(self, key: str) -> bool:
        if key in self._rules.words() or self._index.find(key):
            return False
        return not self._rules.has("name_words") or key not in self._rules.built("name_words", _every_word)

    def _newsmaker(
        self, words: Words, place: int, countries: frozenset[str], original: str | None, clusters: dict[str, int]
    ) -> Resolution | None:
        """Return whose surname of a newsmaker a word is or nearly is; None if it is nobody's, or of several alike."""
        near = process.extract(
            words.keys[place],
            self._index.newsmakers,
            scorer=DamerauLevenshtein.normalized_similarity,
            score_cutoff=_ALIKE,
            limit=None,
        )
        alike = {
            person.id: (likeness, person)
            for surname, likeness, _ in near
            if likeness == 1 or not _derives(words.keys[place], surname)
            for person in self._index.newsmakers_called(surname)
            if not countries.isdisjoint(person.countries) and _is_in(original, person)
        }
        most = max((likeness for likeness, _ in alike.values()), default=0.0)
        best = [person for likeness, person in alike.values() if likeness == most]
        if len(best) != 1:
            return None
        cluster = clusters.setdefault(
            best[0].id, len(clusters) + len(words)
        )  # above the number of any name of the page
        return _of_newsmaker(words, place, best[0], "attested" if most == 1 else "near", cluster)


def _is_in(original: str | None, person: Entity) -> bool:
    """Tell whether an original may name somebody: not where it has none of the names that the book has in Chinese."""
    names = [simplified(one.text) for one in person.names if has_han(one.text)]
    return original is None or not names or any(name in original for name in names)


def _every_word(parsed: Mapping[int, str]) -> frozenset[str]:
    return frozenset(word for words in parsed.values() for word in words.split())


def _clusters(found: Sequence[Resolution]) -> dict[str, int]:
    """Return the clusters of a page's entities."""
    return {one.entity.id: one.cluster for one in found if one.entity is not None}


def _surname(person: Entity) -> str:
    return person.surname or person.name.split()[-1]


def _says_something(one: Resolution, full: Collection[int]) -> bool:
    """Tell whether a mention says something, as all do but single words that fit nobody.

    Args:
        one: What was decided of the mention.
        full: The clusters that have a full name: a word that refers back to that is its bearer's surname.
    """
    return one.outcome != "unknown" or one.mention.type != "person" or one.cluster in full


def _derives(key: str, surname: str) -> bool:
    short, long = sorted((key, surname), key=len)
    return long.startswith(short) and long[len(short) :] in _ENDINGS


def _resembles(key: str, surname: str) -> bool:
    likeness = DamerauLevenshtein.normalized_similarity(key, surname)
    return key != surname and not _derives(key, surname) and likeness >= _ALIKE_AGAIN


def _alone(words: Words, place: int) -> bool:
    """Tell whether no capital after it and no hyphen ties a word to its neighbours."""
    after = place + 1 < len(words) and words.joined(place) and words.capital[place + 1]
    hyphens = [words.gap_before(at) for at in (place, place + 1) if at < len(words)]
    return not after and "-" not in hyphens


def _mention(words: Words, place: int) -> Mention:
    return Mention(words.starts[place], words.ends[place], words.texts[place], "person", "shape")


def _again(words: Words, place: int, owner: Resolution) -> Resolution:
    surname = (owner.rendering or owner.mention.text).split()[-1]
    introduced = Evidence("introduced", f"{owner.mention.text} is introduced in the same text", 0.0)
    return Resolution(
        mention=_mention(words, place),
        outcome="suspected",
        entity=owner.entity,
        rendering=surname,
        confidence=SURE,
        candidates=owner.candidates,
        cluster=owner.cluster,
        evidence=(introduced, _close_to(surname)),
        relation="near",
    )


def _of_newsmaker(words: Words, place: int, person: Entity, relation: Relation, cluster: int) -> Resolution:
    surname = _surname(person)
    said = Evidence("attested-spelling", f"the surname of {person.name}", 0.0)
    why = (said if relation == "attested" else _close_to(surname), _PROMINENT)
    return Resolution(
        mention=_mention(words, place),
        outcome="suspected",
        entity=EntityRef(person.id, person.name),
        rendering=words.texts[place] if relation == "attested" else surname,
        confidence=SURE,
        candidates=(Candidate(person.id, person.name, SURE, why),),
        cluster=cluster,
        evidence=why,
        relation=relation,
    )


def _close_to(surname: str) -> Evidence:
    return Evidence("near-spelling", f"close to {surname}, and nobody's name in the book", 0.0)
