"""Whether a text is the original of a translation at all: another article's gives every name as missing or wrong."""

from __future__ import annotations

from collections.abc import Sequence

from namenorm.source.segments import Anchor, Unit

# Latin letters for each character of the original, at least and at most: a Han character becomes three or four, one of
# an alphabet about one. Beyond, one of the two is cut short or is about something else.
_LENGTHS = {"han": (0.7, 9.0), "other": (0.3, 4.0)}
# The least share of the original's anchors that the translation has, by how many there are. Of 210 pairs of WMT23 with
# such anchors the least is 3 of 12, in the poorest translation; of 420 pairs of other articles these limits and the
# lengths together refuse 410.
_LEAST_SHARED = ((10, 0.22), (6, 0.35), (0, 0.2))
_ENOUGH, _ENOUGH_ALONE = 3, 6  # anchors below which nothing is concluded from their lack; of a sentence by itself
_SHORT = 60  # characters of an original whose length says nothing


def belongs(source: Sequence[Unit], target: Sequence[Unit], *, han: bool) -> bool:
    """Tell whether one side may be the translation of the other, by their lengths and by what they have in common.

    Args:
        source: Units of the original.
        target: Units of the translation.
        han: Whether the original is in Han characters.
    """
    return _long_enough(source, target, han=han) and _shares(source, target)


def _long_enough(source: Sequence[Unit], target: Sequence[Unit], *, han: bool) -> bool:
    ours, theirs = sum(one.length for one in source), sum(one.length for one in target)
    least, most = _LENGTHS["han" if han else "other"]
    return ours < _SHORT or least * ours <= theirs <= most * ours


def _shares(source: Sequence[Unit], target: Sequence[Unit]) -> bool:
    ours, theirs = _anchors(source), _anchors(target)
    telling = [one for one in ours if one[0] != "number" or len(one[1]) > 1]
    if len(telling) < (_ENOUGH if len(source) > 1 else _ENOUGH_ALONE):
        return True
    least = next(share for count, share in _LEAST_SHARED if len(telling) >= count)
    return sum(one in theirs for one in telling) >= least * len(telling)


def _anchors(units: Sequence[Unit]) -> frozenset[Anchor]:
    return frozenset(anchor for one in units for anchor in one.anchors)
