"""A page for each leader and each way in which news prints one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from unidecode import unidecode

from eval.titles.leaders import Leader

_FILE = Path(__file__).parents[1] / "templates/titles.yaml"
_SMALL = frozenset({"of", "the", "and", "for", "to"})
_MIDDLED = "given names between"
_LONGEST_SYLLABLE = 7


@dataclass(frozen=True, slots=True)
class Titled:
    """A page whose names are all right.

    Attributes:
        way: How it prints the leader.
        leader: Identifier of the leader; the name, of one given in full.
        text: The page.
    """

    way: str
    leader: str
    text: str


def documents(leaders: Sequence[Leader]) -> Iterator[Titled]:
    """Yield every leader in every way, with the two who come after as company, and the full official names."""
    templates = _templates()
    for place, one in enumerate(leaders):
        others = [leaders[(place + step) % len(leaders)].entity.name for step in (1, 2)]
        fields = {**_fields(one, templates), "second": others[0], "third": others[1]}
        for way, texts in templates["ways"].items():
            for text in texts:
                if all(fields[name] for name in fields if "{" + name + "}" in text):
                    yield Titled(way, one.entity.id, text.format(**fields))
    for demonym, office, name in templates["official"]:
        for text in templates["ways"][_MIDDLED]:
            said = text.format(demonym=demonym, Office=_capitals(office), middled=name)
            yield Titled("full official name", name, said)


def _fields(one: Leader, templates: dict[str, Any]) -> dict[str, str]:
    name, surname = one.entity.name, _called(one, templates)
    return {
        "name": name,
        "surname": surname,
        "office": one.office,
        "Office": _capitals(one.office),
        "country": one.country,
        "demonym": one.demonym,
        "mr": {"m": "Mr.", "f": "Ms."}.get(one.entity.gender, ""),
        "NAME": name.upper(),
        "SURNAME": surname.upper(),
        "turned": _turned(one, templates),
        "plain": _other(unidecode(name), name),
        "joined": _other(_joined(name), name),
        "apart": _other(_apart(name), name),
        "middled": _middled(one, templates),
    }


def _called(one: Leader, templates: dict[str, Any]) -> str:
    last = one.entity.countries[0] in templates["called_by_last"]
    return one.entity.name.split()[-1] if last else one.entity.surname


def _turned(one: Leader, templates: dict[str, Any]) -> str:
    words = one.entity.name.split()
    turns = one.entity.countries[0] in templates["surname_first"] and words[-1] == one.entity.surname
    return " ".join((words[-1], *words[:-1])) if turns and len(words) == 2 else ""


def _apart(name: str) -> str:
    """Return a name without the hyphens of a given name, each part with a capital: "Lee Myung Bak"."""
    return re.sub(r"-(\w)", lambda found: f" {found[1].upper()}", name)


def _joined(name: str) -> str:
    """Return a name of the East of three parts with a hyphen between the parts of the given name."""
    words = name.split()
    of_the_east = len(words) == 3 and all(len(one) < _LONGEST_SYLLABLE for one in words)
    return f"{words[0]} {words[1]}-{words[2].lower()}" if of_the_east else name


def _middled(one: Leader, templates: dict[str, Any]) -> str:
    words = one.entity.name.split()
    spoken = (lang for lang, codes in templates["speakers"].items() if one.entity.countries[0] in codes)
    lang = next(spoken, "")
    western = lang and len(words) == 2 and words[-1] == one.entity.surname
    return " ".join((words[0], templates["middle"][lang][len(words[0]) % 2], words[1])) if western else ""


def _other(name: str, than: str) -> str:
    return name if name != than else ""


def _capitals(office: str) -> str:
    return " ".join(word if word in _SMALL else word.capitalize() for word in office.split())


@cache
def _templates() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
    return found
