"""Which printed word gives which word of the original by its sound, and what a document as a whole prints for each.

No book is needed: a name that a document gives in several places is told by all of them, and where one place prints
something else, the others say what should stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from namenorm.mentions.words import Words
from namenorm.source.claims import Claim, surest
from namenorm.source.native_words import NativeWord
from namenorm.source.values import Bead

HEARD = 0.6
"""The least fit of a printed word to a word of the original that it gives; see ``LetterSounds.fit``."""
_MOST_COMPARED = 3_000  # words of the original times printed ones in a bead
_LESS = 0.6  # below the least fit, where a word fits nothing else
_LEAST_PRINTED = 3  # letters of a word


@dataclass(frozen=True, slots=True)
class Printed:
    """A word of the translation with a capital.

    Attributes:
        place: Its number among the words of the page.
        start: First code point.
        end: One past the last.
        text: As printed.
        key: Squashed.
        opens: Whether it opens a sentence, where any word has a capital.
    """

    place: int
    start: int
    end: int
    text: str
    key: str
    opens: bool


@dataclass(slots=True)
class Echo:
    """A word of the original in one place.

    Attributes:
        word: The word.
        bead: Number of the bead in which it stands.
        form: The form of it that fits best.
        printed: The printed word that gives it; None where there is none.
        fit: How well it does.
    """

    word: NativeWord
    bead: int
    form: str
    printed: Printed | None = None
    fit: float = 0.0

    @property
    def start(self) -> int:
        """Where the word begins in the original."""
        return self.word.start


@dataclass(slots=True)
class Echoes:
    """What a document prints for the words of its original.

    Attributes:
        every: Each word in each place, in order.
        printed: By bead, the printed words.
        of_printed: By place of a printed word, the word of the original that it gives.
        by_bead: By bead, its words of the original.
    """

    every: list[Echo]
    printed: list[list[Printed]]
    of_printed: dict[int, Echo] = field(default_factory=dict)
    by_bead: dict[int, list[Echo]] = field(default_factory=dict)

    @property
    def rendered(self) -> Iterable[Echo]:
        """Those that are printed."""
        return self.of_printed.values()

    def is_free(self, printed: Printed) -> bool:
        """Tell whether a printed word gives no word of the original."""
        return printed.place not in self.of_printed

    def in_bead(self, bead: int) -> Sequence[Echo]:
        """Return the words of a bead."""
        return self.by_bead.get(bead, ())


Fit = Callable[[str, str], float]


def echoes(
    natives: Sequence[NativeWord], words: Words, beads: Sequence[Bead], fit: Fit, least: float = HEARD
) -> Echoes:
    """Return which printed words give which words of the original.

    Args:
        natives: Words of the original, in order.
        words: Of the translation.
        beads: What renders what.
        fit: Tells how well a printed word, squashed, gives a form.
        least: The least fit that counts.
    """
    found = Echoes(list(_placed(natives, beads)), _printed(words, beads))
    for one in found.every:
        found.by_bead.setdefault(one.bead, []).append(one)
    for number, ours in found.by_bead.items():
        theirs = found.printed[number]
        if len(ours) * len(theirs) <= _MOST_COMPARED:
            _tie(ours, theirs, fit, least)
    found.of_printed = {one.printed.place: one for one in found.every if one.printed is not None}
    return found


def _placed(natives: Sequence[NativeWord], beads: Sequence[Bead]) -> Iterator[Echo]:
    words = iter(natives)
    word = next(words, None)
    for number, bead in enumerate(beads):
        while word is not None and word.start < bead.source.end:
            yield Echo(word, number, word.forms[0])
            word = next(words, None)


def _printed(words: Words, beads: Sequence[Bead]) -> list[list[Printed]]:
    found: list[list[Printed]] = []
    place = 0
    for bead in beads:
        here: list[Printed] = []
        while place < len(words) and words.starts[place] < bead.target.end:
            if words.capital[place] and len(words.texts[place]) >= _LEAST_PRINTED and words.keys[place].isalpha():
                opens = place == 0 or not words.joined(place - 1)
                here.append(
                    Printed(place, words.starts[place], words.ends[place], words.texts[place], words.keys[place], opens)
                )
            place += 1
        found.append(here)
    return found


def _tie(ours: Sequence[Echo], theirs: Sequence[Printed], fit: Fit, least: float) -> None:
    """Tie the words of a bead; what fits less than ``least`` has to fit nothing else."""
    for one in surest(_fits(ours, theirs, fit, least - _LESS), least):
        one.ours.printed, one.ours.fit, one.ours.form = one.theirs, one.score, one.form


def _fits(ours: Iterable[Echo], theirs: Sequence[Printed], fit: Fit, least: float) -> Iterator[Claim[Echo, Printed]]:
    for echo in ours:
        for printed in theirs:
            score, form = max(((fit(one, printed.key), one) for one in echo.word.forms), key=lambda row: row[0])
            if score >= least:
                yield Claim(score, echo, printed, form)
