"""What a number numbers and does not count: Article 20, Level 1, 第二十条, 一级, by the rules ``labels``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from namenorm.quantities.matcher import either
from namenorm.quantities.values import Quantity

_BEFORE = 14  # characters before a number in which the word for what it numbers stands
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a language for what numbers number.

    Attributes:
        before: Words that stand before the number.
        after: Words that stand behind it.
        after_ordinal: Words that stand behind it, and count where no sign of an ordinal stands before it.
        names: What each word stands for in every language.
        between: What may stand between the numbers of one word: Class 1 and 2.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    after_ordinal: re.Pattern[str]
    names: Mapping[str, frozenset[str]]
    between: re.Pattern[str]

    def marked(self, text: str, found: Sequence[Quantity]) -> list[Quantity]:
        """Return quantities, those that number something with what it is."""
        done: list[Quantity] = []
        for one in found:
            labels = self._labels(text, one)
            if not labels and done and done[-1].labels and one.digits and self._goes_on(text, done[-1], one):
                labels = done[-1].labels
            weight = "soft" if one.weight == "weak" and one.value >= 1 else one.weight
            done.append(replace(one, labels=labels, weight=weight) if labels else one)
        return done

    def _labels(self, text: str, one: Quantity) -> frozenset[str]:
        if one.kind not in ("number", "ordinal", "year") or one.money:
            return _NONE
        after = self.after.match(text, one.end)
        if after is None and one.kind == "ordinal":
            after = self.after_ordinal.match(text, one.end)
        before = self.before.search(text[max(0, one.start - _BEFORE) : one.start]) if one.digits else None
        word = before or after
        return self.names[word["word"].lower()] if word else _NONE

    def _goes_on(self, text: str, last: Quantity, one: Quantity) -> bool:
        plain = one.kind == "number" and not one.unit and not one.money
        return plain and self.between.fullmatch(text, last.end, one.start) is not None


def labels_of(topic: Mapping[str, Any]) -> Labels:
    """Return the labels that a language's rules ``quantities`` describe; none where they describe none."""
    known = topic.get("labels", {})
    rows = {place: known.get(place, {}) for place in ("before", "after", "after_ordinal")}
    names = {word.lower(): frozenset(meant) for row in rows.values() for word, meant in row.items()}
    return Labels(
        re.compile(rf"(?<![^\W\d_])(?P<word>{either(rows['before'])})\s?$", re.IGNORECASE),
        re.compile(rf"\s?(?P<word>{either(rows['after'])})"),
        re.compile(rf"\s?(?P<word>{either(rows['after_ordinal'])})"),
        names,
        re.compile(rf"\s*(?:,|{either(topic['between'])}|,\s(?:{either(topic['between'])}))\s*"),
    )
