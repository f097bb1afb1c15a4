"""Names of different people that look or sound alike, found by script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from unidecode import unidecode

from eval.compare.persons import Person
from namenorm.text.key import key

_AT_ONCE = 500
_NEAR = 40  # how many neighbours are looked at before a name is given up
WAYS = ("nearest", "surname", "given", "sound")


@dataclass(frozen=True, slots=True)
class Borne:
    """A name as a person bears it: how it is spelt in Latin letters, and in the script that is compared."""

    person: Person
    latin: str
    name: str


def strangers(asked: Sequence[Borne], pool: Sequence[Borne], way: str, least: float = 0.0) -> Iterator[Borne | None]:
    """Yield the most similar name of somebody else for each, by RapidFuzz's ratio; None where there is none.

    Args:
        asked: The names.
        pool: The names to choose from.
        way: What is near: ``nearest``, the Latin spellings; ``surname``, the same last word and the nearest rest;
            ``given``, the same first word and the nearest rest; ``sound``, what Unidecode makes of the other script.
        least: The least ratio, 0 to 100.
    """
    parts = np.array([_near_by(one, way)[0] for one in pool])
    rests = [_near_by(one, way)[1] for one in pool]
    for start in range(0, len(asked), _AT_ONCE):
        some = asked[start : start + _AT_ONCE]
        ours = [_near_by(one, way) for one in some]
        scores = process.cdist([rest for _, rest in ours], rests, scorer=fuzz.ratio, score_cutoff=least)
        for one, (part, _), row in zip(some, ours, scores, strict=True):
            yield _first(one, pool, np.where((parts == part) & (row >= least), row, -1.0))


def distinct(one: Borne, two: Borne) -> bool:
    """Tell whether two names say that their bearers differ.

    They do not where either is also a name of the other person, or where one is the other with words left out, put in
    another order or cut to initials ("John Smith", "J. A. Smith"): nobody could tell these apart by name.
    """
    if one.person.id == two.person.id or one.person.keys & two.person.keys:
        return False
    return not _contained(key(one.latin).split(), key(two.latin).split())


def _contained(a: list[str], b: list[str]) -> bool:
    short, long = sorted((a, b), key=lambda words: (len(words), len("".join(words))))
    left = list(long)
    for word in short:
        same = next((other for other in left if _is_short_for(word, other)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _is_short_for(word: str, other: str) -> bool:
    return word == other or (1 in (len(word), len(other)) and word[0] == other[0])


def _first(one: Borne, pool: Sequence[Borne], scores: npt.NDArray[np.float64]) -> Borne | None:
    near = np.argpartition(-scores, min(_NEAR, len(scores) - 1))[:_NEAR]
    for place in sorted(near, key=lambda place: (-scores[place], place)):
        other = pool[int(place)]
        if scores[place] >= 0 and distinct(one, other):
            return other
    return None


def _near_by(one: Borne, way: str) -> tuple[str, str]:
    """Return the part of a name that must be the same, empty for none, and the part that is to be near."""
    if way == "sound":
        return "", key(unidecode(one.name)).replace(" ", "")
    words = key(one.latin).split()
    if way == "nearest":
        return "", " ".join(sorted(words))
    return (words[-1], " ".join(words[:-1])) if way == "surname" else (words[0], " ".join(words[1:]))
