"""The glossary of a translation engine as entities: a table of phrases, headed by languages or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from namenorm.errors import InputError
from namenorm.gazetteer.importers.users.chinese import is_own_name
from namenorm.gazetteer.importers.users.lang_tags import book_tag
from namenorm.gazetteer.importers.users.outcome import Outcome
from namenorm.gazetteer.importers.users.scripts import fits, is_known, is_latin
from namenorm.gazetteer.importers.users.surnames import surname_of
from namenorm.gazetteer.importers.users.table_file import Row, encoding_of, rows
from namenorm.gazetteer.model import Entity, EntityKind, Name
from namenorm.text.key import key

_BESIDE = frozenset({"tuid", "pos", "description"})
"""Headings of columns that hold no phrase: ModernMT's identifier, Google's part of speech and description."""
_ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class GlossaryOptions:
    """How a glossary is read.

    Attributes:
        source: First part of the identifiers.
        languages: Of the columns, where the file has no heading.
        kind: Of what is named.
        encoding: As Python calls it; found where empty.
        delimiter: Between cells; found where empty.
    """

    source: str
    languages: tuple[str, ...] = ()
    kind: EntityKind = "person"
    encoding: str = ""
    delimiter: str = ""


@dataclass(slots=True)
class _Entry:
    """What the rows of one English name say."""

    place: str
    english: str
    names: dict[tuple[str, str], Name] = field(default_factory=dict)


def glossary_outcomes(path: Path, options: GlossaryOptions) -> Iterator[tuple[str, Outcome]]:
    """Yield each fault and row that is left out with file and line, then each entity with the line where it begins.

    Rows with one English name are one entity with all their other names. The file is held in memory meanwhile: no
    engine takes one of more than 10 MiB.

    Raises:
        InputError: If the file cannot be read, or does not say which languages it is in.
    """
    found = rows(path, options.encoding or encoding_of(path), options.delimiter)
    first = next(found, None)
    if first is None:
        raise InputError(f"{path}: is empty")
    columns, is_heading = _columns(path, first, options)
    entries: dict[str, _Entry] = {}
    for row in found if is_heading else _chain(first, found):
        place = f"{path}:{row.line}"
        outcome = _taken(row, columns, place, entries)
        if outcome is not None:
            yield place, outcome
    for name, entry in entries.items():
        yield entry.place, Outcome(_entity(name, entry, options))


def _columns(path: Path, first: Row, options: GlossaryOptions) -> tuple[tuple[str, ...], bool]:
    """Return the language of each column, empty for one without phrases, and whether the first row is a heading."""
    tags = tuple("" if cell.lower() in _BESIDE else book_tag(cell) for cell in first.cells)
    is_heading = bool(tags) and all(tag or cell.lower() in _BESIDE for tag, cell in zip(tags, first.cells, strict=True))
    columns = tags if is_heading and not options.languages else tuple(map(book_tag, options.languages))
    if not columns:
        raise InputError(f"{path}: has no heading of languages: give them, --languages zh,en")
    if _ENGLISH not in columns:
        raise InputError(f"{path}: has no English column among {', '.join(filter(None, columns))}: the book needs one")
    return columns, is_heading


def _chain(first: Row, others: Iterator[Row]) -> Iterator[Row]:
    yield first
    yield from others


def _taken(row: Row, columns: Sequence[str], place: str, entries: dict[str, _Entry]) -> Outcome | None:
    """Take a row into the entries; return why it is not."""
    fault = row.fault or _fault(row, columns)
    if fault:
        return Outcome(fault=fault)
    cells = [(lang, cell) for lang, cell in zip(columns, row.cells, strict=False) if lang and cell]
    english = next((cell for lang, cell in cells if lang == _ENGLISH), "")
    others = [(lang, cell) for lang, cell in cells if lang != _ENGLISH]
    if not english:
        return Outcome(left_out="no English name")
    entry = entries.setdefault(key(english), _Entry(place, english))
    new = [one for one in others if one not in entry.names]
    if not new:
        return Outcome(left_out="a row that stands there already")
    for lang, cell in new:
        own = lang.startswith("zh") and is_own_name(cell, english, ())
        entry.names[lang, cell] = Name(cell, lang, "native" if own else "alias")
    return None


def _fault(row: Row, columns: Sequence[str]) -> str:
    if len(row.cells) < min(2, len(columns)):
        return f"has one cell, and {len(columns)} are wanted: is it divided as --delimiter says?"
    for lang, cell in zip(columns, row.cells, strict=False):
        if lang == _ENGLISH and cell and not is_latin(cell):
            return f"the English phrase is {cell!r}, not in Latin letters: are the languages in another order?"
        if lang and cell and is_known(lang) and not (fits(cell, lang) or is_latin(cell)):
            return f"{cell!r} is not written as {lang} is: are the languages in another order?"
    return ""


def _entity(name: str, entry: _Entry, options: GlossaryOptions) -> Entity:
    names = (Name(entry.english, _ENGLISH, "canonical"), *entry.names.values())
    surname = surname_of(entry.english, (), names) if options.kind == "person" else ""
    local = name.replace(" ", "-")
    return Entity(f"{options.source}:{local}", options.kind, entry.english, surname, names=names, source=options.source)
