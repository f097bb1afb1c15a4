"""Names put together from elements that a table lists in Chinese transcription: what Tibetan and Mongolian share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from namenorm.romanise.parts import Weights
from namenorm.romanise.pinyin import Spelling
from namenorm.romanise.ranked import best, ranked
from namenorm.romanise.syllable_table import falling
from namenorm.romanise.western import WesternSpelling
from namenorm.text.han import simplified

_STROKE = " / "
_EACH_FURTHER, _MOST_ROWS = 0.6, 24


@dataclass(frozen=True, slots=True)
class Element:
    """How an element is spelt.

    Attributes:
        official: Spellings of China's system, with weights.
        elsewhere: Spellings of other print.
    """

    official: Weights
    elsewhere: Weights


Elements = Mapping[str, Element]
"""By Chinese form, in simplified characters."""


def elements(parsed: Mapping[str, str]) -> dict[str, Element]:
    """Build the elements of a topic: Chinese forms as keys, spellings before and after a stroke as values."""
    return {form: _element(printed) for forms, printed in parsed.items() for form in forms.split()}


def _element(printed: str) -> Element:
    official, _, elsewhere = printed.partition(_STROKE)
    return Element(_weights(official), _weights(elsewhere or official))


def _weights(printed: str) -> dict[str, float]:
    return {one.replace("-", " "): weight for one, weight in falling(printed, _EACH_FURTHER).items()}


def divided(name: str, table: Elements) -> tuple[Element, ...]:
    """Return a name as its elements, as few as there can be; empty where it is not elements all through."""
    found = _fewest(simplified(name), table)
    return tuple(table[form] for form in found)


def _fewest(name: str, table: Elements) -> tuple[str, ...]:
    reached: dict[int, tuple[str, ...]] = {0: ()}
    longest = max(map(len, table), default=0)
    for end in range(1, len(name) + 1):
        fits = [
            (*reached[start], name[start:end])
            for start in range(max(0, end - longest), end)
            if start in reached and name[start:end] in table
        ]
        if fits:
            reached[end] = min(fits, key=lambda forms: (len(forms), min(map(len, forms)) == 1))
    return reached.get(len(name), ())


def spelt(parts: tuple[Element, ...], joined: str) -> tuple[Spelling, ...]:
    """Return the spellings of a name without a surname: all of it by China's system, or all of it otherwise.

    Args:
        parts: Its elements; none gives no spelling.
        joined: What stands between elements: a space, or nothing, where the name is one word.
    """
    return best(_rows(parts, joined)) if parts else ()


def _rows(parts: tuple[Element, ...], joined: str) -> Iterator[WesternSpelling]:
    for options in ([one.official for one in parts], [one.elsewhere for one in parts]):
        for row, weight in ranked(options, _MOST_ROWS):
            whole = joined.join(row)
            yield WesternSpelling("", whole if joined else whole.capitalize(), weight)
