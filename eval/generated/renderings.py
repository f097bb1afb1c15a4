"""How a translation may print the Chinese name of somebody whom it calls by the own name elsewhere."""

from __future__ import annotations

import random
import re
from typing import Literal

from eval.generated.bearers import Bearer

Way = Literal["pinyin", "broken", "reversed", "mixed"]
WAYS: tuple[Way, ...] = ("pinyin", "pinyin", "pinyin", "pinyin", "pinyin", "broken", "reversed", "mixed")
"""As often as they are drawn."""
# Wade–Giles as newspapers print it, without its marks; what pinyin writes the same is left out.
_INITIALS = (
    ("zh", "ch"), ("q", "ch"), ("j", "ch"), ("x", "hs"), ("z", "ts"), ("c(?!h)", "ts"),
    ("b", "p"), ("d", "t"), ("g", "k"), ("r", "j"),
)  # fmt: skip
_VOWELS = re.compile("[aeiou]")


def render(bearer: Bearer, way: Way, chance: random.Random) -> str:
    """Return a second rendering of a person's name.

    Args:
        bearer: The person.
        way: The pinyin as it is; with syllables torn apart, run together or without capital; given name first; or one
            part in pinyin and the other as it is in English or in another romanisation.
        chance: Draws among the forms of a way.
    """
    surname, given = bearer.spelling.split(" ", 1)
    if way == "reversed":
        return f"{given} {surname}"
    if way == "mixed":
        return _mixed(bearer, surname, given, chance)
    return _broken(bearer, surname, given, chance) if way == "broken" else bearer.spelling


def _mixed(bearer: Bearer, surname: str, given: str, chance: random.Random) -> str:
    other = _wade_giles(given)
    own = f"{bearer.name.split()[0]} {surname}"
    return own if other == given or chance.random() < 1 / 2 else f"{surname} {other}"


def _wade_giles(word: str) -> str:
    for initial, other in _INITIALS:
        changed = re.sub(f"^{initial}", other, word.lower())
        if changed != word.lower():
            return changed.replace("ong", "ung").capitalize()
    return word


def _broken(bearer: Bearer, surname: str, given: str, chance: random.Random) -> str:
    syllables = _syllables(bearer)
    if len(syllables) < 3:
        return f"{surname}{given.lower()}"
    head, tail = syllables[-2], syllables[-1]
    forms = (f"{head.capitalize()} {tail}", f"{head.capitalize()}-{tail}", f"{head.capitalize()} {tail.capitalize()}")
    return chance.choice([*(f"{surname} {form}" for form in forms), f"{surname}{given.lower()}"])


def _syllables(bearer: Bearer) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    return [one.replace("ü", "u") for one in lazy_pinyin(bearer.han, style=Style.NORMAL, v_to_u=True)]
