"""Speakers whom nobody introduced, beside foreigners who were introduced and then fall silent.

When a translation prints the Chinese name of a foreigner in pinyin, the article seems to lose one person and to gain
another: "Robert Daly, director of …" speaks once and never again, and later a "Dai Bo" speaks whom nobody introduced.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from namenorm.gazetteer.model import Entity
from namenorm.resolve.context import Surroundings
from namenorm.resolve.group import Group
from namenorm.resolve.model import Logistic, shares
from namenorm.resolve.sound import SOUND_FEATURES, sound_features
from namenorm.romanise.pinyin_reader import PinyinReader, Reading
from namenorm.rules import Rules
from namenorm.text.key import has_han, key, squash
from namenorm.values import Evidence, Relation

_WORDS = re.compile(r"[^\s\-‐‑]+")
_LEAST_RUN_TOGETHER = 3  # syllables: words of two, Dana and Liam, are often no Chinese name
# What Wade-Giles writes otherwise than pinyin, beyond doubt, as it is printed without its marks.
_WADE_GILES = (("hs", "x"), ("tz", "z"), ("ts", "z"), ("ung", "ong"), ("ien", "ian"), ("jen", "ren"))
SPEAKER_FEATURES = (
    *SOUND_FEATURES,
    "reversed",
    "run-together",
    "own-given-name",
    "alone",
    "is-introduced",
    "role-again",
)
_MOST_RIVALS = 20  # introduced people before a speaker who are weighed; the last ones, for an article is short


@dataclass(frozen=True, slots=True)
class SecondName:
    """One way to read a name as Chinese.

    Attributes:
        reading: The Chinese name; without a given name where that is the foreigner's own.
        is_reversed: Whether the given name stands first.
        run_together: Whether all stands in one word.
        own_given: Whether the given name is the foreigner's own: "Robert Dai".
    """

    reading: Reading
    is_reversed: bool = False
    run_together: bool = False
    own_given: bool = False


def second_names(group: Group, other: Group) -> Iterator[SecondName]:
    """Yield every way to read a group's name as the Chinese name of a foreigner.

    Args:
        group: The name in question.
        other: The foreigner.
    """
    words = tuple(_WORDS.findall(group.surface))
    if len(words) == 1:
        if group.reading is not None and len(group.reading.given) >= _LEAST_RUN_TOGETHER - 1:
            yield SecondName(group.reading, run_together=True)
        return
    reading = group.reading or _read(tuple(map(_from_wade_giles, words)))
    if reading is not None:
        yield SecondName(reading)
    turned = _read((words[-1], *words[:-1]))
    if turned is not None:
        yield SecondName(turned, is_reversed=True)
    if len(words) == 2 and squash(words[0]) == squash(other.surface.split()[0]):
        yield from _with_own_given(words[1])


def _with_own_given(surname: str) -> Iterator[SecondName]:
    # A made-up given name lets the reader judge the surname by itself.
    reading = _read((surname, "a"))
    if reading is not None:
        yield SecondName(Reading(reading.surname, (), reading.surname_permille), own_given=True)


def _read(words: tuple[str, ...]) -> Reading | None:
    return _reader().reading(words) if len(words) <= 3 else None


def _from_wade_giles(word: str) -> str:
    lowered = word.lower()
    for theirs, pinyin in _WADE_GILES:
        lowered = lowered.replace(theirs, pinyin)
    return lowered


@cache
def _reader() -> PinyinReader:
    return PinyinReader(Rules("zh"))


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
        relation: How the other name came about.
    """

    group: int
    surface: str
    confidence: float
    evidence: tuple[Evidence, ...]
    relation: Relation = "speaker"


def link_speaker(speaker: Person, people: Sequence[Person], model: Logistic) -> Link | None:
    """Return the introduced foreigner whom an unintroduced speaker most likely is, None if there is nobody.

    Args:
        speaker: A person of the page.
        people: Those of the page whom ``introduced_foreigners`` keeps, in order.
        model: How sound and the course of the article speak for it.
    """
    if speaker.settled:
        return None
    every = list(rivals(speaker, people))
    if not every:
        return None
    found = [max(ways, key=model.odds) for _, ways in every]
    probabilities = shares([model.odds(values) for values in found])
    best = max(range(len(found)), key=lambda place: probabilities[place])
    group = every[best][0].group
    why = _why(group.surface, model.contributions(found[best]))
    return Link(group.number, group.surface, probabilities[best], why)


def rivals(speaker: Person, people: Sequence[Person]) -> Iterator[tuple[Person, list[dict[str, float]]]]:
    """Yield the silent foreigners whom a speaker may be, each with the features of every way to read the name.

    Args:
        speaker: A person of the page, settled or not; of one who does not speak, or who is introduced, nobody comes.
        people: As for ``link_speaker``.
    """
    if not _speaks(speaker):
        return
    before = bisect_left(people, speaker.group.spots[0].first, key=lambda one: one.group.spots[0].first)
    silent = [one for one in people[max(0, before - _MOST_RIVALS) : before] if _fell_silent(one, speaker)]
    for one in silent:
        another = _unintroduced(speaker, one) and not _is_part(speaker.group, one.group)
        names = list(second_names(speaker.group, one.group)) if another else []
        if names:
            course = _course(speaker, one, silent)
            yield one, [{**_sounds(name, one.group), **course} for name in names]


def introduced_foreigners(people: Sequence[Person]) -> list[Person]:
    """Keep the persons whom the page introduces by a full name of foreign form, whether or not it says who they are.

    Whoever has a Chinese name in the book is left out: it would have been known.
    """
    return [
        one
        for one in people
        if one.group.reading is None
        and one.group.spots[0].last - one.group.spots[0].first > 1
        and not any(_has_chinese_name(found.entity) for found in one.group.found if not found.derived)
    ]


def _has_chinese_name(entity: Entity) -> bool:
    return any(has_han(name.text) for name in entity.names)


def _speaks(person: Person) -> bool:
    return any(one.speaks and not one.quoted for one in person.around)


def _unintroduced(speaker: Person, other: Person) -> bool:
    """Tell whether no mention says who a speaker is, but perhaps by a noun that was used of another."""
    titles = frozenset[str]().union(*(one.words for one in other.around))
    own = frozenset[str]().union(*(one.own for one in other.around))
    return all(
        one.own <= own and (not one.introduced or (bool(one.titles) and one.titles <= titles)) for one in speaker.around
    )


def _is_part(group: Group, other: Group) -> bool:
    """Tell whether a name is a part of another: Fujita of Fujita Koji is the same person's, and no second name."""
    return set(key(group.surface).split()) <= set(key(other.surface).split())


def _fell_silent(person: Person, speaker: Person) -> bool:
    """Tell whether somebody is named before a speaker, and not after."""
    return _last_place(person.group) < speaker.group.spots[0].first


def _last_place(group: Group) -> int:
    return max((group.spots[-1].first, *group.short))


def _sounds(name: SecondName, other: Group) -> dict[str, float]:
    """Return the features of a name that is read in one way, beside a foreigner's."""
    ways = {"reversed": name.is_reversed, "run-together": name.run_together, "own-given-name": name.own_given}
    heard = sound_features(name.reading, other.surface.split())
    return {**heard, **{way: 1.0 for way, so in ways.items() if so}}


def _course(speaker: Person, other: Person, silent: Sequence[Person]) -> dict[str, float]:
    """Return the features of how the article goes from a foreigner to a speaker."""
    values = {
        "alone": float(len(silent) == 1),
        "is-introduced": float(any(one.introduced for one in other.around)),
        "role-again": float(any(one.introduced for one in speaker.around)),
    }
    return {key: value for key, value in values.items() if value}


def _why(name: str, weights: Mapping[str, float]) -> tuple[Evidence, ...]:
    heard = sum(weight for feature, weight in weights.items() if feature in SOUND_FEATURES)
    course = sum(weight for feature, weight in weights.items() if feature not in SOUND_FEATURES)
    return (
        Evidence("sound", f"a Chinese name may have been chosen after the sound of {name}", heard),
        Evidence("silence", f"{name} is introduced before and not named again", course),
        Evidence("unintroduced", "speaks without having been introduced"),
    )
