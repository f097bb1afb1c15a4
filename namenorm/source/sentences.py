"""Which sentences of a translation render which of its original, and which render or are rendered by none.

Within the paragraphs that ``align`` ties together, sentences are aligned by what they speak of: the share of words of
both sides that the other has something for, by a table of meanings, beside names and numbers. A stretch that shares
little is left alone rather than tied to a neighbour. Measured on the human translations of WMT22, that share is .30 or
more for 95 % of the pairs, and .15 or less for 95 % of strangers (``python -m eval quality --part segments``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namenorm.source.meanings import Meanings, Meant, Said, share
from namenorm.source.values import Bead, Placement
from namenorm.text.segments import sentences
from namenorm.values import Span

_LEAST = 0.22  # of the words of a pair; below, it is none
_SHAPES = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (3, 2), (2, 3))
_UNEVEN = 0.5  # what each sentence more than one costs, in words
_ALONE, _ALONE_WORD = 2.0, 0.05  # what a sentence without any costs, and more for each of its words
_LARGEST = 60  # sentences of a paragraph that are aligned; a longer one is taken whole


@dataclass(frozen=True, slots=True)
class Ours:
    """A sentence of the original and its words."""

    span: Span
    words: tuple[Meant, ...]


@dataclass(frozen=True, slots=True)
class Theirs:
    """A sentence of the translation and its telling words."""

    span: Span
    words: tuple[Said, ...]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(one.stem for one in self.words)


@dataclass(frozen=True, slots=True)
class Tie:
    """Sentences of the original and those that render them; one side may be empty.

    Attributes:
        ours: Those of the original.
        theirs: Those of the translation.
        likeness: The share of the words of both that the other has something for, 0 to 1.
    """

    ours: tuple[Ours, ...]
    theirs: tuple[Theirs, ...]
    likeness: float


class Sentences:
    """The sentences of one document and its original."""

    def __init__(
        self, plain: str, text: str, beads: Sequence[Bead], placements: Sequence[Placement], known: Meanings
    ) -> None:
        """Read what both sides say.

        Args:
            plain: The original in simplified characters.
            text: The translation.
            beads: Which parts render which.
            placements: Names with their renderings, which tie their sentences.
            known: What the words mean.
        """
        named = [(place, one) for place, one in enumerate(placements) if one.span is not None]
        self._names = [Meant(one.native.start, one.native.end, frozenset((f"@{place}",))) for place, one in named]
        self._printed = [Said(one.span.start, one.span.end, f"@{place}") for place, one in named if one.span]
        self._plain, self._text, self._known = plain, text, known
        self.ties = tuple(tie for bead in beads for tie in self._of_bead(bead))

    def _of_bead(self, bead: Bead) -> Iterator[Tie]:
        ours = [self._ours(span) for span in _split(self._plain, bead.source)]
        theirs = [self._theirs(span) for span in _split(self._text, bead.target)]
        if len(ours) > _LARGEST or len(theirs) > _LARGEST:
            yield Tie(tuple(ours), tuple(theirs), likeness(ours, theirs))
        else:
            yield from _ties(ours, theirs)

    def _ours(self, span: Span) -> Ours:
        names = [one for one in self._names if span.start <= one.start < span.end]
        return Ours(span, (*self._known.words(self._plain, span.start, span.end), *names))

    def _theirs(self, span: Span) -> Theirs:
        names = [one for one in self._printed if span.start <= one.start < span.end]
        return Theirs(span, (*self._known.said(self._text, span.start, span.end), *names))


def _split(text: str, span: Span) -> list[Span]:
    found = sentences(text[span.start : span.end])
    return [Span(span.start + one.start, span.start + one.end) for one in found]


def likeness(ours: Sequence[Ours], theirs: Sequence[Theirs]) -> float:
    """Return the share of the words of two stretches that the other has something for, 0 to 1."""
    meant = [word for one in ours for word in one.words]
    said = [word for one in theirs for word in one.words]
    if not meant or not said:
        return 0.0
    stems = {word.stem for word in said}
    possible = frozenset().union(*(word.stems for word in meant))
    hits = share(meant, stems) * len(meant) + sum(word.stem in possible for word in said)
    return hits / (len(meant) + len(said))


def _ties(ours: Sequence[Ours], theirs: Sequence[Theirs]) -> Iterator[Tie]:
    """Yield the ties that share most, in order; dynamic programming over a paragraph's sentences."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int], float]] = {(0, 0): (0.0, (0, 0), 0.0)}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            for more, fewer in _SHAPES:
                before = best.get((i - more, j - fewer))
                if before is None:
                    continue
                gain, alike = _gain(ours[i - more : i], theirs[j - fewer : j])
                if (i, j) not in best or before[0] + gain > best[i, j][0]:
                    best[i, j] = (before[0] + gain, (more, fewer), alike)
    found, (i, j) = [], (len(ours), len(theirs))
    while i or j:
        _, (more, fewer), alike = best[i, j]
        found.append(Tie(tuple(ours[i - more : i]), tuple(theirs[j - fewer : j]), alike))
        i, j = i - more, j - fewer
    yield from reversed(found)


def _gain(ours: Sequence[Ours], theirs: Sequence[Theirs]) -> tuple[float, float]:
    if not ours or not theirs:
        return -_ALONE - _ALONE_WORD * sum(len(one.words) for one in (*ours, *theirs)), 0.0
    alike = likeness(ours, theirs)
    size = sum(len(one.words) for one in (*ours, *theirs))
    return (alike - _LEAST) * size - _UNEVEN * (len(ours) + len(theirs) - 2), alike
