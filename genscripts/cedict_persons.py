"""Persons of CC-CEDICT: ``python -m genscripts.cedict_persons [FILE]``.

The dictionary does not mark its names; a quarter of the entries with years are dynasties, reigns, wars and bridges. An
entry is taken for a person's where a gloss is an English name of one to five capitalised words, then the years of a
life or a description in parentheses or after a comma, and the description says what the person was. A gloss of
somebody from elsewhere than the mainland that spells the name in pinyin is left out: the dictionary spells whom it
does not know by the sound of the characters, and that is the mistake which the book is for. CC BY-SA 4.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from genscripts.cedict import SOURCE, Entry, han_names, packaged
from genscripts.glosses import Glosses
from genscripts.held import Held, bulk, curated, kept_apart
from genscripts.output import Row, target, write_rows
from namenorm.gazetteer.model import Entity, Name, NameKind
from namenorm.romanise.kanji import folded
from namenorm.romanise.surnames import Surnames, surnames
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key, squash

_NAME = r"(?P<name>[A-ZÀ-Þ][^(),;:/]*?)"
_YEARS = r"(?P<years>(?:c\.? ?|ca\.? ?|died |born |b\. ?|d\. ?|-|\?)*\d{2,4}\b[^()]*?)"
_DATED = re.compile(rf"{_NAME},? \({_YEARS}\),? ?(?P<about>.*)")
_DATED_LATER = re.compile(rf"{_NAME}, (?P<about>[^();]+?) \({_YEARS}\).*")
_IN_PARENTHESES = re.compile(rf"{_NAME} \((?P<about>[^()0-9][^()]*)\)")
_AFTER_COMMA = re.compile(rf"{_NAME}, (?P<about>[^()]+)")
_LIFE = re.compile(r"(?:c\.? ?|ca\.? ?)?(\d{2,4})?\??\s*[-–]\s*(?:c\.? ?|ca\.? ?)?(\d{2,4})?\??")
_AT_END = re.compile(r"\([^()]*\d[^()]*\)$")
_OTHERS = re.compile(r" or | also written |, also known as ")
_FIRST = re.compile(r"[;:]|, (?=(?:who|author|known|famous|best|who|and|in|the|subsequently|then|from|executed|see)\b)")
_LONGEST_ABOUT, _LONGEST_LIFE, _LONGEST_CHINESE, _SLIP = 110, 115, 4, 2
_MAINLAND = {"CN"}
_SURNAME_FIRST = {"CN", "TW", "HK", "MO", "SG", "MY", "KR", "KP", "VN"}


@dataclass(frozen=True, slots=True)
class Gloss:
    """What a gloss says of a person.

    Attributes:
        names: English names, the first first.
        years: "1906-1982" or "1948-" as the dictionary has it, or empty.
        about: The description.
    """

    names: tuple[str, ...]
    years: str
    about: str


class Persons:
    """Finds the persons of the dictionary."""

    def __init__(self, glosses: Glosses, chinese: Surnames) -> None:
        """Use the word lists of English and the surnames of Chinese."""
        self._glosses = glosses
        self._surnames = chinese

    def entities(self, entries: Iterable[Entry], held: Held) -> Iterator[Entity]:
        """Yield the persons whom the book does not have by one of their Han names or by name.

        Entries with one English name are one person, unless they give different years.
        """
        found: dict[str, list[Entity]] = {}
        for entry in entries:
            for gloss in entry.glosses:
                one = self.entity(entry, gloss)
                if one is not None and not held.named([entry.simplified, one.name]):
                    _join(one, found.setdefault(squash(one.name), []))
        for namesakes in found.values():
            yield from kept_apart(namesakes)

    def entity(self, entry: Entry, gloss: str) -> Entity | None:
        """Return the person of a gloss of an entry; None where it is no person's, or only spelled by its sound."""
        read = self.read(entry, gloss)
        if read is None or len(entry.simplified) < 2:
            return None
        where = self._glosses.countries(read.about.split(",")[0]) or self._glosses.countries(read.about)[:1]
        foreign = bool(where) and where[0] not in _MAINLAND
        names = [one for one in read.names if not (foreign and squash(one) == entry.toneless)]
        if not names or (not foreign and _is_misspelt(entry, names[0])):
            return None
        name, surname = self._ordered(entry, names[0], where)
        spelt = (Name(name, "en", "canonical"), *(Name(one, "en", "alias") for one in names[1:]))
        every = (*spelt, *han_names(entry, self._kind(entry, name, where)))
        local = f"{entry.traditional}-{key(names[0]).replace(' ', '-')}"
        about = _introduced(read)
        return Entity(f"{SOURCE}:{local}", "person", name, surname, about, where, "", every, source=SOURCE)

    def read(self, entry: Entry, gloss: str) -> Gloss | None:
        """Return what a gloss of an entry says of a person; None where it is not one's."""
        match = (
            _DATED.match(gloss)
            or _DATED_LATER.fullmatch(gloss)
            or _IN_PARENTHESES.fullmatch(gloss)
            or _AFTER_COMMA.fullmatch(gloss)
        )
        if match is None:
            return None
        names = tuple(self._glosses.untitled(one.strip()) for one in _OTHERS.split(match["name"]))
        years, about = match.groupdict().get("years") or "", match["about"].strip()
        if " " not in names[0]:  # "Baruch or Benedict Spinoza"
            names = tuple(sorted(names, key=lambda one: " " not in one))
        sound = all(map(self._glosses.is_personal, names)) and self._is_person(entry, names[0], years, about)
        return Gloss(names, years, about) if sound else None

    def _is_person(self, entry: Entry, name: str, years: str, about: str) -> bool:
        head = self._glosses.head(about)
        if self._glosses.is_no_person(head) or about.startswith("and "):
            return False
        if not years:
            return " " in name and self._glosses.is_occupation(head) and not self._glosses.is_unreal(about)
        surnamed = entry.capitals == 2 and len(entry.simplified) <= _LONGEST_CHINESE
        of_a_country = " " in name and bool(self._glosses.countries(about.split(",")[0]))
        return _is_a_life(years) and (surnamed or of_a_country or self._glosses.has_occupation(about.split(";")[0]))

    def _ordered(self, entry: Entry, name: str, where: tuple[str, ...]) -> tuple[str, str]:
        """Return the name in the order in which English prints it, and its surname; empty where that is not certain."""
        words = name.split()
        if where[:1] == ("JP",):
            return _japanese(entry.simplified, words)
        capitals = [word.capitalize() for word in words if word.isupper() and len(word) > 2 and "." not in word]
        if len(words) == 2 and len(capitals) == 1:
            return " ".join(word.capitalize() if word.isupper() else word for word in words), capitals[0]
        if len(words) < 2:
            return name, ""
        if squash(name) == entry.toneless:
            return name, words[0] if squash(words[0]) in self._readings(entry) else ""
        if entry.capitals != 2 or "·" in entry.simplified or (where and where[0] not in _SURNAME_FIRST):
            return name, " ".join(words[self._first_of_surname(words) :])
        readings = self._readings(entry)
        if squash(words[0]) in readings:
            return name, words[0]
        if "-" in words[-1] and words[-1].split("-")[1][:1].islower():
            return name, words[-2]
        return name, words[-1] if len(words) == 2 and squash(words[1]) in readings else ""

    def _readings(self, entry: Entry) -> tuple[str, ...]:
        return self._surnames.read(self._surnames.split(entry.simplified)[0])

    def _first_of_surname(self, words: list[str]) -> int:
        start = len(words) - 1
        while start > 1 and words[start - 1] in self._glosses.particles:
            start -= 1
        return start

    def _kind(self, entry: Entry, name: str, where: tuple[str, ...]) -> NameKind:
        if entry.capitals >= 2 and "·" not in entry.simplified:
            own = not where or where[0] in ("CN", "TW", "HK", "MO")
            return "native" if own or squash(name) == entry.toneless else "alias"
        return "alias" if "·" in entry.simplified or " " not in name else "short"


def rows(persons: Iterable[Entity], listed: Held) -> Iterator[Row]:
    """Yield persons as entities, as fragments with the names that it lacks where another dictionary lists one.

    Args:
        persons: Of this dictionary.
        listed: Of the other, JMnedict.
    """
    for one in persons:
        latin, others = ([name.text for name in one.names if has_han(name.text) is han] for han in (False, True))
        same = None if one.not_same_as else listed.same(latin, others, next(iter(one.countries), ""))
        if same is None:
            yield one, False
            continue
        held = {squash(simplified(name.text)) for name in same.names}  # 満 is no 满 to whoever looks a Chinese name up
        added = (replace(name, kind="alias") if name.kind == "canonical" else name for name in one.names)
        names = tuple(name for name in added if squash(simplified(name.text)) not in held)
        if names:
            yield Entity(same.id, "person", "", names=names, source=SOURCE), True


def _join(one: Entity, namesakes: list[Entity]) -> None:
    """Add a person to those of its name, or its names to the one who it is."""
    for place, other in enumerate(namesakes):
        if _may_be_one(one.about, other.about):
            known = {name.text for name in other.names}
            namesakes[place] = replace(other, names=(*other.names, *(it for it in one.names if it.text not in known)))
            return
    namesakes.append(one)


def _may_be_one(about: str, other: str) -> bool:
    years = [match[0] for text in (about, other) for match in [_AT_END.search(text)] if match]
    return len(years) < 2 or years[0] == years[1]


def _japanese(kanji: str, words: list[str]) -> tuple[str, str]:
    """Turn a Japanese name that the dictionary has surname first: 石田芳夫, Ishida Yoshio."""
    known: dict[str, str] = Rules("ja").topic("surnames")
    cuts = (known.get(folded(kanji[:cut]), "") for cut in range(1, len(kanji) + 1))
    readings = {_short(reading) for one in cuts for reading in one.split()[::2]}
    fits = [_short(key(word)) in readings or word.isupper() for word in words]
    words = [word.capitalize() if word.isupper() else word for word in words]
    if len(words) == 2 and fits[0] and not fits[1]:
        return f"{words[1]} {words[0]}", words[0]
    return " ".join(words), words[1] if len(words) == 2 and fits[1] and not fits[0] else ""


def _short(reading: str) -> str:
    return re.sub(r"(?<=o)[ou]|(?<=u)u|'", "", reading)


def _is_misspelt(entry: Entry, name: str) -> bool:
    """Tell whether a name is nearly its pinyin: 曾朴 is no Zheng Pu."""
    return 0 < Levenshtein.distance(squash(name), entry.toneless) <= _SLIP and "-" not in name


def _is_a_life(years: str) -> bool:
    """Tell whether years are a life: from one to another that is not too long after it, or a birth or death alone."""
    match = _LIFE.search(years)
    if match is None or not (match[1] or match[2]):
        return years.startswith(("born", "died", "b.", "d."))
    if not (match[1] and match[2]):
        return True
    first, last = int(match[1]), int(match[2])
    if "BC" in years:
        last = -last if first > last else last
        first = -first
    return 0 <= last - first <= _LONGEST_LIFE


def _introduced(gloss: Gloss) -> str:
    """Return a line of the description and the years."""
    line = _FIRST.split(gloss.about)[0].strip(" ,.")
    if len(line) > _LONGEST_ABOUT:
        cut = line[:_LONGEST_ABOUT]
        line = cut.rpartition(",")[0] or cut.rpartition(" ")[0]
    return f"{line} ({gloss.years})" if gloss.years else line


def main() -> None:
    """Write the file."""
    file = target("cedict-persons.jsonl")
    persons = Persons(Glosses(Rules("en")), surnames(Rules("zh")))
    found = persons.entities(packaged(), curated("person"))
    listed = bulk("person", file.parent / "jmnedict-persons.jsonl")
    print(f"{write_rows(rows(found, listed), file)} persons and fragments in {file}")


if __name__ == "__main__":
    main()
