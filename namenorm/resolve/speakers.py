"""Speakers whom nobody introduced, beside foreigners who were introduced and then fall silent.

When a translation prints the Chinese name of a foreigner in pinyin, the article seems to lose one person and to gain
another: "Robert Daly, director of …" speaks once and never again, and later a "Dai Bo" speaks whom nobody introduced.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from namenorm.resolve.context import Surroundings
from namenorm.resolve.group import Group
from namenorm.resolve.model import Logistic, shares
from namenorm.resolve.sound import sound_features
from namenorm.values import Evidence


@dataclass(frozen=True, slots=True)
class Person:
    """A group of mentions with what stands around them.

    Attributes:
        group: The mentions.
        around: Surroundings of the first of them.
        settled: Whether an entity of the book was found for it.
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
        people: All persons of the page.
        model: How sound speaks for it.
    """
    reading = speaker.group.reading
    if reading is None or speaker.settled or not _unintroduced(speaker):
        return None
    silent = [one for one in people if _fell_silent(one, speaker)]
    if not silent:
        return None
    sounds = [sound_features(reading, one.group.surface.split()) for one in silent]
    probabilities = shares([model.odds(values) for values in sounds])
    best = max(range(len(silent)), key=lambda place: probabilities[place])
    weight = sum(model.contributions(sounds[best]).values())
    return Link(silent[best].group.number, silent[best].group.surface, probabilities[best], _why(silent[best], weight))


def _unintroduced(person: Person) -> bool:
    """Tell whether somebody with a full name speaks though no mention says who it is."""
    first = person.group.spots[0]
    speaks = any(one.speaks and not one.quoted for one in person.around)
    return first.last - first.first > 1 and speaks and not any(one.introduced or one.own for one in person.around)


def _fell_silent(person: Person, speaker: Person) -> bool:
    """Tell whether somebody with a foreign name was introduced before a speaker, and is not named after."""
    group, begins = person.group, speaker.group.spots[0].first
    if group is speaker.group or group.reading is not None or group.spots[0].last - group.spots[0].first < 2:
        return False
    last = max((group.spots[-1].first, *group.short))
    return last < begins and any(one.introduced for one in person.around)


def _why(person: Person, weight: float) -> tuple[Evidence, ...]:
    name = person.group.surface
    return (
        Evidence("sound", f"a Chinese name may have been chosen after the sound of {name}", weight),
        Evidence("silence", f"{name} is introduced before and not named again"),
        Evidence("unintroduced", "speaks without having been introduced"),
    )
