"""The two calls on the model that the package ships, which is loaded when first asked."""

from __future__ import annotations

from functools import cache
from typing import overload

from namenorm.transliterate.model import NameModel, Spelling

# Not any sequence of strings: a string is one itself.
Several = list[str] | tuple[str, ...]


@cache
def bundled_model() -> NameModel:
    """Return the model that the package ships; the same object each time."""
    return NameModel()


@overload
def transliterate(name: str, source: str = "zh", limit: int = 10) -> list[Spelling]: ...
@overload
def transliterate(name: Several, source: str = "zh", limit: int = 10) -> list[list[Spelling]]: ...
def transliterate(name: str | Several, source: str = "zh", limit: int = 10) -> list[Spelling] | list[list[Spelling]]:
    """Return the English spellings that a name in another script may stand for, likeliest first.

    Args:
        name: One name, or several, which are read in one batch.
        source: ``zh`` characters, ``pinyin`` a spelling of them, ``ru``, ``uk``, ``ar``, ``fa``, ``ko``, ``ja``.
        limit: Spellings for each name, 1 to 64.

    Raises:
        InputError: If the source or the limit is none of these.
    """
    if isinstance(name, str):
        return bundled_model().transliterate([name], source, limit)[0]
    return bundled_model().transliterate(name, source, limit)


@overload
def score(source_form: str, english: str, source: str = "zh") -> float: ...
@overload
def score(source_form: Several, english: Several, source: str = "zh") -> list[float]: ...
def score(source_form: str | Several, english: str | Several, source: str = "zh") -> float | list[float]:
    """Return log P of a source form and an English name: how well they fit, at most 0.

    For ``zh`` and ``pinyin`` it is the mean of both ways, log P(English | form) and log P(pinyin | English); else it is
    the first alone. ``NameModel.score`` gives both apart.

    Args:
        source_form: One form, or several.
        english: One name, or as many as there are forms.
        source: As in ``transliterate``.

    Raises:
        InputError: If the source is none of these.
    """
    if isinstance(source_form, str) and isinstance(english, str):
        return bundled_model().score([(source_form, english)], source)[0].total
    return [one.total for one in bundled_model().score(list(zip(source_form, english, strict=True)), source)]
