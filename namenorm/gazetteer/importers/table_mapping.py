"""Which column of a table says what: ``name=English``, ``names.native.zh=中文名``, ``countries=Country``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import get_args

from namenorm.errors import InputError
from namenorm.gazetteer.model import NameKind
from namenorm.text.key import key

PLAIN = ("id", "kind", "name", "surname", "about", "countries", "gender", "note")
ROLE = ("role.title", "role.organisation", "role.country", "role.since", "role.until")
_NAMES = re.compile(r"names\.([a-z]+)\.([a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?)")
_IDS = re.compile(r"ids\.[a-z][a-z0-9-]*")
_BY_NUMBER = re.compile(r"#([1-9]\d*)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that says something: its position from 0, what it says, and the heading."""

    position: int
    field: str
    heading: str


def field_faults(field: str) -> Iterator[str]:
    """Yield what is wrong with a field to which a column is mapped."""
    names = _NAMES.fullmatch(field)
    if names and names[1] not in get_args(NameKind):
        yield f"{names[1]!r} is no kind of name; the kinds are {', '.join(get_args(NameKind))}"
    if not names and field not in (*PLAIN, *ROLE) and not _IDS.fullmatch(field):
        listed = ", ".join((*PLAIN, "names.KIND.LANGUAGE", *ROLE, "ids.SCHEME"))
        yield f"{field!r} is no field of an entity that a column can give; those are {listed}"


def name_field(field: str) -> tuple[str, str] | None:
    """Return kind and language of a field such as ``names.native.zh``, None for any other."""
    found = _NAMES.fullmatch(field)
    return (found[1], found[2]) if found else None


def mapped(heading: Sequence[str], wanted: Iterable[tuple[str, str]]) -> tuple[Column, ...]:
    """Return the columns of a mapping: pairs of a field and a column's heading, or its number as ``#3``.

    Raises:
        InputError: If a field or a column does not exist, or no column gives the name.
    """
    columns = tuple(_column(heading, field, title) for field, title in wanted)
    if not any(one.field == "name" for one in columns):
        raise InputError(f"no column gives the English name: --map name=COLUMN; the columns are {_listed(heading)}")
    return columns


def recognised(heading: Sequence[str], headings: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """Return the mapping that the headings of a table suggest; of two columns for one field, the first.

    Args:
        heading: The first row.
        headings: Folded headings by field; a heading that is a field itself needs no entry.
    """
    by_heading = {key(one): field for field, listed in headings.items() for one in listed}
    found: dict[str, str] = {}
    for position, title in enumerate(heading):
        field = by_heading.get(key(title)) if list(field_faults(title)) else title
        if field:
            found.setdefault(field, f"#{position + 1}")
    return tuple(found.items())


def _column(heading: Sequence[str], field: str, title: str) -> Column:
    for fault in field_faults(field):
        raise InputError(f"--map {field}={title}: {fault}")
    number = _BY_NUMBER.fullmatch(title)
    if title in heading:
        position = heading.index(title)
    elif number and int(number[1]) <= len(heading):
        position = int(number[1]) - 1
    else:
        near = get_close_matches(title, heading, 1)
        meant = f"did you mean {near[0]!r}? " if near else ""
        raise InputError(
            f"--map {field}={title}: the table has no such column; {meant}the columns are {_listed(heading)}"
        )
    return Column(position, field, heading[position])


def _listed(heading: Sequence[str]) -> str:
    return ", ".join(map(repr, heading[:30])) + (" …" if len(heading) > 30 else "")
