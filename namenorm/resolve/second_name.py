"""How a name on a page may be a second, Chinese name of a foreigner: as pinyin, turned round, run together or mixed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from namenorm.resolve.group import Group
from namenorm.romanise.pinyin_reader import PinyinReader, Reading
from namenorm.rules import Rules
from namenorm.text.key import squash

_WORDS = re.compile(r"[^\s\-‐‑]+")
_LEAST_RUN_TOGETHER = 3  # syllables: words of two, Dana and Liam, are often no Chinese name
# What Wade-Giles writes otherwise than pinyin, beyond doubt, as it is printed without its marks.
_WADE_GILES = (("hs", "x"), ("tz", "z"), ("ts", "z"), ("ung", "ong"), ("ien", "ian"), ("jen", "ren"))


@dataclass(frozen=True, slots=True)
class SecondName:
    """One way to read a name as Chinese.

    Attributes:
        reading: The Chinese name; without a given name where that is the foreigner's own.
        is_reversed: Whether the given name stands first.
        run_together: Whether all stands in one word.
        own_given: Whether the given name is the foreigner's own: "Robert Dai".
    """

    reading: Reading
    is_reversed: bool = False
    run_together: bool = False
    own_given: bool = False


def second_names(group: Group, other: Group) -> Iterator[SecondName]:
    """Yield every way to read a group's name as the Chinese name of a foreigner.

    Args:
        group: The name in question.
        other: The foreigner.
    """
    words = tuple(_WORDS.findall(group.surface))
    if len(words) == 1:
        if group.reading is not None and len(group.reading.given) >= _LEAST_RUN_TOGETHER - 1:
            yield SecondName(group.reading, run_together=True)
        return
    reading = group.reading or _read(tuple(map(_from_wade_giles, words)))
    if reading is not None:
        yield SecondName(reading)
    turned = _read((words[-1], *words[:-1]))
    if turned is not None:
        yield SecondName(turned, is_reversed=True)
    if len(words) == 2 and squash(words[0]) == squash(other.surface.split()[0]):
        yield from _with_own_given(words[1])


def _with_own_given(surname: str) -> Iterator[SecondName]:
    # A made-up given name lets the reader judge the surname by itself.
    reading = _read((surname, "a"))
    if reading is not None:
        yield SecondName(Reading(reading.surname, (), reading.surname_permille), own_given=True)


def _read(words: tuple[str, ...]) -> Reading | None:
    return _reader().reading(words) if len(words) <= 3 else None


def _from_wade_giles(word: str) -> str:
    lowered = word.lower()
    for theirs, pinyin in _WADE_GILES:
        lowered = lowered.replace(theirs, pinyin)
    return lowered


@cache
def _reader() -> PinyinReader:
    return PinyinReader(Rules("zh"))
