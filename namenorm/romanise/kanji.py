"""Kanji in the form under which the tables of Japanese names know them."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC

from namenorm.text.han import simplified

_SAME_AGAIN = "々"


def folded(name: str) -> str:
    """Return a name with 々 written out and each kanji in the simplified form that Chinese print gives it.

    黒澤, 黒沢 and 黑泽 are one, by OpenCC's tables of Japanese forms and of simplified characters.
    """
    written = ""
    for char in name:
        written += written[-1:] if char == _SAME_AGAIN else char
    traditional: str = _converter().convert(written)
    return simplified(traditional)


@cache
def _converter() -> OpenCC:
    return OpenCC("jp2t")
