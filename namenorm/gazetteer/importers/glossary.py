"""The glossary of a translation engine as entities: a table of phrases, headed by languages or not, or TMX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from namenorm.errors import InputError
from namenorm.gazetteer.importers.names import book_tag, fits, is_known, is_latin, is_own_name, surname_of
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.safe_xml import Refused, records
from namenorm.gazetteer.importers.table_file import Row, encoding_of, rows
from namenorm.gazetteer.model import Entity, EntityKind, Name
from namenorm.text.key import key

_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: the line on which it begins, and its segments with their languages as the file has them."""

    line: int
    segments: tuple[tuple[str, str], ...]


def units(path: Path, encoding: str = "") -> Iterator[Unit]:
    """Yield the units of a file; each is forgotten when the next is read.

    Raises:
        InputError: If the file cannot be read, or is no TMX; see ``safe_xml.records``.
    """
    return records(path, encoding, _Units())


class _Units:
    """Makes units of elements."""

    inline = frozenset({"bpt", "ept", "hi", "it", "ph", "sub", "ut"})

    def __init__(self) -> None:
        self._depth = self._line = 0
        self._lang = ""
        self._segments: list[tuple[str, str]] = []
        self._done: list[Unit] = []

    def taken(self) -> list[Unit]:
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        if not self._depth and tag != "tmx":
            raise Refused(f"the document is <{tag}>, and that of a TMX file is <tmx>")
        self._depth += 1
        if tag == "tu":
            self._line, self._segments = line, []
        elif tag == "tuv":
            self._lang = attributes.get(_XML_LANG, attributes.get("lang", ""))

    def end(self, tag: str, text: str) -> None:
        self._depth -= 1
        if tag == "seg":
            self._segments.append((self._lang, text))
        elif tag == "tu":
            self._done.append(Unit(self._line, tuple(self._segments)))


_BESIDE = frozenset({"tuid", "pos", "description"})
"""Headings of columns that hold no phrase: ModernMT's identifier, Google's part of speech and description."""
_ENGLISH = "en"
_Line = tuple[int, str, list[tuple[str, str]]]


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
    entries: dict[str, _Entry] = {}
    for line, fault, cells in _tmx(path, options) if path.suffix.lower() == ".tmx" else _table(path, options):
        place = f"{path}:{line}"
        outcome = Outcome(fault=fault) if fault else _taken(cells, place, entries)
        if outcome is not None:
            yield place, outcome
    for name, entry in entries.items():
        yield entry.place, Outcome(_entity(name, entry, options))


def _table(path: Path, options: GlossaryOptions) -> Iterator[_Line]:
    """Yield line, fault and phrases of each row."""
    found = rows(path, options.encoding or encoding_of(path), options.delimiter)
    first = next(found, None)
    if first is None:
        raise InputError(f"{path}: is empty")
    columns, is_heading = _columns(path, first, options)
    for row in found if is_heading else _chain(first, found):
        fault = row.fault
        if not fault and len(row.cells) < min(2, len(columns)):
            fault = f"has one cell, and {len(columns)} are wanted: is it divided as --delimiter says?"
        yield row.line, fault, [(lang, cell) for lang, cell in zip(columns, row.cells, strict=False) if lang and cell]


def _tmx(path: Path, options: GlossaryOptions) -> Iterator[_Line]:
    """Yield line, fault and phrases of each unit; a break of the file is its last fault."""
    line = 0
    try:
        for unit in units(path, options.encoding):
            line = unit.line
            cells = [(book_tag(lang), text) for lang, text in unit.segments if text]
            strange = next((lang for lang, _ in unit.segments if not book_tag(lang)), None)
            fault = f"{strange!r} is no language that BCP 47 knows" if strange is not None else ""
            yield line, fault, cells
    except InputError as error:
        if not line:
            raise
        _, _, said = str(error).partition(f"{path}:")
        number, _, why = said.partition(": ")
        yield int(number) if number.isdigit() else line, why or str(error), []


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


def _taken(cells: Sequence[tuple[str, str]], place: str, entries: dict[str, _Entry]) -> Outcome | None:
    """Take the phrases of a row into the entries; return why they are not."""
    fault = next(filter(None, (_fault(lang, cell) for lang, cell in cells)), "")
    if fault:
        return Outcome(fault=fault)
    english = next((cell for lang, cell in cells if lang == _ENGLISH), "")
    if not english:
        return Outcome(left_out="no English name")
    entry = entries.setdefault(key(english), _Entry(place, english))
    new = [one for one in cells if one[0] != _ENGLISH and one not in entry.names]
    if not new:
        return Outcome(left_out="a row that stands there already")
    for lang, cell in new:
        own = lang.startswith("zh") and is_own_name(cell, english, ())
        entry.names[lang, cell] = Name(cell, lang, "native" if own else "alias")
    return None


def _fault(lang: str, cell: str) -> str:
    if lang == _ENGLISH and not is_latin(cell):
        return f"the English phrase is {cell!r}, not in Latin letters: are the languages in another order?"
    if is_known(lang) and not (fits(cell, lang) or is_latin(cell)):
        return f"{cell!r} is not written as {lang} is: are the languages in another order?"
    return ""


def _entity(name: str, entry: _Entry, options: GlossaryOptions) -> Entity:
    names = (Name(entry.english, _ENGLISH, "canonical"), *entry.names.values())
    surname = surname_of(entry.english, (), names) if options.kind == "person" else ""
    local = name.replace(" ", "-")
    return Entity(f"{options.source}:{local}", options.kind, entry.english, surname, names=names, source=options.source)
