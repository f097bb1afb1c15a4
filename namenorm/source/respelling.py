"""What a printed word should be that hardly spells its word of the original, by the name model, among names in use.

Measured on the human translations of NTREX from three languages (``python -m eval quality --part names``): of words
that no list has, the right ones are nearly all likelier than the limit below, and of words respelt by a seed most are
not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from namenorm.source.attested import renown
from namenorm.source.likeness import likeness

_UNLIKELY = -9.0
"""Log probability of a printed word by the model, below which it hardly spells the word of the original."""
_UNLIKELY_ALONE = {"ja": -11.0}
"""The same where nothing can be proposed instead, for a script that leaves more sounds open."""
_MOST = 12
_HELD = 4096
_LEAST_RENOWN = 3
_LEAST_PROBABILITY = 0.15
_LEAST_LIKENESS = 0.6
_BY_LIKENESS, _BY_RENOWN = 6.0, 0.3
"""What the likeness of a proposal to what is printed, and how common it is, weigh beside its log probability."""
_OTHER_FORM = 0.5
"""What a form weighs that fits less well than another one of the same word."""
READ = frozenset({"ru", "uk", "ja", "zh"})
"""Languages whose words the model reads well enough; Arabic script and Hangul leave too many sounds open."""


class Respelling(NamedTuple):
    """What a word should be.

    Attributes:
        text: In lower case.
        probability: That it is the name, by the model.
    """

    text: str
    probability: float


SURE = frozenset({"zh"})
"""Languages of which the model is right so often that what nobody is called gives way to a proposal, likely or not."""


def is_unlikely(forms: Sequence[str], printed: str, lang: str, *, alone: bool = False) -> bool:
    """Tell whether a printed word hardly spells its word of the original.

    Args:
        forms: What the word of the original may be.
        printed: Squashed.
        lang: Of the original.
        alone: Whether nothing can be proposed instead.
    """
    limit = _UNLIKELY_ALONE.get(lang, _UNLIKELY) if alone else _UNLIKELY
    return lang in READ and likelihood(forms, printed, lang) <= limit


def respelling(forms: Sequence[str], best: str, printed: str, lang: str) -> Respelling | None:
    """Return what an unlikely word should be; None where nobody can say.

    Args:
        forms: What the word of the original may be.
        best: The one that fits the printed word best.
        printed: Squashed.
        lang: Of the original.
    """
    found: dict[str, float] = {}
    for form in forms:
        for text, probability in _proposals(form, lang):
            weighed = probability * (1.0 if form == best else _OTHER_FORM)
            found[text] = max(found.get(text, 0.0), weighed)
    rows = [
        (_BY_LIKENESS * alike + _BY_RENOWN * renown(text) + math.log(probability), text)
        for text, probability in found.items()
        if probability >= _LEAST_PROBABILITY
        and renown(text) >= _LEAST_RENOWN
        and (alike := likeness(printed, (text,))) >= _LEAST_LIKENESS
        and _once(text) != _once(printed)
    ]
    if not rows:
        return None
    text = max(rows)[1]
    return Respelling(text, found[text])


def _once(letters: str) -> str:
    """Write double letters once: no script but the Latin one has them."""
    return "".join(letter for letter, _ in groupby(letters))


@lru_cache(_HELD)
def _proposals(form: str, lang: str) -> tuple[tuple[str, float], ...]:
    from namenorm.transliterate.bundled import transliterate  # takes longer to load than a page to check

    return tuple((one.text, one.probability) for one in transliterate(form, lang, _MOST) if one.text.isalpha())


def likelihood(forms: Sequence[str], printed: str, lang: str) -> float:
    """Return the log probability of a printed word for the form of a word that it fits best."""
    return max((_likelihood(form, printed, lang) for form in forms), default=_UNLIKELY)


@lru_cache(_HELD)
def _likelihood(form: str, printed: str, lang: str) -> float:
    from namenorm.transliterate.bundled import score

    return score(form, printed, lang)
