"""A house style: what a newsroom prints where several names are right, read from a small YAML file.

The fields are those in which the style guides of news agencies differ: which of an entity's names is printed, how the
given names of Koreans and Taiwanese are written, whether the surname of a Japanese or a Hungarian goes first, and
whether names that take sides are reported.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.yaml_text import load_yaml
from namenorm.rules import BOOK_LANGUAGE
from namenorm.text.key import has_han

GivenForm = Literal["spaces", "hyphen", "hyphen-capital"]
"""A given name of two syllables: Jong Un, Jong-un, Jong-Un."""
Contested = Literal["leave", "report"]
GIVEN_COUNTRIES = ("KP", "KR", "TW")
"""Where a given name has two syllables that outlets write in several ways."""
ORDER_COUNTRIES = ("HU", "JP")
"""Whose people English turns round, and some houses do not."""
_FIELDS = ("style", "lang", "prefer", "given_names", "surname_first", "contested")
_CHOICE = ("name", "of", "allow")
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_LANG = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Preference:
    """A name that the house prints.

    Attributes:
        name: As it is printed.
        of: The identifier of what is called so; empty where the book has only one such.
        allow: Other names of it that the house lets stand.
    """

    name: str
    of: str = ""
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """What a house prints where several names are right.

    Attributes:
        name: What the style is called; names of the book that are marked ``style: [name]`` are preferred by it.
        lang: The target language for which it holds.
        prefer: Names that the house prints.
        given_names: For a country, how it writes the given names of people from there.
        surname_first: Countries whose people it names in their own order.
        contested: Whether names that take sides are reported.
    """

    name: str
    lang: str = BOOK_LANGUAGE
    prefer: tuple[Preference, ...] = ()
    given_names: tuple[tuple[str, GivenForm], ...] = ()
    surname_first: tuple[str, ...] = ()
    contested: Contested = "leave"

    @property
    def hash(self) -> str:
        """A sha256 over all that it says."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def is_mark(self) -> bool:
        """Whether it is nothing but a mark that names in the book have."""
        return self == Style(self.name)


def read_style(style: str | Path | Style) -> Style:
    """Return a house style.

    Args:
        style: A YAML file, or the mark that names in the book have.

    Raises:
        GazetteerError: If the file cannot be read, or says what no style says; the text lists every fault.
    """
    if isinstance(style, Style):
        return style
    path = Path(style)
    if isinstance(style, str) and _NAME.fullmatch(style) and not path.exists():
        return Style(style)
    try:
        raw = load_yaml(path.read_text("utf-8"))
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise GazetteerError(
            f"style {path}: {said}; name a YAML file, or a mark of the book in small letters"
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise GazetteerError(f"style {path} is not valid YAML: {error}") from error
    if faults := list(_faults(raw)):
        raise GazetteerError("\n".join(f"style {path}: {fault}" for fault in faults))
    return _style(raw)


def _style(raw: Mapping[str, Any]) -> Style:
    return Style(
        name=raw["style"],
        lang=raw.get("lang", BOOK_LANGUAGE),
        prefer=tuple(map(_preference, raw.get("prefer") or ())),
        given_names=tuple(sorted((raw.get("given_names") or {}).items())),
        surname_first=tuple(sorted(set(raw.get("surname_first") or ()))),
        contested=raw.get("contested", "leave"),
    )


def _preference(raw: Any) -> Preference:
    if isinstance(raw, str):
        return Preference(raw)
    return Preference(raw["name"], raw.get("of") or "", tuple(raw.get("allow") or ()))


def _faults(raw: Any) -> Iterator[str]:
    if not isinstance(raw, dict):
        yield "a style is a mapping; write at least style: and its name"
        return
    if unknown := sorted(map(str, set(raw) - set(_FIELDS))):
        yield f"unknown field {', '.join(unknown)}; the fields are {', '.join(_FIELDS)}"
    if not isinstance(raw.get("style"), str) or not _NAME.fullmatch(raw["style"]):
        yield f"style is {raw.get('style')!r}; write its name in small letters, digits and hyphens"
    if not isinstance(raw.get("lang", BOOK_LANGUAGE), str) or not _LANG.fullmatch(raw.get("lang", BOOK_LANGUAGE)):
        yield f"lang is {raw['lang']!r}; write a language of BCP 47, such as en"
    if raw.get("contested", "leave") not in get_args(Contested):
        yield f"contested is {raw['contested']!r}; write one of {', '.join(get_args(Contested))}"
    yield from _preference_faults(raw.get("prefer") or [])
    yield from _country_faults(raw)


def _preference_faults(prefer: Any) -> Iterator[str]:
    if not isinstance(prefer, list):
        yield "prefer is a list of names"
        return
    for one in prefer:
        if isinstance(one, str) and one.strip():
            continue
        if not isinstance(one, dict) or not isinstance(one.get("name"), str) or not one["name"].strip():
            yield f"{one!r} of prefer is neither a name nor a mapping with a name (quote No and Yes)"
            continue
        if unknown := sorted(map(str, set(one) - set(_CHOICE))):
            yield f"unknown field {', '.join(unknown)} of {one['name']}; the fields are {', '.join(_CHOICE)}"
        if not isinstance(one.get("of"), str | None):
            yield f"of is {one['of']!r}; write the identifier of the entry, such as curated:kyiv"
        allow = one.get("allow") or []
        if not isinstance(allow, list) or not all(isinstance(name, str) for name in allow):
            yield f"allow is {allow!r}; write a list of names"


def _country_faults(raw: Mapping[str, Any]) -> Iterator[str]:
    given, first = raw.get("given_names") or {}, raw.get("surname_first") or []
    if not isinstance(given, dict) or not set(given) <= set(GIVEN_COUNTRIES):
        yield f"given_names is {given!r}; write a mapping from one or more of {', '.join(GIVEN_COUNTRIES)}"
    elif unknown := [one for one in given.values() if one not in get_args(GivenForm)]:
        yield f"given_names has {unknown[0]!r}; write one of {', '.join(get_args(GivenForm))}"
    if not isinstance(first, list) or not all(one in ORDER_COUNTRIES for one in first):
        yield f"surname_first is {first!r}; write a list of one or more of {', '.join(ORDER_COUNTRIES)}"


_BETWEEN = re.compile(r"[ -]")
_SYLLABLES = 2


def spelt(style: Style, entity: Entity) -> str | None:
    """Return a person's name as a house writes it; None where the style says nothing of such a name.

    Only the country that an entity has first counts: it is the one by which its name is spelt.
    """
    if entity.kind != "person" or not entity.countries or not entity.surname:
        return None
    form = dict(style.given_names).get(entity.countries[0])
    if form is not None:
        return given_name_in(form, entity.name, entity.surname)
    if entity.countries[0] in style.surname_first and _turns(entity):
        return surname_first(entity.name, entity.surname)
    return None


def given_name_in(form: GivenForm, name: str, surname: str) -> str | None:
    """Return a name whose surname goes first, with its given name of two syllables in a form; None for any other."""
    if not name.startswith(f"{surname} "):
        return None
    syllables = _BETWEEN.split(name.removeprefix(f"{surname} "))
    if len(syllables) != _SYLLABLES or not all(map(str.isalpha, syllables)):
        return None
    first, second = syllables
    given = {
        "spaces": f"{first} {second.capitalize()}",
        "hyphen": f"{first}-{second.lower()}",
        "hyphen-capital": f"{first}-{second.capitalize()}",
    }
    return f"{surname} {given[form]}"


def surname_first(name: str, surname: str) -> str | None:
    """Return a name of two words with its surname in front; None where there are more, or it is there already."""
    given = name.removesuffix(f" {surname}")
    return None if given == name or " " in given else f"{surname} {given}"


def _turns(entity: Entity) -> bool:
    """Tell whether a name has an order of its own: of people of Japan, where it is written in Han characters."""
    return entity.countries[0] != "JP" or any(one.lang.startswith("ja") and has_han(one.text) for one in entity.names)
