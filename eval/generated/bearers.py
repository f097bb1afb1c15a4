"""Foreigners with a Chinese name that they chose or were given, and Chinese people, to stand in generated documents.

Nobody is measured on whom anything is trained: the former come from ``sinologists``, the latter from
``wikidata_persons`` and from the half of the book that is not held out.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.spell import machine_spelling
from eval.synthetic import is_held_out
from namenorm.gazetteer.model import Entity
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_DOTTED = re.compile("[·・]")  # the mark between the parts of a Western name, in Japanese katakana


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody with a name in English and one in Chinese.

    Attributes:
        id: The person.
        name: The English name; of a Chinese person the pinyin.
        han: The Chinese name in simplified characters.
        gender: ``m``, ``f`` or empty.
        is_scholar: Whether the name was adopted or given by those who know Chinese, not transcribed.
    """

    id: str
    name: str
    han: str
    gender: str = ""
    is_scholar: bool = True

    @property
    def spelling(self) -> str:
        """What a machine prints for the Chinese name."""
        return machine_spelling(self.han)

    @property
    def last(self) -> str:
        """The last word of the English name."""
        return self.name.split()[-1]


def scholars(file: Path, known: frozenset[str]) -> list[Bearer]:
    """Return the scholars of the set ``sinologists`` of whom no name is among the squashed ``known`` ones."""
    return [
        one
        for row in _rows(file)
        for one in [Bearer(f"scholar:{row['en_name']}", row["en_name"], simplified(row["zh_simp"]))]
        if one.spelling and not _is_own(one) and not known & _keys(one, row["en_variants"], row["zh_trad"])
    ]


def known_names(entities: Iterable[Entity]) -> frozenset[str]:
    """Return every name of the book's persons, squashed."""
    people = (one for one in entities if one.kind == "person")
    return frozenset(squash(text) for one in people for text in (one.name, *(name.text for name in one.names)))


def adopters(entities: Mapping[str, Entity]) -> list[Bearer]:
    """Return the persons of the book's training half with an adopted Chinese name, once for each."""
    return [
        Bearer(one.id, one.name, simplified(han), one.gender)
        for one in entities.values()
        if one.kind == "person" and not is_held_out(one.id)
        for han in adopted(one)
        if machine_spelling(han)
    ]


def adopted(entity: Entity) -> list[str]:
    """Return the adopted Chinese names of an entity."""
    return [one.text for one in entity.names if one.kind == "adopted" and has_han(one.text) and 2 <= len(one.text) <= 4]


def westerners(file: Path) -> list[Bearer]:
    """Return the persons of ``wikidata_persons`` whom Japanese writes with a dot and Chinese, once, without.

    Most of these names are the surname by its sound, as a machine prints it too: Xin Naqu for Sinatra.
    """
    return [
        Bearer(f"wikidata:{row['qid']}", names[0], simplified(han), (row["gender"] or "")[:1], is_scholar=False)
        for row in _rows(file)
        if _DOTTED.search(row["ja"] or "")
        for names in [_full_names(row)]
        for han in (row["zh"] or "").split("|")[:1]
        if names and machine_spelling(han)
    ]


def chinese(file: Path) -> list[Bearer]:
    """Return the persons of ``wikidata_persons`` whose English name is the pinyin of the Chinese one."""
    return [
        Bearer(f"wikidata:{row['qid']}", machine_spelling(han), simplified(han), (row["gender"] or "")[:1])
        for row in _rows(file)
        for han in (row["zh"] or "").split("|")
        if machine_spelling(han) and squash(machine_spelling(han)) in {squash(one) for one in row["en"].split("|")}
    ]


def mainlanders(entities: Mapping[str, Entity]) -> list[Bearer]:
    """Return the persons of China in the book's training half who are called by the pinyin of their Chinese name."""
    return [
        Bearer(one.id, one.name, simplified(name.text), one.gender)
        for one in entities.values()
        if one.kind == "person" and one.countries == ("CN",) and not is_held_out(one.id)
        for name in one.names[:3]
        if has_han(name.text) and machine_spelling(name.text) == one.name
    ]


def _full_names(row: Mapping[str, Any]) -> list[str]:
    """Return the English names of two or three words, the longest surname's first."""
    every = [
        one for one in (row["en"] or "").split("|") if re.fullmatch(r"[^\W\d_]+(?: [^\W\d_.-]+\.?)? [^\W\d_-]+", one)
    ]
    return sorted((one for one in every if one.istitle()), key=len)


def _is_own(one: Bearer) -> bool:
    """Tell whether the pinyin is how the person is called, in either order."""
    return sorted(squash(one.name)) == sorted(squash(one.spelling))


def _keys(one: Bearer, variants: str, traditional: str) -> frozenset[str]:
    return frozenset(squash(text) for text in (one.name, *variants.split("|"), one.han, traditional) if text)


def _rows(file: Path) -> Iterator[Mapping[str, Any]]:
    with file.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
