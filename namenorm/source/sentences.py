"""Which sentences of a translation render which of its original, and which render or are rendered by none.

Near the paragraphs that ``align`` ties together, sentences are aligned by what they have in common: names, wherever the
document prints them, numbers, words of Latin letters, words that sound alike, and those that a table of meanings ties,
beside their lengths. How well it does it: ``python -m eval quality --part layout``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from namenorm.source.meanings import Meanings, Meant, Said
from namenorm.source.sentence_beads import Shared, cells_near, sentence_beads
from namenorm.source.values import Bead
from namenorm.text.overlaps import beginning_in
from namenorm.text.segments import sentences
from namenorm.values import Span

_LARGEST = 60  # sentences of a paragraph, of which a longer one is taken whole


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
        sure: How likely they belong together, 0 to 1; of a sentence without any, how likely it has none.
        elsewhere: Of a sentence without any: how much likelier than by chance its words stand in some sentence of the
            other side, a logarithm.
    """

    ours: tuple[Ours, ...]
    theirs: tuple[Theirs, ...]
    sure: float
    elsewhere: float = 0.0

    @property
    def likeness(self) -> float:
        """The share of the words of both that the other has something for, 0 to 1."""
        ours = [word for one in self.ours for word in one.words]
        theirs = [word for one in self.theirs for word in one.words]
        meant, said = {stem for word in ours for stem in word.stems}, {word.stem for word in theirs}
        shared = sum(not word.stems.isdisjoint(said) for word in ours) + sum(word.stem in meant for word in theirs)
        return shared / max(1, len(ours) + len(theirs))


class Sentences:
    """The sentences of one document and its original."""

    def __init__(
        self,
        plain: str,
        text: str,
        beads: Sequence[Bead],
        known: Meanings,
        anchors: tuple[Sequence[Meant], Sequence[Said]] = ((), ()),
        usual: float | None = None,
    ) -> None:
        """Read what both sides say.

        Args:
            plain: The original in simplified characters.
            text: The translation.
            beads: Which parts render which.
            known: What the words mean.
            anchors: What both sides have beside words, such as names and numbers, in order.
            usual: How many letters say in the language of the translation what one says in that of the original.
        """
        self._meant, self._said = anchors
        self._plain, self._text, self._known = plain, text, known
        here = [[self._ours(span) for span in _split(plain, bead.source)] for bead in beads]
        there = [[self._theirs(span) for span in _split(text, bead.target)] for bead in beads]
        ours, theirs = list(chain.from_iterable(here)), list(chain.from_iterable(there))
        lengths = _letters(plain, ours), _letters(text, theirs)
        words = [one.words for one in ours], [one.words for one in theirs]
        shared = Shared(*words, lengths, glossed=known.glossed, usual=usual)
        cells = cells_near([(len(a), len(b)) for a, b in zip(here, there, strict=True)])
        self.ties = tuple(_ties(ours, theirs, shared, cells))

    def _ours(self, span: Span) -> Ours:
        more = beginning_in(self._meant, span.start, span.end)
        return Ours(span, tuple(sorted((*self._known.words(self._plain, span.start, span.end), *more), key=_start)))

    def _theirs(self, span: Span) -> Theirs:
        more = beginning_in(self._said, span.start, span.end)
        return Theirs(span, tuple(sorted((*self._known.said(self._text, span.start, span.end), *more), key=_start)))


def _start(one: Meant | Said) -> int:
    return one.start


def _letters(text: str, sentences: Sequence[Ours] | Sequence[Theirs]) -> list[int]:
    return [sum(map(str.isalnum, text[one.span.start : one.span.end])) for one in sentences]


def _split(text: str, span: Span) -> list[Span]:
    found: list[Span] = []
    for one in sentences(text[span.start : span.end]):
        piece = Span(span.start + one.start, span.start + one.end)
        if found and not any(map(str.isalnum, text[piece.start : piece.end])):
            piece = Span(found.pop().start, piece.end)  # a quotation mark behind a Chinese full stop
        found.append(piece)
    return found if len(found) <= _LARGEST else [span]


def _ties(ours: Sequence[Ours], theirs: Sequence[Theirs], shared: Shared, cells: Sequence[range]) -> Iterator[Tie]:
    for bead in sentence_beads(shared, len(ours), len(theirs), cells):
        i, j = bead.ours, bead.theirs
        yield Tie(tuple(ours[i.start : i.stop]), tuple(theirs[j.start : j.stop]), bead.sure, bead.elsewhere)
