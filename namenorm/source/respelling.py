"""What a printed word should be that hardly spells its word of the original, by the name model, among names in use.

Measured on the human translations of NTREX from six languages and on faults put into them by a seed (``python -m eval
quality --part names``): of words that no list has, the right ones lie within these limits but for one in a hundred, and
a third of those that were respelt lie beyond.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from namenorm.source.attested import renown
from namenorm.source.likeness import likeness

_CLEARLY = 6.0
"""By how much a name in use is likelier than a word that gives way to it, as a natural logarithm."""
_HARDLY, _HARDLY_IN = 12.0, {"ru": 8.0, "uk": 8.0}
"""By how much any spelling is likelier than one that is called wrong; less in a script that leaves few sounds open."""
_MOST = 12
_HELD = 4096
_LEAST_RENOWN = 3
_LEAST_PROBABILITY, _LEAST_IN = 0.2, {"zh": 0.15}
"""Of a proposal; less where the model weighs a pair both ways."""
_LEAST_LIKENESS = 0.6
_BY_LIKENESS, _BY_RENOWN = 6.0, 0.3
"""What the likeness of a proposal to what is printed, and how common it is, weigh beside its log probability."""
_OTHER_FORM = 0.5
"""What a form weighs that fits less well than another one of the same word."""
_IMPOSSIBLE = -99.0
READ = frozenset({"ja", "ko", "ru", "uk", "ar", "fa", "zh"})
"""Languages whose words the model reads."""
SURE = frozenset({"zh"})
"""Languages of which the model is right so often that what nobody is called gives way to a proposal, likely or not."""


class Respelling(NamedTuple):
    """What a word should be.

    Attributes:
        text: In lower case; empty where nobody can say.
        probability: That it is the name, by the model.
    """

    text: str
    probability: float


def respelling(forms: Sequence[str], best: str, printed: str, lang: str, *, alike: bool = False) -> Respelling | None:
    """Return what should stand for a word that nobody is called by; None where it may be right.

    Args:
        forms: What the word of the original may be.
        best: The one that fits the printed word best.
        printed: Squashed.
        lang: Of the original.
        alike: Whether only spellings count that are like the printed one, since it may render another word.
    """
    if lang not in READ:
        return None
    proposals = {form: _proposals(form, lang) for form in forms}
    least = likelihood(forms, printed, lang) + (-math.inf if lang in SURE else _CLEARLY)
    found: dict[str, float] = {}
    for form, spellings in proposals.items():
        for text, probability in spellings:
            weighed = probability * (1.0 if form == best else _OTHER_FORM)
            found[text] = max(found.get(text, 0.0), weighed)
    rows = [
        (_BY_LIKENESS * near + _BY_RENOWN * renown(text) + math.log(probability), text)
        for text, probability in found.items()
        if probability >= _LEAST_IN.get(lang, _LEAST_PROBABILITY)
        and renown(text) >= _LEAST_RENOWN
        and (near := likeness(printed, (text,))) >= _LEAST_LIKENESS
        and _once(text) != _once(printed)
        and likelihood(forms, text, lang) >= least
    ]
    if rows:
        text = max(rows)[1]
        return Respelling(text, found[text])
    hardly = any(
        likelihood(forms, text, lang) - likelihood(forms, printed, lang) >= _HARDLY_IN.get(lang, _HARDLY)
        for text, _ in proposals[best]
        if not alike or likeness(printed, (text,)) >= _LEAST_LIKENESS
    )
    return Respelling("", 0.0) if hardly else None


def _once(letters: str) -> str:
    """Write double letters once: no script but the Latin one has them."""
    return "".join(letter for letter, _ in groupby(letters))


@lru_cache(_HELD)
def _proposals(form: str, lang: str) -> tuple[tuple[str, float], ...]:
    from namenorm.transliterate.bundled import transliterate  # takes longer to load than a page to check

    return tuple((one.text, one.probability) for one in transliterate(form, lang, _MOST) if one.text.isalpha())


def likelihood(forms: Sequence[str], printed: str, lang: str) -> float:
    """Return the log probability of a printed word for the form of a word that it fits best."""
    return max((_likelihood(form, printed, lang) for form in forms), default=_IMPOSSIBLE)


@lru_cache(_HELD)
def _likelihood(form: str, printed: str, lang: str) -> float:
    from namenorm.transliterate.bundled import score

    return score(form, printed, lang)
