"""Japanese persons by their full names: ``python -m genscripts.jmnedict_persons [FILE]``.

Made from JMnedict, which the package jamdict-data carries. JMnedict is property of the Electronic Dictionary Research
and Development Group and is used in conformance with its licence: CC BY-SA 3.0 as packaged, of which version 4.0 is the
later version that section 4(b) of 3.0 allows (https://www.edrdg.org/edrdg/licence.html states 4.0); what this writes is
CC BY-SA 4.0. Taken are those whose kanji divide into a surname of the dictionary and a given name, both read in
Japanese; foreigners, monks, wrestlers, gods and characters of novels, whom the dictionary also lists, do not divide so.
Surnames and given names are not written again: ``rules/ja`` has them, made by ``jmnedict_readings``.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from genscripts.held import Held, curated, kept_apart
from genscripts.output import target
from namenorm.gazetteer.lines import write_lines
from namenorm.gazetteer.model import Entity, Name
from namenorm.romanise.hepburn import Hepburn, Part
from namenorm.romanise.kanji import folded
from namenorm.rules import Rules

SOURCE = "jmnedict"
_LATER_EMPEROR = ("後", "go")
_WORD = re.compile(r"(?:(?:[kgszdnhbpmr]y?|kk|ss|pp|tt|ch|cch|sh|ssh|tch|ts|t|f|j|w|y|)[aiueoōū]|n(?![aiueoy])'?)+")
_GLOSS = re.compile(r"([A-Z][a-zōū']+) ([A-Z][a-zōū']+)(?: \((.*)\))?")
_YEARS = re.compile(r"(\d{3,4})?[\d.]*-(\d{3,4})?[\d.]*")
_KANJI = re.compile("[\u3400-\u9fff々ヶノ\u3041-\u3096]+")
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
"""Katakana, which the dictionary has for the ノ and ガ of a surname, and their hiragana."""
_MODERN = 1868
"""The first year of Meiji: English prints who died before it, or was born a generation before it, surname first."""
_GENERATION = 30
Row = tuple[int, str, str, str]
_JOINED = "from NETransType t join NETranslation n on n.ID = t.tid join NETransGloss g on g.tid = n.ID"
_PERSONS = f"""select n.idseq, g.text,
(select group_concat(text, '|') from (select text from NEKanji where idseq = n.idseq order by ID)),
(select text from NEKana where idseq = n.idseq order by ID limit 1)
{_JOINED} where t.text = 'person' and exists (select 1 from NEKanji where idseq = n.idseq)"""
_SURNAMES = f"select k.text, g.text {_JOINED} join NEKanji k on k.idseq = n.idseq where t.text = 'surname'"


@dataclass(frozen=True, slots=True)
class Person:
    """An entry of the dictionary that is a Japanese person.

    Attributes:
        number: Its identifier there.
        kanji: The ways to write the name, the usual one first.
        kana: How it is read.
        surname: The surname's reading in lower-case wapuro romaji, or with macrons where the dictionary has them.
        given: The given name's.
        born: Year; None where it is not known.
        died: Year.
    """

    number: int
    kanji: tuple[str, ...]
    kana: str
    surname: str
    given: str
    born: int | None
    died: int | None


def person(number: int, kanji: tuple[str, ...], kana: str, gloss: str, surnames: Set[tuple[str, str]]) -> Person | None:
    """Return the person of an entry; None where it is not one with a Japanese surname and given name.

    Args:
        number: The entry's identifier.
        kanji: Its written forms.
        kana: Its reading.
        gloss: Its translation, "Hayashi Yoshimasa (1961.1.19-)".
        surnames: Kanji and readings that are surnames.
    """
    match = _GLOSS.fullmatch(gloss)
    if match is None or not kanji or not all(map(_KANJI.fullmatch, kanji)):
        return None
    surname, given = match[1].lower(), match[2].lower()
    years = _YEARS.fullmatch(match[3] or "-")
    divides = any((kanji[0][:cut], surname) in surnames for cut in range(1, len(kanji[0])))
    later = (kanji[0][0], surname) == _LATER_EMPEROR
    if years is None or not divides or later or not (_WORD.fullmatch(surname) and _WORD.fullmatch(given)):
        return None
    born, died = (int(year) if year else None for year in years.groups())
    return Person(number, kanji, kana, surname, given, born, died)


def entity(one: Person, hepburn: Hepburn) -> Entity:
    """Return the entity of a person, its canonical name as English prints it: Hepburn without macrons, surname last."""
    surname, given = _printed(one.surname, "surname", hepburn), _printed(one.given, "given", hepburn)
    name = f"{surname} {given}" if _is_historical(one) else f"{given} {surname}"
    native = (Name(kanji, "ja", "native") for kanji in one.kanji)
    reading = Name(one.kana.translate(_HIRAGANA), "ja-Hira", "native")
    names = (Name(name, "en", "canonical"), *native, reading)
    return Entity(f"{SOURCE}:{one.number}", "person", name, surname, _about(one), ("JP",), "", names, source=SOURCE)


def _names(one: Person, hepburn: Hepburn) -> Iterator[str]:
    yield from one.kanji
    yield entity(one, hepburn).name


def _printed(reading: str, part: Part, hepburn: Hepburn) -> str:
    plain = reading.replace("ō", "ou").replace("ū", "uu")
    return next(iter(hepburn.spellings(plain, part))).capitalize()


def _is_historical(one: Person) -> bool:
    return (one.died or _MODERN) < _MODERN or (one.born or _MODERN) < _MODERN - _GENERATION


def _about(one: Person) -> str:
    if one.born and one.died:
        return f"Japanese, {one.born}-{one.died}"
    return f"Japanese, born in {one.born}" if one.born else f"Japanese, died in {one.died}" if one.died else "Japanese"


def entities(rows: Iterable[Row], surnames: Set[tuple[str, str]], hepburn: Hepburn, held: Held) -> Iterator[Entity]:
    """Yield the persons whom the book does not have, one of an entry; namesakes name each other.

    Entries of one name in kanji and in print are one person, unless they give different years of birth. Namesakes in
    English of people of the book are left out, too: the press means the one whom an editor chose.

    Args:
        rows: Identifier, gloss, written forms with bars between them, and reading of each entry.
        surnames: Kanji and readings that are surnames.
        hepburn: The romanisation.
        held: The persons that the book has.
    """
    namesakes: dict[tuple[str, str], list[Person]] = {}
    last = 0
    for number, gloss, kanji, kana in sorted(rows):
        found = person(number, tuple(kanji.split("|")), kana, gloss, surnames)
        if found is not None and found.number != last and not held.named(_names(found, hepburn)):
            who = (folded(found.kanji[0]), entity(found, hepburn).name)
            _join(found, namesakes.setdefault(who, []))
            last = number
    for alike in namesakes.values():
        yield from kept_apart([entity(one, hepburn) for one in alike])


def _join(one: Person, namesakes: list[Person]) -> None:
    """Add a person to those of its name, or its written forms to the one who it is."""
    for place, other in enumerate(namesakes):
        if one.born is None or other.born is None or one.born == other.born:
            dated, less = (one, other) if other.born is None and one.born is not None else (other, one)
            namesakes[place] = replace(dated, kanji=tuple(dict.fromkeys((*dated.kanji, *less.kanji))))
            return
    namesakes.append(one)


def main() -> None:
    """Write the file."""
    package = import_module("jamdict_data")
    base = sqlite3.connect(Path(str(package.__file__)).parent / "jamdict.db")
    surnames = {(kanji, gloss.lower()) for kanji, gloss in base.execute(_SURNAMES)}
    file = target("jmnedict-persons.jsonl")
    made = entities(base.execute(_PERSONS), surnames, Rules("ja").built("hepburn", Hepburn), curated("person"))
    print(f"{write_lines(made, file)} persons in {file}")


if __name__ == "__main__":
    main()
