"""Faults of meaning put into a translation: a name left out or put in, a denial lost.

The patterns are this file's own, so that what makes the faults shares nothing with what finds them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from eval.quality.named_pairs import Named

_DENIES_OURS = re.compile("[不没未无非勿]")
_DENIES = re.compile(r"\b(?:not|never|no|none|nothing|nobody|neither|nor|without|cannot|\w+n[’']t)\b", re.IGNORECASE)
_TURNED = {
    "cannot": "can", "can't": "can", "won't": "will", "don't": "do", "doesn't": "does", "didn't": "did", "isn't": "is",
    "aren't": "are", "wasn't": "was", "weren't": "were", "haven't": "have", "hasn't": "has", "hadn't": "had",
    "couldn't": "could", "wouldn't": "would", "shouldn't": "should", "without": "with", "no": "some",
}  # fmt: skip
_DROPPED = ("not", "never")
_SOMEBODY = re.compile(
    r"\b(?:[Tt]he (?:president|minister|reporter|journalist|doctor|official|spokesperson|spokesman|director|author"
    r"|teacher|boss|man|woman)"
    r"|He|She|he|she)\b(?=\s[a-z])"
)


def without_name(text: str, one: Named) -> str:
    """Return a translation that names somebody no longer, neither in full nor by the surname."""
    text = text.replace(one.english, "the person in question")
    return re.sub(rf"\b{re.escape(one.surname)}\b", "that person", text)


def with_name(text: str, source: str, strangers: Sequence[tuple[str, str]], dice: random.Random) -> str | None:
    """Return a translation in which somebody whom the original does not name stands for a person without a name.

    Args:
        text: The translation.
        source: The original.
        strangers: Names in Chinese and English, one of which is drawn.
        dice: What draws.
    """
    places = list(_SOMEBODY.finditer(text))
    others = [name for native, name in strangers if native[:1] not in source and name.split()[-1] not in text]
    if not places or not others:
        return None
    match = dice.choice(places)
    return text[: match.start()] + dice.choice(others) + text[match.end() :]


def without_denial(text: str, source: str) -> str | None:
    """Return a translation whose only denial is taken out; None where it has several, or the original has none."""
    found = list(_DENIES.finditer(text))
    if len(found) != 1 or not _DENIES_OURS.search(source):
        return None
    match = found[0]
    word = match.group().lower().replace("’", "'")
    if word in _DROPPED:
        return text[: match.start()].rstrip() + text[match.end() :]
    other = _TURNED.get(word)
    if other is None:
        return None
    return text[: match.start()] + (other.capitalize() if match.group()[0].isupper() else other) + text[match.end() :]
