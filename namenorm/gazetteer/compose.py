"""Full names put together from their parts: 罗伯特·戴利 may be Robert Daly, though nobody listed him.

A transliterated name keeps its parts apart by a middle dot; each is looked up by itself, and the likeliest combinations
are returned. A machine that spells such a name by its sound prints "Luobote Daili". A part is read as it is written, by
its pinyin, and by the consonants of that, and a learned model says what it sounds like; what each of these is worth
beside how usual a name is was measured (``python -m eval.composition`` writes the weights). The look-up and the model
are the caller's, so that an index answers the one and the other is loaded only where it is asked.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from rapidfuzz.distance import Levenshtein

from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.part_keys import PartPosting, native_key, sounds
from namenorm.gazetteer.parts import PartRole
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

Parts = Callable[[str], Iterable[PartPosting]]
"""Gives the parts of names of a key: one in the script it stands in, or pinyin."""
Heard = Callable[[str], Mapping[str, float]]
"""Gives what a part in any script sounds like to a model: letters a to z with their probabilities."""
How = Literal["native", "sound", "rough", "pinyin", "rough-pinyin", "model", "kept"]
"""How a part was read: as it is written, by its pinyin, or by the consonants of that; the same of one that stands in
pinyin; by the model alone; or not at all, as an initial is."""
_CLOSENESS: tuple[How, ...] = ("kept", "native", "sound", "pinyin", "rough", "rough-pinyin", "model")
_LEAST_HEARD = 1e-4  # probability below which the model says nothing
_BETWEEN = re.compile(r"[·•・‧＝=\s]+")
_INITIAL = re.compile(r"[A-Z]{1,2}\.?")
_MOST_OF_A_PART, _MOST_PARTS = 12, 5


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to write a part of a name in Latin letters.

    Attributes:
        form: The part as it stands.
        latin: What it may be.
        how: What led to it.
        share: How likely it is among all readings of the part, above 0.
        closest: What led to the closest of all readings of the part: whether anybody attests the form.
    """

    form: str
    latin: str
    how: How
    share: float
    closest: How


@dataclass(frozen=True, slots=True)
class Composed:
    """A full name with the readings of its parts, the surname last."""

    readings: tuple[Reading, ...]

    @property
    def text(self) -> str:
        """The name as it is printed."""
        return " ".join(one.latin for one in self.readings)

    @property
    def share(self) -> float:
        """How likely it is among all combinations."""
        return math.prod(one.share for one in self.readings)


@dataclass(frozen=True, slots=True)
class Option:
    """A posting's way to write a part.

    Attributes:
        latin: The form in Latin letters.
        how: What led to it.
        features: What speaks for it, by the names of the weights.
    """

    latin: str
    how: How
    features: Mapping[str, float]


def borne(person: Entity) -> Iterator[tuple[str, PartRole, str]]:
    """Yield Han form, role and Latin form of each part of a person's transliterated names.

    The parts of a whole name where both writings have as many (查尔斯·狄更斯, Charles Dickens); of a short name in Han
    characters, the surname. So a book knows the parts of the people in it.
    """
    words = person.name.split()
    for name in person.names:
        han = [simplified(piece) for piece in pieces(name.text)] if has_han(name.text) else []
        if len(han) == len(words) > 1:
            yield from ((one, "given", word) for one, word in zip(han[:-1], words[:-1], strict=True))
            yield han[-1], "surname", words[-1]
        elif name.kind == "short" and len(han) == 1 and person.surname:
            yield han[0], "surname", person.surname


def pieces(name: str) -> list[str]:
    """Divide a full name at its middle dots and spaces: 罗伯特·戴利, ロバート・デイリー, Luobote Daili."""
    return [piece for piece in _BETWEEN.split(name.strip()) if piece]


def compose(
    name: str, parts: Parts, heard: Heard, weights: Mapping[str, float], most: int = 10
) -> tuple[Composed, ...]:
    """Return what a name of several parts may be in Latin letters, likeliest first.

    Args:
        name: With middle dots or spaces between its parts; the surname last. Parts may be joined by hyphens.
        parts: Gives the parts of a key.
        heard: What a part sounds like.
        weights: Of the features of an option, in log-odds; 0 for one without.
        most: How many names to return at most.

    Returns:
        Names whose shares are those of all combinations; none for a single part, or where a part says nothing.
    """
    names = pieces(name)
    if not 2 <= len(names) <= _MOST_PARTS:
        return ()
    last = len(names) - 1
    every = (
        read(piece, "surname" if place == last else "given", parts, heard, weights) for place, piece in enumerate(names)
    )
    rows: list[tuple[Reading, ...]] = [()]
    for readings in every:
        rows = _likeliest((*row, one) for row, one in product(rows, readings))[: max(most, _MOST_OF_A_PART)]
    return tuple(map(Composed, rows[:most]))


def read(piece: str, role: PartRole, parts: Parts, heard: Heard, weights: Mapping[str, float]) -> list[Reading]:
    """Return the likeliest readings of a part in a role; their shares are of all its readings."""
    if _INITIAL.fullmatch(piece):
        return [Reading(piece, piece, "kept", 1.0, "kept")]
    found = list(options(piece, role, parts, heard))
    if all(one.how == "model" for one in found) and "-" in piece.strip("-"):
        return _hyphened([read(one, role, parts, heard, weights) for one in piece.split("-") if one])
    weighed = [math.exp(sum(weights.get(name, 0.0) * value for name, value in one.features.items())) for one in found]
    return _readings(piece, found, weighed)


def options(piece: str, role: PartRole, parts: Parts, heard: Heard) -> Iterator[Option]:
    """Yield the ways to write a part: one for each posting and each of its Latin forms, then what the model adds."""
    spelt = heard(piece)
    listed = set()
    for one in _listed(piece, role, parts):
        letters = squash(one.latin)
        listed.add(letters)
        yield Option(one.latin, one.how, {**one.features, "heard": _weight_heard(spelt.get(letters, 0.0))})
    for letters, probability in spelt.items():
        if letters not in listed and probability > _LEAST_HEARD:
            yield Option(letters.capitalize(), "model", {"model": 1.0, "heard": _weight_heard(probability)})


def _weight_heard(probability: float) -> float:
    return math.log(max(probability, _LEAST_HEARD) / _LEAST_HEARD)


def _listed(piece: str, role: PartRole, parts: Parts) -> Iterator[Option]:
    """Yield what the parts of the book say, one for each posting that a part leads to and each of its Latin forms."""
    key = native_key(piece)
    pinyin = key.isascii()
    written = list(parts(key))
    asked = (key,) if pinyin else _pinyin_of(key, written)
    sounding = written if pinyin else [one for sound in asked for one in parts(sound)]
    for one in (*([] if pinyin else written), *sounding):
        distance = _distance(asked, one.sounds) if one.by == "rough" else 0.0
        if one.by != "rough" or distance:  # what sounds alike to the letter is there already
            yield from _options(one, role, _how(one, pinyin), distance)


def _pinyin_of(key: str, written: Sequence[PartPosting]) -> tuple[str, ...]:
    """Return the pinyin of a part: of its Han characters, or of the usual Han forms of the name that it is."""
    if has_han(key):
        return sounds(key)[:1]
    return tuple(dict.fromkeys(one.sounds[0] for one in written if one.sounds))


def _distance(heard: Iterable[str], others: Iterable[str]) -> float:
    return min((Levenshtein.normalized_distance(a, b) for a, b in product(heard, others)), default=1.0)


def _how(one: PartPosting, pinyin: bool) -> How:
    if one.by == "native":
        return "native"
    if one.by == "sound":
        return "pinyin" if pinyin else "sound"
    return "rough-pinyin" if pinyin else "rough"


def _options(one: PartPosting, role: PartRole, how: How, distance: float) -> Iterator[Option]:
    for place, latin in enumerate(one.latin):
        features = {
            how: 1.0,
            "distance": distance,
            "bearers": math.log1p(one.frequency) if place == 0 else 0.0,
            "forms": math.log(one.forms),
            "place": float(place),
            "accents": float(not latin.isascii()),
            "other-role": float(one.role not in (role, "")),
        }
        yield Option(latin, how, features)


def _readings(piece: str, found: Sequence[Option], weighed: Sequence[float]) -> list[Reading]:
    """Add up the options that differ only in accents or case under the likeliest of them."""
    best: dict[str, tuple[float, str]] = {}
    closest: dict[str, How] = {}
    totals: dict[str, float] = {}
    for one, weight in zip(found, weighed, strict=True):
        folded = squash(one.latin)
        best[folded] = max(best.get(folded, (0.0, "")), (weight, one.latin))
        closest[folded] = min(closest.get(folded, one.how), one.how, key=_CLOSENESS.index)
        totals[folded] = totals.get(folded, 0.0) + weight
    first = heapq.nsmallest(_MOST_OF_A_PART, totals, key=lambda folded: (-totals[folded], folded))
    whole, of_all = sum(totals.values()), min(closest.values(), key=_CLOSENESS.index, default=_CLOSENESS[0])
    return [Reading(piece, best[one][1], closest[one], totals[one] / whole, of_all) for one in first]


def _hyphened(every: Sequence[Sequence[Reading]]) -> list[Reading]:
    return [_joined(row) for row in _likeliest(product(*every))[:_MOST_OF_A_PART]]


def _joined(row: Sequence[Reading]) -> Reading:
    """Return readings of the parts of a hyphenated name as one, known as well as the least known of them."""
    form, latin = "-".join(one.form for one in row), "-".join(one.latin for one in row)
    how = max((one.how for one in row), key=_CLOSENESS.index)
    return Reading(form, latin, how, _share(row), max((one.closest for one in row), key=_CLOSENESS.index))


def _likeliest(rows: Iterable[tuple[Reading, ...]]) -> list[tuple[Reading, ...]]:
    return sorted(rows, key=lambda row: (-_share(row), [one.latin for one in row]))


def _share(row: Iterable[Reading]) -> float:
    return math.prod(one.share for one in row)
