"""The score of a document: weighted penalties in 1,000 words, with an interval, by category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from namenorm.codes import CODES
from namenorm.quality.interval import interval
from namenorm.rules import Rules
from namenorm.scored import CategoryScore, Score
from namenorm.values import Finding

_RULES = Rules("und")
PER = 1000
"""Words for which a penalty is given."""


def score(text: str, findings: Sequence[Finding]) -> Score:
    """Return the penalty of a text in 1,000 words, with its 95 % interval, as a whole and by category.

    Each finding counts by its severity alone (critical 25, major 5, minor 1, info 0), whatever else stands in
    ``related``, so that the scores of two runs are comparable wherever their signatures agree. The interval says what
    other texts of the same quality and length would get: findings are taken to come independently of each other.

    Args:
        text: The translation.
        findings: Those of its report.

    Raises:
        GazetteerError: If the weights cannot be read.
    """
    weights = _RULES.topic("scoring")["severities"]
    dimensions = _RULES.built("mqm", _dimensions)
    words = len(text.split())
    found = [(dimensions.get(CODES[one.code].mqm, "other"), one) for one in findings if weights[one.severity]]
    whole = _penalty([one for _, one in found], words, weights)
    parts = {name: [one for other, one in found if other == name] for name in sorted({name for name, _ in found})}
    categories = tuple(_category(name, some, words, weights) for name, some in parts.items())
    return Score(words, *whole, _counts(findings), categories)


def _category(name: str, findings: Sequence[Finding], words: int, weights: Mapping[str, float]) -> CategoryScore:
    return CategoryScore(name, *_penalty(findings, words, weights), _counts(findings))


def _penalty(
    findings: Sequence[Finding], words: int, weights: Mapping[str, float]
) -> tuple[float | None, float | None, float | None]:
    """Return the penalty in 1,000 words and the ends of its interval; None where there is no word."""
    if not words:
        return None, None, None
    each = [float(weights[one.severity]) for one in findings]
    low, high = interval(each)
    return round(sum(each) * PER / words, 2), round(low * PER / words, 2), round(high * PER / words, 2)


def _counts(findings: Iterable[Finding]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(one.code for one in findings).items()))


def _dimensions(topic: Any) -> dict[str, str]:
    return {one: name for name, some in topic.items() for one in some}
