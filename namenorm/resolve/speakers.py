"""Speakers whom nobody introduced, beside foreigners who were introduced and then fall silent.

When a translation prints the Chinese name of a foreigner in pinyin, the article seems to lose one person and to gain
another: "Robert Daly, director of …" speaks once and never again, and later a "Dai Bo" speaks whom nobody introduced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from namenorm.resolve.context import Surroundings
from namenorm.resolve.group import Group
from namenorm.resolve.model import Logistic, shares
from namenorm.resolve.sound import sound_features
from namenorm.values import Evidence

_MOST_RIVALS = 20  # introduced people before a speaker who are weighed; the last ones, for an article is short


@dataclass(frozen=True, slots=True)
class Person:
    """A group of mentions with what stands around them.

    Attributes:
        group: The mentions.
        around: Surroundings of the first of them.
        settled: Whether an entity of the book was found for it, or the book has somebody who is rightly spelt so.
    """

    group: Group
    around: tuple[Surroundings, ...]
    settled: bool


@dataclass(frozen=True, slots=True)
class Link:
    """A suspicion that two names of a page are one person.

    Attributes:
        group: Number of the group that was introduced.
        surface: How it was introduced.
        confidence: Probability, 0 to 1.
        evidence: Why.
    """

    group: int
    surface: str
    confidence: float
    evidence: tuple[Evidence, ...]


def link_speaker(speaker: Person, people: Sequence[Person], model: Logistic) -> Link | None:
    """Return the introduced foreigner whom an unintroduced speaker most likely is, None if there is nobody.

    Args:
        speaker: A person of the page.
        people: Those of the page whom ``introduced_foreigners`` keeps, in order.
        model: How sound speaks for it.
    """
    reading = speaker.group.reading
    if reading is None or speaker.settled or not _unintroduced(speaker):
        return None
    before = bisect_left(people, speaker.group.spots[0].first, key=lambda one: one.group.spots[0].first)
    silent = [one for one in people[max(0, before - _MOST_RIVALS) : before] if _fell_silent(one, speaker)]
    if not silent:
        return None
    sounds = [sound_features(reading, one.group.surface.split()) for one in silent]
    probabilities = shares([model.odds(values) for values in sounds])
    best = max(range(len(silent)), key=lambda place: probabilities[place])
    weight = sum(model.contributions(sounds[best]).values())
    return Link(silent[best].group.number, silent[best].group.surface, probabilities[best], _why(silent[best], weight))


def introduced_foreigners(people: Sequence[Person]) -> list[Person]:
    """Keep the persons with a full name of foreign form whom the page introduces."""
    return [
        one
        for one in people
        if one.group.reading is None
        and one.group.spots[0].last - one.group.spots[0].first > 1
        and any(around.introduced for around in one.around)
    ]


def _unintroduced(person: Person) -> bool:
    """Tell whether somebody with a full name speaks though no mention says who it is."""
    first = person.group.spots[0]
    speaks = any(one.speaks and not one.quoted for one in person.around)
    return first.last - first.first > 1 and speaks and not any(one.introduced or one.own for one in person.around)


def _fell_silent(person: Person, speaker: Person) -> bool:
    """Tell whether somebody is named before a speaker, and not after."""
    group, begins = person.group, speaker.group.spots[0].first
    return max((group.spots[-1].first, *group.short)) < begins


def _why(person: Person, weight: float) -> tuple[Evidence, ...]:
    name = person.group.surface
    return (
        Evidence("sound", f"a Chinese name may have been chosen after the sound of {name}", weight),
        Evidence("silence", f"{name} is introduced before and not named again"),
        Evidence("unintroduced", "speaks without having been introduced"),
    )
