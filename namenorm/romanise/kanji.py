"""Kanji in the form under which the tables of Japanese names know them."""

from __future__ import annotations

from functools import cache, lru_cache

from opencc import OpenCC

from namenorm.text.han import simplified

_SAME_AGAIN = "々"


def folded(name: str) -> str:
    """Return a name with 々 written out and each kanji in the simplified form that Chinese print gives it.

    黒澤, 黒沢 and 黑泽 are one, by OpenCC's tables of Japanese forms and of simplified characters. It goes by
    character, since OpenCC keeps the 乾 of some words.
    """
    written = ""
    for char in name:
        written += written[-1:] if char == _SAME_AGAIN else _folded(char)
    return written


@lru_cache(maxsize=16384)
def _folded(char: str) -> str:
    traditional: str = _converter().convert(char)
    return simplified(traditional)


@cache
def _converter() -> OpenCC:
    return OpenCC("jp2t")
