"""Which quantities of an original its translation says, which it says otherwise, and which it lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from namenorm.quantities.units import dimension, size
from namenorm.quantities.values import DATES, Quantity

Agreement = Literal["same", "unit", "no"]
"""The same quantity; the same number of something else; another number."""
_LEAST_ROUND = 20  # smaller numbers are not rounded
_CONVERTED = 0.06  # how far converted measures may lie apart
_EXACT = 1e-12
_COUNTED = {"number", "ordinal", "year"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A quantity that differs.

    Attributes:
        ours: That of the original; None where the translation adds one.
        theirs: That of the translation; None where it lacks one.
        unit: Whether the numbers agree, and what they count does not.
    """

    ours: Quantity | None
    theirs: Quantity | None
    unit: bool = False


def agreement(ours: Quantity, theirs: Quantity) -> Agreement:
    """Tell how two quantities agree."""
    if _converted(ours, theirs):
        return "same"
    if not _same_number(ours, theirs):
        return "no"
    return "same" if _same_thing(ours, theirs) else "unit"


def _same_number(ours: Quantity, theirs: Quantity) -> bool:
    if {ours.kind, theirs.kind} == {"percent", "fraction"}:
        shares = [one.value / 100 if one.kind == "percent" else one.value for one in (ours, theirs)]
        return abs(shares[0] - shares[1]) <= 0.02
    if {ours.kind, theirs.kind} == {"month", "day"} or _other_month(ours, theirs):
        return False
    rough = ours.rough or theirs.rough or ours.high is not None or theirs.high is not None
    if any(abs(a - b) <= _EXACT * max(abs(a), abs(b)) for a in ours.values for b in theirs.values):
        return True
    if rough and _overlap(ours, theirs):
        return True
    return _rounded(ours, theirs, 1 if rough else 2)


def _other_month(ours: Quantity, theirs: Quantity) -> bool:
    return ours.month is not None and theirs.month is not None and ours.month != theirs.month


def _overlap(ours: Quantity, theirs: Quantity) -> bool:
    if ours.high is None and theirs.high is None:
        return False
    if not ours.rough and ours.digits:
        return False  # "dozens" for 36 is no translation
    tops = [one.high or one.value for one in (ours, theirs)]
    return ours.value <= tops[1] and theirs.value <= tops[0]


def _rounded(ours: Quantity, theirs: Quantity, least: int) -> bool:
    """Tell whether the second is the first rounded to fewer digits, ``least`` or more: 12.3 million of 12,345,678."""
    kept, had = _digits(theirs.value), _digits(ours.value)
    dated = ours.kind in DATES or theirs.kind in DATES
    if dated or not least <= kept < had or theirs.value < _LEAST_ROUND:
        return False
    return float(f"{ours.value:.{kept - 1}e}") == theirs.value


def _digits(value: float) -> int:
    return len(f"{value:.9e}".split("e")[0].replace(".", "").rstrip("0").lstrip("-0")) or 1


def _same_thing(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether two equal numbers count the same: nothing is said of what only one of them names."""
    if "point" in (ours.unit, theirs.unit):
        return not (ours.money or theirs.money)
    if (ours.kind == "percent") != (theirs.kind == "percent") and "fraction" not in (ours.kind, theirs.kind):
        return False
    if ours.kind in ("day", "month") and dimension(theirs.unit) == "time":
        return ours.kind == theirs.unit
    if ours.kind == "day" and not ours.labels and theirs.kind == "number" and theirs.digits and not theirs.unit:
        return False  # a day is no count
    if ours.counts and (theirs.money or dimension(theirs.unit) not in ("", "times")):
        return False
    if ours.labels or theirs.labels:
        return _same_label(ours, theirs)
    if ours.money and theirs.money:
        return bool(ours.money & theirs.money)
    if ours.unit and theirs.unit:
        first, second = (dimension(one.unit) for one in (ours, theirs))
        return ours.unit == theirs.unit or {ours.unit, theirs.unit} == {"year", "year-old"} or not (first and second)
    return not (ours.money and theirs.unit) and not (ours.unit and theirs.money)


def _same_label(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether two numbers, of which one numbers something, may number the same; who counts something does not."""
    if ours.labels and theirs.labels:
        return bool(ours.labels & theirs.labels)
    other = theirs if ours.labels else ours
    return not (other.unit or other.money or (other is ours and ours.kind == "year"))


def _converted(ours: Quantity, theirs: Quantity) -> bool:
    if not ours.unit or not theirs.unit or ours.unit == theirs.unit:
        return False
    if not dimension(ours.unit) or dimension(ours.unit) != dimension(theirs.unit):
        return False
    a, b = ours.value * size(ours.unit), theirs.value * size(theirs.unit)
    return abs(a - b) <= _CONVERTED * max(a, b)


def unmatched(
    ours: Sequence[Quantity],
    theirs: Sequence[Quantity],
    near: Sequence[Quantity] = (),
    months: Collection[float] = (),
) -> list[Difference]:
    """Return what differs between the quantities of two stretches of which one renders the other.

    Args:
        ours: Those of the original, in order.
        theirs: Those of the translation, in order.
        near: Those of the translation's neighbourhood, where a sentence may have moved; they can only excuse.
        months: The months of which the original speaks anywhere. A translation may give a day its month, where the
            original gives it the day alone, but not another one than these.
    """
    same, differ, left, more = _paired(ours, theirs)
    left_ours = [one for one in left if not any(agreement(one, other) == "same" for other in (*theirs, *near))]
    left_theirs = [one for one in more if not any(agreement(other, one) == "same" for other in ours)]
    moved = list(_in_another_month(ours, theirs, months))
    done = {id(one.theirs) for one in moved}
    wrong = _wrong(left_ours, [one for one in left_theirs if id(one) not in done])
    # A wrong month is one fault, and not another at its day.
    wrong_months = {one.theirs.value for one in wrong if one.ours and one.theirs and one.theirs.kind == "month"}
    moved = [one for one in moved if one.theirs is None or one.theirs.month not in wrong_months]
    wrong = [one for one in wrong if not _is_day_of(one, theirs, wrong_months)]
    loose = [one for one, other in same if other.weight == "weak"]
    return _once_too_often([*differ, *moved, *_said_again(wrong, [*left, *loose])], left, more)


def agreed(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """Return the pairs of quantities that are the same, in the order of the translation."""
    return sorted(_paired(ours, theirs)[0], key=lambda pair: pair[1].start)


def _is_day_of(one: Difference, theirs: Sequence[Quantity], months: Collection[float]) -> bool:
    """Tell whether a day that seems to lack is there, in a month that is wrong by itself."""
    ours = one.ours
    if ours is None or ours.kind != "day" or one.theirs is not None:
        return False
    return any(other.value == ours.value and other.month in months for other in theirs)


def _said_again(found: Sequence[Difference], left: Sequence[Quantity]) -> Iterator[Difference]:
    """Yield differences, what the translation adds as the wrong second rendering of what the original says twice."""
    taken = {id(one.ours) for one in found}
    again = [one for one in left if id(one) not in taken and (one.weight != "weak" or 2 < one.value < _LEAST_ROUND)]
    for one in found:
        theirs = one.theirs
        same = [other for other in again if theirs and theirs.weight != "weak" and _like_in_kind(other, theirs)]
        if (one.ours is None or one.ours.weight == "weak") and same:
            again.remove(same[0])
            yield Difference(same[0], theirs)
        else:
            yield one


def _once_too_often(
    told: Sequence[Difference], ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> list[Difference]:
    """Return differences with what the translation says once too often in place of what it says too rarely."""
    sure = [one for one in told if one.theirs is not None and one.theirs.weight != "weak"]
    done = {id(side) for one in sure for side in (one.ours, one.theirs)}
    left, more = ([one for one in side if id(one) not in done and one.weight != "weak"] for side in (ours, theirs))
    found = []
    for one in left:
        same = (other for other in more if other.kind == one.kind and other.value != one.value)
        other = next((other for other in same if _like_in_kind(one, other)), None)
        if other is not None:
            more.remove(other)
            found.append(Difference(one, other))
    again = {id(one.ours) for one in found}
    return [*(one for one in told if id(one.ours) not in again), *found]


def _like_in_kind(ours: Quantity, theirs: Quantity) -> bool:
    kinds = ours.kind == theirs.kind or {ours.kind, theirs.kind} <= _COUNTED
    units = not ours.unit or not theirs.unit or ours.unit == theirs.unit
    return kinds and units and (not ours.money or bool(theirs.money))


def _in_another_month(
    ours: Sequence[Quantity], theirs: Sequence[Quantity], months: Collection[float]
) -> Iterator[Difference]:
    """Yield the days that the original has in other months alone."""
    for one in theirs:
        same = [other for other in ours if other.kind == one.kind == "day" and other.value == one.value]
        strange = months and one.month is not None and one.month not in months
        if same and all(_other_month(other, one) or (other.month is None and strange) for other in same):
            yield Difference(same[0], one)


@dataclass(frozen=True, slots=True)
class _Pass:
    """What is paired in one go over what is left."""

    wanted: Agreement
    exact: bool = False
    telling: bool = False

    def fits(self, one: Quantity, other: Quantity) -> bool:
        if self.exact and (one.value, one.unit, one.kind) != (other.value, other.unit, other.kind):
            return False
        if self.telling and "weak" in (one.weight, other.weight):
            return False
        return agreement(one, other) == self.wanted


_PASSES = (
    _Pass("same", exact=True, telling=True),
    _Pass("same", telling=True),
    _Pass("unit", telling=True),
    _Pass("same"),
    _Pass("unit"),
)


def _paired(
    ours: Sequence[Quantity], theirs: Sequence[Quantity]
) -> tuple[list[tuple[Quantity, Quantity]], list[Difference], list[Quantity], list[Quantity]]:
    """Pair what agrees, the very same first; return pairs, where only the unit differs, and what is left of both."""
    left, rest, same, differ = list(ours), list(theirs), [], []
    for passing in _PASSES:
        for one in list(left):
            found = next((other for other in rest if passing.fits(one, other)), None)
            if found is not None:
                left.remove(one)
                rest.remove(found)
                if passing.wanted == "unit":
                    differ.append(Difference(one, found, unit=True))
                else:
                    same.append((one, found))
    return same, differ, left, rest


def _wrong(ours: list[Quantity], theirs: list[Quantity]) -> list[Difference]:
    """Pair what is left by likeness; what then stays alone is lacking or added."""
    found: list[Difference] = []
    rows = [(_alike(one, other), one, other) for one in ours for other in theirs]
    taken: set[int] = set()
    for alike, one, other in sorted(rows, key=lambda row: (-row[0], row[1].start, row[2].start)):
        if alike > 0 and taken.isdisjoint((id(one), id(other))):
            taken.update((id(one), id(other)))
            found.append(Difference(one, other))
    found += (Difference(one, None) for one in ours if id(one) not in taken)
    return [*found, *(Difference(None, one) for one in theirs if id(one) not in taken)]


def _alike(ours: Quantity, theirs: Quantity) -> float:
    """Return how likely one is meant to be the other, 0 where it cannot be."""
    dated = (ours.kind in DATES) != (theirs.kind in DATES)
    if dated and "number" not in (ours.kind, theirs.kind):
        return 0.0
    worded_date = ours.kind in DATES and theirs.kind not in DATES and not theirs.digits
    if worded_date or (ours.weight == "weak" and ours.value < 2):
        return 0.0
    same_kind = ours.kind == theirs.kind or {ours.kind, theirs.kind} == {"number", "ordinal"}
    same_unit = bool(ours.unit and ours.unit == theirs.unit) or bool(ours.money and ours.money & theirs.money)
    return (
        0.2
        + 0.8 * same_digits(ours, theirs)
        + 0.5 * same_kind
        + 0.4 * same_unit
        - 0.6 * (ours.weight == "weak")
        - 0.4 * (theirs.weight == "weak")
    )


def same_digits(ours: Quantity, theirs: Quantity) -> bool:
    """Tell whether two numbers differ by powers of ten alone."""
    return f"{ours.value:.6e}".split("e")[0] == f"{theirs.value:.6e}".split("e")[0]
