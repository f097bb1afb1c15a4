"""Han characters: simplified and traditional forms as one."""

from __future__ import annotations

from functools import cache

from opencc import OpenCC


def simplified(text: str) -> str:
    """Return a text with its traditional characters in simplified form, by OpenCC's character table.

    As many characters come out as went in; a lone surrogate, which is no character, becomes a question mark.
    """
    result: str = _converter().convert(text.encode("utf-8", "replace").decode("utf-8"))
    return result


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
