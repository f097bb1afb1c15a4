"""A beam search that only spells known names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from namenorm.transliterate.known import Known
from namenorm.transliterate.vocabulary import Vocabulary

WIDTH = 24
"""Prefixes that are followed at once, and names that are found at most."""

_BRANCHES = 64  # pieces that are tried after a prefix, the likeliest ones
_LONGEST = 24  # pieces of a name
_AT_ONCE = 1024
_HOPELESS = 10.0  # a prefix that is so much less likely (log) than the likeliest name found is given up

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Begun:
    pieces: tuple[str, ...]
    letters: str
    log_probability: float


class _Search:
    """The search for one source form."""

    def __init__(self, units: list[str], known: Known, width: int) -> None:
        self.units, self._known, self._width = units, known, width
        self.begun = [_Begun((), "", 0.0)]
        self.found: dict[str, float] = {}

    def step(self, following: Sequence[Numbers], pieces: Sequence[str]) -> None:
        """Take the log probabilities of what follows each prefix: the end, numbered 0, or a piece."""
        longer: list[_Begun] = []
        for begun, chances in zip(self.begun, following, strict=True):
            if begun.letters in self._known:
                end = begun.log_probability + float(chances[0])
                self.found[begun.letters] = np.logaddexp(self.found.get(begun.letters, -np.inf), end)
            longer += self._longer(begun, chances, pieces)
        longer.sort(key=lambda one: (-one.log_probability, one.letters))
        least = self._least()
        self.begun = [one for one in longer[: self._width] if one.log_probability > least]

    def best(self) -> list[str]:
        """Return the names found, likeliest first."""
        return sorted(self.found, key=lambda name: (-self.found[name], name))[: self._width]

    def _longer(self, begun: _Begun, chances: Numbers, pieces: Sequence[str]) -> list[_Begun]:
        likeliest = (
            np.argpartition(-chances, _BRANCHES)[:_BRANCHES] if len(chances) > _BRANCHES else range(len(chances))
        )
        return [
            _Begun((*begun.pieces, piece), letters, begun.log_probability + float(chances[number]))
            for number in likeliest
            if (piece := pieces[number]).isalpha() and self._known.begins(letters := begun.letters + piece)
        ]

    def _least(self) -> float:
        """Return what a prefix has to exceed to be worth following."""
        if not self.found:
            return -np.inf
        ordered = sorted(self.found.values(), reverse=True)
        last = ordered[self._width - 1] if len(ordered) >= self._width else -np.inf
        return max(ordered[0] - _HOPELESS, last)


def search(
    translator: Any, vocabulary: Vocabulary, sources: Sequence[list[str]], known: Known, width: int = WIDTH
) -> list[list[str]]:
    """Return, for each source, the likeliest known names, likeliest first.

    Args:
        translator: CTranslate2's.
        vocabulary: The model's.
        sources: Units of source forms.
        known: The names to choose from.
        width: Names for each at most, and prefixes followed at once.
    """
    searches = [_Search(units, known, width) for units in sources]
    for length in range(_LONGEST):
        active = [one for one in searches if one.begun]
        if not active:
            break
        answers = iter(_following(translator, active, length))
        for one in active:
            one.step([next(answers) for _ in one.begun], vocabulary.pieces)
    return [one.best() for one in searches]


def _following(translator: Any, active: Sequence[_Search], length: int) -> list[Numbers]:
    """Return the log probabilities of the next piece after every prefix, which are all of one length."""
    results = translator.translate_batch(
        [one.units for one in active for _ in one.begun],
        target_prefix=[list(begun.pieces) for one in active for begun in one.begun] if length else None,
        max_decoding_length=length + 1,
        min_decoding_length=0,
        beam_size=1,
        return_logits_vocab=True,
        max_batch_size=_AT_ONCE,
    )
    return [_log_softmax(np.asarray(result.logits[0][length], dtype=np.float64)) for result in results]


def _log_softmax(logits: Numbers) -> Numbers:
    shifted = logits - logits.max()
    normal: Numbers = shifted - np.log(np.exp(shifted).sum())
    return normal
