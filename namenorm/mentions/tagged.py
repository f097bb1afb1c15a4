"""The names that a tagger proposes, brought among those that were found without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from namenorm.gazetteer.model import EntityKind
from namenorm.mentions.shape import ShapeReader
from namenorm.mentions.taggers.tagger import Tagged
from namenorm.mentions.words import Words

_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Proposed:
    """Words ``first`` to ``last`` (excluded) that a tagger takes for a name of something."""

    first: int
    last: int
    type: EntityKind


def proposed(words: Words, tagged: Sequence[Tagged], taken: Iterable[int], shapes: ShapeReader) -> Iterator[Proposed]:
    """Yield the proposals in order that say something new.

    What was found without a tagger stays as it is: it was measured so, and the book's spellings are looked up by their
    own extent. A proposal is widened to whole words, loses the titles and small words around it, and is dropped
    where it has no capital left or, as a person's, more than words of one name in it.

    Args:
        words: Of the page.
        tagged: By the model, in order.
        taken: Places of the words that lie in mentions already.
        shapes: Tells titles and small words.
    """
    held, place = set(taken), 0
    for one in tagged:
        while place < len(words) and words.ends[place] <= one.start:
            place += 1
        last = place
        while last < len(words) and words.starts[last] < one.end:
            last += 1
        first, last = _trimmed(words, place, last, shapes)
        if first < last and held.isdisjoint(range(first, last)) and _is_name(words, first, last, one.type):
            held.update(range(first, last))
            yield Proposed(first, last, one.type)


def _trimmed(words: Words, first: int, last: int, shapes: ShapeReader) -> tuple[int, int]:
    while first < last and shapes.is_beside(words, first):
        first += 1
    while first < last and shapes.is_small(words.keys[last - 1]):
        last -= 1
    return first, last


def _is_name(words: Words, first: int, last: int, kind: EntityKind) -> bool:
    if last - first > _MOST_WORDS or not any(words.capital[first:last]):
        return False
    return kind != "person" or all(words.joined(place) for place in range(first, last - 1))
