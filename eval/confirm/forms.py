"""What counts as the same name on two sides: native names folded, English names as words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from unidecode import unidecode

from namenorm.romanise.kanji import folded
from namenorm.text.key import has_han

# Escaped: the dividers that look like nothing, and Arabic's marks of vowels.
_BETWEEN = re.compile(r"[\s·・‧•．.\-–—=＝゠,，、'’‘“”\"()（）《》\u200c\u200d\u200e\u200f\ufeff]+")
_PARTS = re.compile(r"[\s·・‧•．\-–—=＝゠]+")
_MARKS = re.compile(r"[\u0301\u064b-\u0652\u0670\u0640]")
_WORD = re.compile(r"[a-z0-9]+")
_SMALL = {"the", "of", "and", "for", "in", "on", "s", "a", "de", "la", "le", "du", "des", "der", "van", "von", "st"}


def native(text: str) -> str:
    """Fold a native name: compatibility forms, one form a Han character, no marks of stress or vowels, no dividers."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    plain = unicodedata.normalize("NFKC", _BETWEEN.sub("", plain)).casefold().replace("ё", "е")
    return folded(plain) if has_han(plain) else plain


def parts(text: str) -> list[str]:
    """Divide a native name at its points, hyphens and spaces; the parts are folded."""
    return [part for one in _PARTS.split(text) if (part := native(one))]


def words(text: str) -> tuple[str, ...]:
    """Return the words of a Latin name, in small letters without accents; the comma of "Putin, Vladimir" turns it."""
    before, comma, after = text.partition(",")
    turned = f"{after} {before}" if comma else text
    return tuple(_WORD.findall(unidecode(turned).lower().replace("'", "").replace("`", "")))


def rotations(name: tuple[str, ...]) -> set[str]:
    """Return a name's words joined, in its order and in every rotation: surname first and last are one."""
    return {"".join(name[cut:] + name[:cut]) for cut in range(max(len(name), 1))}


def content(name: Iterable[str]) -> frozenset[str]:
    """Return the words of a name that carry meaning."""
    every = frozenset(name)
    return every - _SMALL or every
