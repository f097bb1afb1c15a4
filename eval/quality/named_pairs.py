"""Which persons both sides of a pair name, by pinyin and by Wikidata's labels, without the code that is measured."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pypinyin import lazy_pinyin

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭"
    "陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤习温"
)
_PRINTED = re.compile(r"\b(?=([A-Z][a-z]+)\s([A-Z][a-z]+(?:[-’' ]?[A-Za-z][a-z]+)?)\b)")
_LONGEST = 3  # characters of a Chinese name


@dataclass(frozen=True, slots=True)
class Named:
    """A person whom both sides name.

    Attributes:
        native: The name in the original.
        english: The name as the translation prints it, in full.
        surname: The part of it by which later sentences may call the person.
    """

    native: str
    english: str
    surname: str


Labels = Mapping[str, tuple[str, ...]]


def labels(folder: Path) -> Labels:
    """Return the Chinese labels of Wikidata's persons, each with the English ones of two words or more."""
    file = folder / "wikidata/persons.tsv"
    found: dict[str, set[str]] = defaultdict(set)
    if file.exists():
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                english = {name for name in row["en"].split("|") if " " in name}
                for name in row["zh"].split("|"):
                    if len(name) >= _LONGEST and english:
                        found[name] |= english
    return {name: tuple(sorted(english)) for name, english in found.items()}


def named(source: str, target: str, known: Labels) -> list[Named]:
    """Return the persons whom a pair names on both sides in full, in the order of the translation."""
    found = {one.english: one for one in (*_by_label(source, target, known), *_by_pinyin(source, target))}
    return sorted(found.values(), key=lambda one: target.find(one.english))


def _by_pinyin(source: str, target: str) -> Iterator[Named]:
    printed: dict[str, tuple[str, str]] = {}
    for match in _PRINTED.finditer(target):
        word = match[2]
        for given in dict.fromkeys((word, re.split("[ ]", word)[0])):
            key = f"{match[1]} {re.sub('[^a-z]', '', given.lower())}".lower()
            printed.setdefault(key, (f"{match[1]} {given}", match[1]))
    for at, char in enumerate(source):
        for length in (3, 2) if char in _SURNAMES else ():
            native = source[at : at + length]
            surname, *given = lazy_pinyin(native)
            held = printed.get(f"{surname} {''.join(given)}")
            if held:
                yield Named(native, *held)
                break


def _by_label(source: str, target: str, known: Labels) -> Iterator[Named]:
    for at in range(len(source)):
        for length in (8, 7, 6, 5, 4, 3):
            there = [name for name in known.get(source[at : at + length], ()) if name in target]
            english = min(there, key=len, default=None)  # without titles
            if english:
                yield Named(source[at : at + length], english, english.split()[-1])
                break
