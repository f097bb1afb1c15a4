"""Which surface of a translation renders which name of its original.

Names that agree exactly are placed first, wherever order leaves a choice; then what is left on both sides of a bead is
matched by likeness of spelling. Whatever the original spells anywhere in the document is explained, and never taken
for a garbled form of another name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namenorm.source.bench import WHOLE, Bench
from namenorm.source.claims import Claim, surest
from namenorm.source.name_chances import is_written_by_sound
from namenorm.source.surfaces import Surface
from namenorm.source.values import Bead, NativeName

ALIKE = 0.6
"""Least likeness of a garbled name to the one that it renders."""
_ALIKE_WORD = 0.8  # of an ordinary word
_AGREE = 2  # names of a document that agree, before anything is concluded from names that do not
_MOST_COMPARED = 20_000  # names times surfaces of a bead; a text without paragraphs or sentences has more


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and a surface that renders it.

    Attributes:
        native: The name.
        surface: The surface; None where none was found.
        fit: 1 for the very spelling of the book, less for one that the characters allow, then likeness; 0 where only
            both being left speaks for it.
        alone: Whether nothing else was left in the bead.
        exact: Whether the surface is a spelling of the name, or reads as its characters do.
    """

    native: NativeName
    surface: Surface | None
    fit: float = 0.0
    alone: bool = False
    exact: bool = False


def place(bench: Bench) -> list[Pair]:
    """Return each person of the original with its rendering, one pair for each surface that is one, in order.

    A person without a rendering has one pair without a surface.
    """
    pairs = [pair for bead, natives, surfaces in _in_beads(bench) for pair in _of_bead(bench, bead, natives, surfaces)]
    agree = sum(pair.exact for pair in pairs)
    trusted = pairs if agree >= _AGREE else [one for one in pairs if not _left_alone(one)]
    return sorted(trusted, key=lambda pair: pair.native.start)


def _of_bead(bench: Bench, bead: Bead, natives: Sequence[NativeName], surfaces: Sequence[Surface]) -> Iterator[Pair]:
    surfaces = [one for surface in surfaces for one in bench.divided(surface, natives)]
    found = list(_exact(bench, bead, natives, surfaces))
    placed, done = _natives(found), _surfaces(found)
    rest = [one for one in surfaces if id(one) not in done and not bench.is_explained(one)]
    persons = [one for one in natives if one.kind == "person"]
    found += _by_likeness(bench, [one for one in persons if id(one) not in placed], rest)
    found += _by_words(bench, bead, [one for one in persons if id(one) not in _natives(found)])
    placed, done = _natives(found), _surfaces(found)
    if any(one.is_person and not one.persons and id(one) not in done for one in rest):
        bench.unexplained.append(bead)
    yield from found
    yield from (Pair(one, None, alone=not rest) for one in persons if id(one) not in placed)


def _surfaces(pairs: Sequence[Pair]) -> set[int]:
    return {id(pair.surface) for pair in pairs}


def _natives(pairs: Sequence[Pair]) -> set[int]:
    return {id(pair.native) for pair in pairs}


def _left_alone(pair: Pair) -> bool:
    """Tell whether nothing speaks for a pair but that both were left: too little where hardly another name agrees."""
    return pair.surface is not None and not pair.exact and pair.fit < ALIKE


def _in_beads(bench: Bench) -> Iterator[tuple[Bead, list[NativeName], list[Surface]]]:
    names, surfaces = iter(bench.natives), iter(bench.surfaces)
    name, surface = next(names, None), next(surfaces, None)
    for bead in bench.beads:
        ours: list[NativeName] = []
        theirs: list[Surface] = []
        while name is not None and name.start < bead.source.end:
            ours.append(name)
            name = next(names, None)
        while surface is not None and surface.start < bead.target.end:
            theirs.append(surface)
            surface = next(surfaces, None)
        yield bead, ours, theirs


def _exact(bench: Bench, bead: Bead, natives: Sequence[NativeName], surfaces: Sequence[Surface]) -> Iterator[Pair]:
    """Yield the surfaces that are spellings of names in their bead, each name's occurrences in turn."""
    claims = [Claim(fit, one, surface) for surface in surfaces for one in natives if (fit := bench.exact(one, surface))]
    found = {id(one.theirs): one for one in surest(claims, 0.0)}
    for one in sorted(claims, key=lambda claim: (-claim.score, -claim.ours.start)):
        found.setdefault(id(one.theirs), one)  # printed more often than the original has it
    yield from (Pair(one.ours, one.theirs, one.score, exact=True) for one in found.values())
    for surface in surfaces:
        if id(surface) not in found and surface.reading is not None and not surface.is_thing:
            read = bench.read(surface.reading, bead.source.start, bead.source.end)
            if read is not None:
                yield Pair(read, surface, WHOLE, exact=True)


def _by_likeness(bench: Bench, free: Sequence[NativeName], rest: Sequence[Surface]) -> Iterator[Pair]:
    """Yield what is left of a bead's surfaces with the names that they are likest; then a name left with a surface."""
    if len(free) * len(rest) > _MOST_COMPARED:
        return
    found = list(_likest(bench, free, rest, ALIKE))
    placed, done = _natives(found), _surfaces(found)
    yield from found
    names = [one for one in free if id(one) not in placed]
    left = [one for one in rest if id(one) not in done and one.is_person]
    if len({one.plain for one in names}) == 1 and len({one.key for one in left}) == 1:
        yield Pair(names[0], left[0], bench.alike(names[0], left[0]), alone=True)


def _by_words(bench: Bench, bead: Bead, left: Sequence[NativeName]) -> Iterator[Pair]:
    """Yield the ordinary words of a bead that are very like names left in it: "Parley said" where it is Parly."""
    if not left:
        return
    first = bisect_left(bench.ordinary, bead.target.start, key=lambda one: one.start)
    last = bisect_left(bench.ordinary, bead.target.end, key=lambda one: one.start)
    if (last - first) * len(left) <= _MOST_COMPARED:
        yield from _likest(
            bench,
            [one for one in left if one.entities and is_written_by_sound(one.plain)],
            bench.ordinary[first:last],
            _ALIKE_WORD,
        )


def _likest(bench: Bench, persons: Sequence[NativeName], rest: Sequence[Surface], least: float) -> Iterator[Pair]:
    """Yield the likest pairs of names and surfaces, each name and each surface once."""
    every = (Claim(bench.alike(one, surface), one, surface) for surface in rest for one in persons)
    for one in surest((claim for claim in every if claim.score >= least), least):
        yield Pair(one.ours, one.theirs, one.score)
