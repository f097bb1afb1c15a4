"""One unknown person in two spellings: "Kim Seong-hoi, a presidential secretary, … Kim Sung-ho's remarks".

Two names of one surname that differ by a letter, by vowels alone, or only after the first syllable of the given name
hardly ever stand on one page that people wrote, unless they are named side by side, as brothers are; nor do two of one
given name. On a page that a machine translated they are mostly one person, spelt anew in another sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from rapidfuzz.distance import OSA

from namenorm.mentions.hyphened import surnames
from namenorm.mentions.read import Spot
from namenorm.mentions.words import Words
from namenorm.resolve.speakers import Link, Person
from namenorm.resolve.verdict import Verdict
from namenorm.rules import Rules
from namenorm.text.key import squash
from namenorm.values import Evidence

SURE = 0.8
"""How surely it is one person, set by hand."""
_SPELT_ANEW = 0.99  # nearness of a name that another of the page led to
_LEAST = 4  # letters of a given name
_WHOLE = 5  # letters of a given name that two surnames of one page do not share
_SAME_HEAD = 3  # letters with which two given names begin that share a syllable
_SAME_BONES = 3  # consonants of two given names that differ by vowels alone
_MOST = 60  # names of a page that are compared; one with more is a list of people
_BESIDE = 3  # words between two names that are named together: "X and his brother Y"
_SENTENCE_ENDS = frozenset(".!?;\n")
_VOWELS = re.compile("[aeiouyw]+")


class Respelt:
    """Joins the names of a page that fit nothing to those that they are other spellings of."""

    def __init__(self, least: float) -> None:
        """Suspect nothing that is less sure than ``least``."""
        self._eastern = Rules("und").built("telling_surnames", _squashed) | surnames()
        self._least = least

    def joined(self, verdicts: Sequence[Verdict], people: Sequence[Person], words: Words) -> list[Verdict]:
        """Return the verdicts on a page, those on other spellings of a name joined to that on the name.

        Args:
            verdicts: On each group.
            people: The groups that are persons, in order.
            words: Those of the page.
        """
        known = {number for number, one in enumerate(verdicts) if one.outcome != "unknown" or one.link}
        links = respelt(people, known, self._eastern, words)
        return [
            self._joined(one, verdicts[link.group], link) if (link := links.get(number)) else one
            for number, one in enumerate(verdicts)
        ]

    def _joined(self, verdict: Verdict, owner: Verdict, link: Link) -> Verdict:
        """Return the verdict on a name that is another's of the page, if that is likely enough."""
        if owner.best is not None and owner.outcome in ("matched", "suspected"):
            sure = link.confidence * owner.confidence
            best = replace(owner.best, nearness=min(owner.best.nearness, _SPELT_ANEW))
            joined = replace(owner, outcome="suspected", best=best, confidence=sure, evidence=link.evidence)
            return joined if sure >= self._least else verdict
        if owner.link or verdict.unlisted:
            return verdict
        return replace(verdict, confidence=link.confidence, evidence=link.evidence, link=link)


def _squashed(parsed: Mapping[str, str]) -> frozenset[str]:
    """Return the surnames that tell a country of the East, squashed."""
    return frozenset(surname for surnames in parsed.values() for surname in surnames.split())


def respelt(
    people: Sequence[Person], known: Collection[int], eastern: Collection[str], words: Words
) -> dict[int, Link]:
    """Return who each unknown name most likely is of those on the page, by the number of its group.

    Args:
        people: The persons of a page, in order.
        known: Numbers of the groups that are judged already; nobody is joined to these who is rightly spelt.
        eastern: Squashed surnames that stand before the given name.
        words: Those of the page.
    """
    named = _first((one for one in people if _is_full(one, eastern)), known)
    if len(named) > _MOST:
        return {}
    links: dict[int, Link] = {}
    left = {one.group.number: one for one in named}
    for right in named:
        alike = [right] if left.pop(right.group.number, None) else []
        while alike:
            like = alike.pop()
            found = [one for one in left.values() if one.group.number not in known and _is_respelt(one, like, words)]
            for one in found:
                del left[one.group.number]
                links[one.group.number] = Link(right.group.number, right.group.surface, SURE, _why(right), "near")
            alike += found
    return links


def _is_full(person: Person, eastern: Collection[str]) -> bool:
    """Tell whether a name is a surname and a given name of the East, unless the book has somebody rightly spelt so."""
    said = person.group.surface.split()
    if len(said) < 2 or not person.group.surface.isascii() or any(not one.derived for one in person.group.found):
        return False
    return person.group.reading is not None or squash(said[0]) in eastern


def _is_introduced(person: Person) -> bool:
    return any(one.introduced for one in person.around)


def _first(people: Iterator[Person], known: Collection[int]) -> list[Person]:
    """Return people in the order in which they are asked: whom the book knows, who is introduced, who came first."""
    return sorted(people, key=lambda one: (one.group.number not in known, not _is_introduced(one), one.group.number))


def _is_respelt(one: Person, other: Person, words: Words) -> bool:
    (surname, given), (of_other, beside) = _parts(one.group.surface), _parts(other.group.surface)
    same_given = given == beside and len(given) >= _WHOLE
    if not same_given and not (surname == of_other and _alike(given, beside)):
        return False
    return (not _is_introduced(one) or _is_one_office(one, other)) and not _together(one, other, words)


def _is_one_office(one: Person, other: Person) -> bool:
    """Tell whether the page calls both by an office or a profession, and by the same."""
    said = (frozenset(word for around in person.around for word in around.titles) for person in (one, other))
    return not frozenset.isdisjoint(*said)


def _parts(name: str) -> tuple[str, str]:
    surname, _, given = name.partition(" ")
    return squash(surname), squash(given)


def _alike(given: str, other: str) -> bool:
    """Tell whether two given names may be one; a name cut short is another matter."""
    if min(len(given), len(other)) < _LEAST or given.startswith(other) or other.startswith(given):
        return False
    bones = _VOWELS.sub("", given)
    same_bones = len(bones) >= _SAME_BONES and bones == _VOWELS.sub("", other)
    return same_bones or given[:_SAME_HEAD] == other[:_SAME_HEAD] or OSA.distance(given, other) <= 1


def _together(one: Person, other: Person, words: Words) -> bool:
    """Tell whether two names are ever named side by side in one sentence, as two people are."""
    pairs = (sorted(pair, key=lambda spot: spot.first) for pair in product(one.group.spots, other.group.spots))
    near = (words.text[first.mention.end : then.mention.start] for first, then in pairs if _near(first, then))
    return any(_SENTENCE_ENDS.isdisjoint(between) for between in near)


def _near(first: Spot, then: Spot) -> bool:
    return then.first - first.last <= _BESIDE


def _why(owner: Person) -> tuple[Evidence, ...]:
    name = owner.group.surface
    return (
        Evidence("near-spelling", f"close to {name}, who stands in the same text, and nobody's name in the book", 0.0),
    )
