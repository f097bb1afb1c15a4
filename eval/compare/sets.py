"""The names that ``compare`` is asked about: nomenklatura's benchmark, labelled pairs of Wikidata, look-alikes."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, islice, product
from pathlib import Path
from random import Random
from typing import TypeVar

from rapidfuzz import fuzz

from eval.compare.audible import audible
from eval.compare.pair import Pair
from eval.compare.persons import LATIN, Person, persons, words
from eval.compare.strangers import WAYS, Borne, distinct, strangers
from eval.name_model.halves import is_reported
from namenorm.text.key import key

T = TypeVar("T")
KINDS = (LATIN, "han", "kanji", "kana", "hangul", "cyrillic", "arabic")
_MOST = 1500
_LOOK_ALIKES = 300
MIXED_IN = 2000
"""Look-alikes among the pairs that probabilities are held to: without these, names a letter apart would look safe."""
_LEAST_ALIKE = 75.0  # three hundred pairs lie well above


def name_bench(folder: Path, reported: bool) -> list[Pair]:
    """Return one half of nomenklatura's benchmark, by the hash of both names.

    Args:
        folder: The evaluation data.
        reported: The half that is reported, or that for development.
    """
    with (folder / "name_bench/cases.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [
        Pair(row["name1"], row["name2"], row["is_match"] == "true", row["schema"], row["case_group"], row["name1"])
        for row in rows
        if is_reported(f"{row['name1']}|{row['name2']}") == reported
    ]


def labelled(folder: Path, reported: bool, most: int = _MOST) -> list[Pair]:
    """Return pairs of names of one person, and for each of them two pairs of names of different people.

    One pair a person and script, the one of the lowest hash: two Latin names, or an English name and one in another
    script. Its English name is then set against the names of two others who have one in that script: one drawn at
    random, and one close by, in each of ``WAYS`` in turn. No person stands in both halves.

    Args:
        folder: The evaluation data.
        reported: The half that is reported, or that for development.
        most: Persons of each script at most, always the same ones.
    """
    people = persons(folder / "wikidata", reported)
    return [pair for kind in KINDS for pair in _of_kind(people, kind, most)]


def look_alikes(folder: Path, reported: bool, most: int = _LOOK_ALIKES) -> list[Pair]:
    """Return the pairs of different people whose English names are closest by RapidFuzz's ratio.

    A person stands in one pair at most. Names that only leave out words of each other or cut them to initials are no
    pair, nor are people of whom one has a name of the other.

    Args:
        folder: The evaluation data.
        reported: The half that is reported, or that for development.
        most: How many pairs.
    """
    pool = [Borne(one, name, name) for one in persons(folder / "wikidata", reported) for name in _full(one)]
    near = zip(pool, strangers(pool, pool, "nearest", _LEAST_ALIKE), strict=True)
    pairs = [(one, other) for one, other in near if other is not None]
    return list(islice(_apart(sorted(pairs, key=_how_far)), most))


def _of_kind(people: Sequence[Person], kind: str, most: int) -> Iterator[Pair]:
    known = {one.id: _lowest(pairs, "|".join)[0] for one in people if (pairs := _two_names(one, kind))}
    pool = [Borne(one, *known[one.id]) for one in people if one.id in known] if kind != LATIN else _labels(people)
    asked = [one for one in _lowest(pool, lambda one: one.person.id) if one.person.id in known][:most]
    for one in asked:
        a, b = known[one.person.id]
        yield Pair(a, b, True, kind, "one", one.person.id, kind == "kanji" or audible(a, b))
        yield Pair(one.latin, _at_random(one, pool).name, False, kind, "random", one.person.id)
    for one, other, way in _close_by(asked, pool):
        yield Pair(one.latin, other.name, False, kind, way, one.person.id)


def _labels(people: Sequence[Person]) -> list[Borne]:
    """Return one English name of each person."""
    return [Borne(one, *(2 * _lowest(one.english, str)[:1])) for one in people if one.english]


def _close_by(asked: Sequence[Borne], pool: Sequence[Borne]) -> Iterator[tuple[Borne, Borne, str]]:
    """Yield somebody near for each, in each way in turn; where that finds nobody, whose spelling is nearest."""
    for place, way in enumerate(WAYS):
        alone = []
        some = asked[place :: len(WAYS)]
        for one, other in zip(some, strangers(some, pool, way), strict=True):
            if other is not None:
                yield one, other, way
            else:
                alone.append(one)
        rest = zip(alone, strangers(alone, pool, "nearest"), strict=True)
        yield from ((one, other, "nearest") for one, other in rest if other is not None)


def _two_names(person: Person, kind: str) -> list[tuple[str, str]]:
    if kind == LATIN:
        pairs = combinations(person.names.get(LATIN, ()), 2)
        return [pair for pair in pairs if key(pair[0]) != key(pair[1])]
    return list(product(person.english, person.names.get(kind, ())))


def _at_random(one: Borne, pool: Sequence[Borne]) -> Borne:
    chance = Random(one.person.id)
    return next(other for other in iter(lambda: chance.choice(pool), None) if distinct(one, other))


def _full(person: Person) -> list[str]:
    return [name for name in person.english if len(words(name)) > 1]


def _how_far(pair: tuple[Borne, Borne]) -> tuple[float, str]:
    a, b = (" ".join(sorted(key(one.latin).split())) for one in pair)
    return -fuzz.ratio(a, b), f"{a}|{b}"


def _apart(pairs: Iterable[tuple[Borne, Borne]]) -> Iterator[Pair]:
    """Yield the pairs in which nobody stands who stood in an earlier one."""
    seen: set[str] = set()
    for one, other in pairs:
        if seen.isdisjoint((one.person.id, other.person.id)):
            seen |= {one.person.id, other.person.id}
            yield Pair(one.latin, other.latin, False, LATIN, "look-alike", one.person.id)


def _lowest(things: Iterable[T], name: Callable[[T], str]) -> list[T]:
    """Return things in the order of the hashes of their names: a sample that never changes."""
    return sorted(things, key=lambda thing: hashlib.sha256(name(thing).encode()).digest())
