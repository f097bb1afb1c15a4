"""What an original and its translation have in common beside words: numbers, names, and whom the book knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from namenorm.quantities.values import Quantity
from namenorm.source.meanings import Meant, Said
from namenorm.source.values import NativeName, Placement
from namenorm.values import Resolution

MARKS = NAME, ENTITY, NUMBER = "@", "&", "#"
"""What the stems begin with."""


def of_original(
    placements: Sequence[Placement], natives: Sequence[NativeName], numbers: Sequence[Quantity]
) -> list[Meant]:
    """Return the names and numbers of an original, in order.

    Args:
        placements: Names with their renderings.
        natives: All names.
        numbers: What it counts.
    """
    rendered = {one.native.plain for one in placements if one.span is not None}
    named = {(one.span, one.plain) for one in (*natives, *(one.native for one in placements)) if one.plain in rendered}
    found = [(span, {NAME + plain}) for span, plain in named]
    found += [(one.span, {ENTITY + held.id for held in one.entities}) for one in natives if one.entities]
    found += [(one.span, {_number(value) for value in (one.value, *one.others)}) for one in numbers]
    return sorted((Meant(span.start, span.end, frozenset(stems)) for span, stems in found), key=_place)


def of_translation(
    text: str, placements: Sequence[Placement], resolved: Sequence[Resolution], numbers: Sequence[Quantity]
) -> list[Said]:
    """Return the same of its translation; what renders a name somewhere renders it wherever it is printed."""
    renderings: dict[str, set[str]] = defaultdict(set)
    for one in placements:
        if one.span is not None:
            renderings[text[one.span.start : one.span.end]].add(NAME + one.native.plain)
    found = [
        Said(*match.span(), stem)
        for match in _any_of(renderings).finditer(text)
        for stem in sorted(renderings[match.group()])
    ]
    found += [Said(one.mention.start, one.mention.end, ENTITY + one.entity.id) for one in resolved if one.entity]
    found += [Said(one.start, one.end, _number(one.value)) for one in numbers]
    return sorted(found, key=_place)


def _place(one: Meant | Said) -> tuple[int, int]:
    return one.start, one.end


def _number(value: float) -> str:
    return f"{NUMBER}{value:g}"


def _any_of(printed: Collection[str]) -> re.Pattern[str]:
    """Return what matches any of some names as a whole, the longest first, or nothing at all."""
    ordered = sorted(filter(None, printed), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered)) or '(?!)'})(?!\w)")
