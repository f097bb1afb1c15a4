"""Which ways of reading two names are held against each other: all of a few, the likest of many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from namenorm.matching.native import CHARACTERS
from namenorm.matching.values import Prepared, View

_FEW = 4
_LIKEST = 2
_MOST = 4


def view_pairs(a: Prepared, b: Prepared) -> Sequence[tuple[View, View]]:
    """Return pairs of views: every one where there are few, else those whose spellings are likest.

    Two names in one other script are held together as they are written: that two characters sound alike says nothing.
    """
    ours, theirs = a.views, b.views
    if len(ours) == 1 == len(theirs):
        return ((ours[0], theirs[0]),)
    if a.script == b.script != "latin":
        return [(one, two) for one in _written(a) for two in _written(b)]
    if ours[0].eastern and theirs[0].eastern and ours[0].likely == 1.0 == theirs[0].likely:
        return ((ours[0], theirs[0]),)  # in such names a letter is a syllable, and no slip
    if len(ours) * len(theirs) <= _FEW:
        latin = a.script == "latin" == b.script
        return [(one, two) for one in ours for two in theirs if not latin or one.eastern == two.eastern]
    return list(_likest(a, b))


def _written(name: Prepared) -> list[View]:
    return [one for one in name.views if one.by == CHARACTERS] or [name.views[0]]


def _likest(a: Prepared, b: Prepared) -> Iterator[tuple[View, View]]:
    common = set(a.spellings).intersection(b.spellings)
    if common and len(a.views) > 1 < len(b.views):
        for spelling in sorted(common)[:_LIKEST]:
            yield a.views[a.spellings.index(spelling)], b.views[b.spellings.index(spelling)]
        return
    few, many, turned = (a, b, False) if len(a.views) <= len(b.views) else (b, a, True)
    for one in few.views[:_MOST]:
        found = process.extract(one.sorted, many.spellings, scorer=fuzz.ratio, limit=_LIKEST)
        for two in (many.views[place] for _, _, place in found):
            yield (two, one) if turned else (one, two)
    yield a.views[0], b.views[0]
