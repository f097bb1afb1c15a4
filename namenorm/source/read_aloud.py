"""Where an original has characters that read as a rendering in pinyin does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from pypinyin import Style, pinyin

from namenorm.romanise.pinyin_reader import Reading
from namenorm.romanise.surnames import surnames
from namenorm.rules import Rules

_HELD = 16384


def reads_so(reading: Reading, plain: str, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the places of a text, in simplified characters, that a full name in pinyin may be read from.

    Args:
        reading: The name.
        plain: The text.
        starts: Where it may begin.
    """
    wanted = (*reading.surname, *reading.given)
    for place in starts:
        end = place + len(wanted)
        if end <= len(plain) and all(one in heard(char) for one, char in zip(wanted, plain[place:end], strict=True)):
            yield place, end


def fits(reading: Reading, name: str) -> bool:
    """Tell whether a name in simplified characters may be read so, in any readings of its characters."""
    return next(reads_so(reading, name, (0,)), None) == (0, len(name))


@lru_cache(_HELD)
def heard(char: str) -> frozenset[str]:
    """Return every toneless reading of a character, as a word and as a surname; ü as all that it is typed as."""
    found = {one for (first,) in [pinyin(char, style=Style.NORMAL, heteronym=True)] for one in first}
    found.update(_surname(char))
    return frozenset(one.replace("ü", u).replace("v", u) for one in found for u in ("u", "v", "yu"))


def _surname(char: str) -> tuple[str, ...]:
    table = surnames(_rules())
    return table.read(char) if char in table.readings else ()


@lru_cache(1)
def _rules() -> Rules:
    return Rules("zh")
