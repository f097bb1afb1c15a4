"""A CSV or TSV file of names, a row an entity.

Which column says what is told by the headings or by the user: ``name=English``, ``names.native.zh=中文名``,
``countries=Country``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast, get_args

from namenorm.errors import InputError
from namenorm.gazetteer.importers.names import fits, is_latin, surname_of
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.table_file import Row, encoding_of, rows
from namenorm.gazetteer.model import Entity, EntityKind, Name, NameKind, Role
from namenorm.rules import Rules
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


_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class TableOptions:
    """How a table is read.

    Attributes:
        source: First part of the identifiers.
        mapping: Pairs of a field and a column's heading; what the headings suggest where empty.
        kind: Of an entity whose row does not say it.
        encoding: As Python calls it; found where empty.
        delimiter: Between cells; found where empty.
        separators: Characters between several values in a cell.
        as_of: The day on which the table was made, up to which its offices are known.
    """

    source: str
    mapping: tuple[tuple[str, str], ...] = ()
    kind: EntityKind = "person"
    encoding: str = ""
    delimiter: str = ""
    separators: str = ";；、|"
    as_of: str = ""


class _Malformed(ValueError):
    """A cell that cannot be read; the text says which and why."""


def table_outcomes(path: Path, options: TableOptions) -> Iterator[tuple[str, Outcome]]:
    """Yield file and line of each row with what it gives; a row with a fault gives that, and the rest goes on.

    Raises:
        InputError: If the file cannot be read, has no rows, or its columns are not those of the mapping.
    """
    found = rows(path, options.encoding or encoding_of(path), options.delimiter)
    heading = next(found, None)
    if heading is None or heading.fault:
        raise InputError(f"{path}: has no heading in its first row{': ' + heading.fault if heading else ''}")
    table: Mapping[str, Any] = Rules("und").topic("tables")
    wanted = options.mapping or recognised(heading.cells, table["headings"])
    reader = _RowReader(mapped(heading.cells, wanted), len(heading.cells), options, table["genders"])
    for row in found:
        yield f"{path}:{row.line}", reader.read(row)


class _RowReader:
    """Reads rows by the columns of one table."""

    def __init__(
        self, columns: Sequence[Column], width: int, options: TableOptions, genders: Mapping[str, list[str]]
    ) -> None:
        self._columns = columns
        self._width = width
        self._options = options
        self._split = re.compile(f"[{re.escape(options.separators)}]") if options.separators else None
        self._genders = {key(word): gender for gender, words in genders.items() for word in words}
        names: Mapping[str, list[str]] = Rules("en").topic("territories")["names"]
        self._territories = {key(name): code for code, listed in names.items() for name in (code, *listed)}

    def read(self, row: Row) -> Outcome:
        if row.fault:
            return Outcome(fault=row.fault)
        if len(row.cells) > self._width and any(row.cells[self._width :]):
            return Outcome(fault=f"has {len(row.cells)} cells, the heading {self._width}: is a cell to be quoted?")
        try:
            return Outcome(self._entity(row.cells))
        except _Malformed as error:
            return Outcome(fault=str(error))

    def _entity(self, cells: Sequence[str]) -> Entity:
        said = self._said(cells)
        english = said.get("name", "")
        if not is_latin(english):
            raise _Malformed(f"the name is {english!r}; an entity needs a name in Latin letters")
        kind = self._kind(said.get("kind", ""))
        countries = tuple(dict.fromkeys(map(self._country, self._values(said.get("countries", "")))))
        names = (Name(english, "en", "canonical"), *self._names(cells, english))
        return Entity(
            id=f"{self._options.source}:{said.get('id') or _slug(english)}",
            kind=kind,
            name=english,
            surname=_surname(said.get("surname", ""), english, countries, names) if kind == "person" else "",
            about=said.get("about", "").rstrip("."),
            countries=countries,
            gender=self._gender(said.get("gender", "")),
            names=names,
            roles=self._roles(said),
            note=said.get("note", ""),
            source=self._options.source,
            ids=tuple(self._ids(said)),
        )

    def _said(self, cells: Sequence[str]) -> dict[str, str]:
        """Return the cells that are not empty by field; of two columns for one field, the first."""
        said: dict[str, str] = {}
        for column in self._columns:
            if column.position < len(cells) and cells[column.position]:
                said.setdefault(column.field, cells[column.position])
        return said

    def _ids(self, said: Mapping[str, str]) -> Iterator[str]:
        for field, text in said.items():
            if field.startswith("ids."):
                yield from (f"{field[4:]}:{value}" for value in self._values(text))

    def _names(self, cells: Sequence[str], english: str) -> Iterator[Name]:
        told = {(english, "en")}
        for column in self._columns:
            found = name_field(column.field)
            for text in self._values(cells[column.position]) if found and column.position < len(cells) else ():
                kind, lang = found or ("", "")
                if kind not in ("literal", "misspelling") and not fits(text, lang):
                    raise _Malformed(f"{column.heading}: {text!r} is not written as {lang} is")
                if (text, lang) not in told:
                    told.add((text, lang))
                    yield Name(text, lang, cast("NameKind", kind))

    def _values(self, cell: str) -> list[str]:
        parts = self._split.split(cell) if self._split else [cell]
        return [part.strip() for part in parts if part.strip()]

    def _kind(self, text: str) -> EntityKind:
        if text and text not in get_args(EntityKind):
            raise _Malformed(f"kind is {text!r}; write one of {', '.join(get_args(EntityKind))}")
        return cast("EntityKind", text) or self._options.kind

    def _country(self, text: str) -> str:
        code = self._territories.get(key(text))
        if code is None:
            raise _Malformed(f"country {text!r} is neither two letters of ISO 3166-1 nor an English name of CLDR")
        return code

    def _gender(self, text: str) -> str:
        if text and key(text) not in self._genders:
            raise _Malformed(f"gender is {text!r}; write m, f or nothing")
        return self._genders.get(key(text), "")

    def _roles(self, said: Mapping[str, str]) -> tuple[Role, ...]:
        if "role.title" not in said:
            return ()
        for field in ("role.since", "role.until"):
            if field in said and not _DATE.fullmatch(said[field]):
                raise _Malformed(f"{field} is {said[field]!r}; write 2024, 2024-05 or 2024-05-20")
        country = self._country(said["role.country"]) if "role.country" in said else ""
        since, until = said.get("role.since", ""), said.get("role.until", "")
        checked = "" if until else self._options.as_of
        return (Role(said["role.title"], said.get("role.organisation", ""), country, None, since, until, checked),)


def _slug(english: str) -> str:
    return key(english).replace(" ", "-")


def _surname(given: str, english: str, countries: tuple[str, ...], names: tuple[Name, ...]) -> str:
    if given and given not in english:
        raise _Malformed(f"surname {given!r} is no part of the name {english!r}")
    return given or surname_of(english, countries, names)
