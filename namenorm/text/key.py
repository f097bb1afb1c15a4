"""The one definition of "the same string", for what is stored and for what is asked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from unidecode import unidecode

_NOT_WORD = re.compile(r"[\W_]+")
_APOSTROPHE = re.compile(r"['’‘ʼ`ʻ´]")
# Escapes, since an editor may turn the first compatibility ideograph into U+8C48, which takes Hangul in.
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def key(text: str) -> str:
    """Fold a name: compatibility forms, case, accents, punctuation and spacing.

    Latin letters lose their diacritics; other scripts keep their letters; apostrophes vanish ("Xi'an" is "xian"),
    and every other run of punctuation or white space becomes one space. Idempotent.
    """
    folded = text
    if not text.isascii():
        folded = "".join(
            _fold(char) for char in unicodedata.normalize("NFKC", text) if char.isprintable() or char.isspace()
        )
    return _NOT_WORD.sub(" ", _APOSTROPHE.sub("", folded).casefold()).strip()


def squash(text: str) -> str:
    """Fold a name as ``key`` does and join its words: "Lai Ching-te", "Lai Ching te" and "laichingte" are one."""
    joined = text.replace(" ", "")
    if joined.isascii() and joined.isalnum():  # most names: nothing to fold but capitals
        return joined.lower()
    return key(text).replace(" ", "")


def has_han(text: str) -> bool:
    """Tell whether a text holds a Han character."""
    return _HAN.search(text) is not None


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    """Return a Latin letter without its diacritics and any other character as it is."""
    if char.isascii():
        return char
    if unicodedata.name(char, "").startswith("LATIN"):
        return unidecode(char)
    decomposed = unicodedata.normalize("NFD", char)
    return char if unicodedata.category(decomposed[0]) == "Mn" else unicodedata.normalize("NFC", decomposed)
