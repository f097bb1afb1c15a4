"""Names in Arabic script in the form under which the tables know them, divided into the units that they name.

Unvocalised print writes one name in several ways (إ and ا, ى and ي, ة and ه), and one name in several words
(عبد الله, أبو بكر, سيف الدين): such words are one unit and are romanised as one.
"""

from __future__ import annotations

import re
import unicodedata

_SAME = str.maketrans("أإآٱىیئکہۀةھ", "ااااييئكهههه")
_NOT_LETTERS = re.compile(r"[^\u0621-\u063a\u0641-\u064a\u0671-\u06d3 ]")
_BETWEEN_WORDS = re.compile(r"[\s\-_.·/]+")
_HEADS = frozenset(("عبد", "ابو", "ابي", "بن", "ابن", "بنت", "ال", "ذو", "ام", "بو"))
_TAILS = frozenset(("الله", "الدين"))
_SERVANT = "عبدال"
_LEAST_BESIDE = 2


def folded(text: str) -> str:
    """Return a text with each letter in the plainest form that print gives it, without vowel signs.

    Zero-width non-joiners vanish: whether احمدی‌نژاد has one is a matter of typing.
    """
    spaced = _BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFKC", _BETWEEN_WORDS.sub(" ", text)))
    return _NOT_LETTERS.sub("", spaced.translate(_SAME)).strip()


def units(name: str) -> tuple[str, ...]:
    """Divide a name in Arabic script into its units, folded: محمد بن سلمان is محمد and بن سلمان."""
    found: list[str] = []
    joins = False
    for word in folded(name).split():
        for part in _parts(word):
            if joins or (part in _TAILS and found):
                found[-1] += f" {part}"
            else:
                found.append(part)
            joins = part in _HEADS
    return tuple(found)


def _parts(word: str) -> tuple[str, ...]:
    """Part what print joins: the servant from the name of God (عبدالرحمن), and the tails (نورالدين, حبيب‌الله)."""
    for tail in sorted(_TAILS):
        if word.endswith(tail) and len(word) >= len(tail) + _LEAST_BESIDE:
            return (*_parts(word.removesuffix(tail)), tail)
    if word.startswith(_SERVANT) and len(word) >= len(_SERVANT) + _LEAST_BESIDE:
        return ("عبد", word[3:])
    return (word,)
