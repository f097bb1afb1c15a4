"""Romanisation: is a person's established English spelling among those that are made from the characters alone?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eval.bootstrap import Observation, ratio
from eval.figure import Figure, Kind, measured
from eval.legislators import Legislator, surname_places, whole_names
from eval.systems import Run
from namenorm.romanise.systems import System, romanise, systems, unplaced
from namenorm.text.key import squash

_WITHIN = (("surname", "surname right"), ("whole", "whole name right"))


@dataclass(frozen=True, slots=True)
class Spelt:
    """What was generated for a person.

    Attributes:
        person: Whom.
        surnames: Keys of the surnames.
        wholes: Keys of the whole names, in either order.
        number: How many names that differ by key were generated, in the usual order.
    """

    person: Legislator
    surnames: frozenset[str]
    wholes: frozenset[str]
    number: int

    @property
    def surname(self) -> bool:
        """Whether the surname of the label is among the generated ones."""
        return bool(self.surnames & surname_places(self.person.label))

    @property
    def whole(self) -> bool:
        """Whether the label is among the generated names."""
        return bool(self.wholes & whole_names(self.person.label))


def figures(run: Run) -> Iterator[Figure]:
    """Yield the figures over the set ``legislators``: all systems, those of the region alone, and pinyin alone."""
    people = run.corpus.legislators
    if run.system != "namenorm" or not people:
        return
    yield from _right("romanisation", "romanised from the characters", [spelt(one, unplaced()) for one in people])
    placed = [spelt(one, of_region(one.region)) for one in people]
    yield from _right("romanisation.placed", "romanised, region known", placed)
    pinyin = [one for one in systems() if one.name == "pinyin"]
    yield from _right("romanisation.pinyin", "romanised by pinyin alone", [spelt(one, pinyin) for one in people])
    yield from _in_use(people)


def of_region(region: str) -> tuple[System, ...]:
    """Return the systems for Chinese names of a region; where it has several dialects, the one that joins them."""
    return tuple(one for one in systems(region) if one in unplaced())


def spelt(person: Legislator, by: Iterable[System]) -> Spelt:
    """Romanise a person's name by several systems."""
    every = [one for system in by for one in romanise(person.native, system.name)]
    usual = {squash(f"{one.surname} {one.given}") for one in every}
    turned = {squash(f"{one.given} {one.surname}") for one in every}
    surnames = frozenset(squash(one.surname) for one in every)
    return Spelt(person, surnames, frozenset(usual | turned), len(usual))


def _right(id_: str, label: str, made: Sequence[Spelt]) -> Iterator[Figure]:
    regions = sorted({one.person.region for one in made})
    for part, said in _WITHIN:
        for region in ("", *regions):
            chosen = [one for one in made if region in ("", one.person.region)]
            seen = [Observation(getattr(one, part), 1, None, one.person.native) for one in chosen]
            kind = Kind(".".join(filter(None, (id_, part, region))), f"{label}: {said}{region and f', {region}'}")
            yield measured(kind, "namenorm", seen)
    counts = [Observation(one.number, 1, None, one.person.native) for one in made]
    yield measured(Kind(f"{id_}.spellings", f"{label}: spellings", "lower", "a name"), "namenorm", counts, ratio)


def _in_use(people: Sequence[Legislator]) -> Iterator[Figure]:
    """Yield by region the share of the generated spellings of a surname that its bearers in the set use."""
    for region in sorted({one.region for one in people}):
        bearers: dict[str, set[str]] = {}
        made: dict[str, frozenset[str]] = {}
        for one in people:
            if one.region == region:
                bearers.setdefault(one.surname, set()).update(surname_places(one.label))
                made[one.surname] = spelt(one, of_region(region)).surnames
        seen = [Observation(len(made[name] & used), len(made[name]), None, name) for name, used in bearers.items()]
        label = f"generated spellings of surnames that bearers in the set use, {region}"
        yield measured(Kind(f"romanisation.in_use.{region}", label), "namenorm", [one for one in seen if one.size])
