"""The glossary of a translation engine, within the limits that the engine sets.

Each entity gives rows, some with the reasons for which they should not be written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from namenorm.errors import GazetteerError
from namenorm.gazetteer.exporters.engines import Engine, Form, form_of
from namenorm.gazetteer.exporters.names import Dangers, Register, fold, preferred, register, rendering, source_names
from namenorm.gazetteer.exporters.report import LeftOut, Output, Report, Selection, writing
from namenorm.gazetteer.model import BULK, Entity, Name
from namenorm.rules import Rules

Cell = Name | None


@dataclass(frozen=True, slots=True)
class Row:
    """Names that are one another's renderings, a cell a language; None where a language has none.

    Attributes:
        entity: Whose.
        cells: In the order of the languages.
        reasons: Why the row, or a cell of it, should not be written; a member of ``report.REASONS``.
    """

    entity: Entity
    cells: tuple[Cell, ...]
    reasons: tuple[str, ...] = ()


def directed(entity: Entity, languages: Sequence[str], dangers: Dangers) -> Iterator[Row]:
    """Yield a row for each name in the first language, with what stands for it in the others."""
    source_lang, *targets = languages
    for source in source_names(entity, source_lang):
        cells = tuple(rendering(entity, source, source_lang, lang) for lang in targets)
        found = [one for one in cells if one is not None]
        reasons = list(dangers.of(entity, source, source_lang)) if found else ["no-rendering"]
        if any(not one.verified for one in found):
            reasons.append("unverified")
        yield Row(entity, (source, *cells), tuple(dict.fromkeys(reasons)))


def equivalent(entity: Entity, languages: Sequence[str], dangers: Dangers, included: frozenset[str]) -> Iterator[Row]:
    """Yield the one row in which any language may be the source, each dangerous cell apart as a row of its own.

    Args:
        entity: Whose names.
        languages: Of the cells.
        dangers: Says what is dangerous.
        included: Dangers that were asked for.
    """
    cells: list[Cell] = [preferred(entity, lang) for lang in languages]
    for place, (lang, cell) in enumerate(zip(languages, cells, strict=True)):
        reasons = [one for one in dangers.of(entity, cell, lang) if one not in included] if cell else []
        if reasons:
            yield Row(entity, (cell,), tuple(reasons))
            cells[place] = None
    found = [one for one in cells if one is not None]
    yield Row(entity, tuple(cells), () if len(found) > 1 else ("no-rendering",))


def is_plain(text: str) -> bool:
    """Tell whether a phrase is fit for any form: something, no control character or line break, no space around it."""
    return bool(text) and text == text.strip() and not any(map(_is_control, text))


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


Book = Callable[[], Iterable[Entity]]
"""Gives the entities of a book from the first, each time that it is called."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a glossary.

    Attributes:
        languages: BCP 47; the first is the source, unless ``either``.
        either: Whether any of the languages may be the source.
        included: Dangers in spite of which a name is written, of ``report.DANGERS``.
        selection: Which entities.
    """

    languages: tuple[str, ...]
    either: bool = False
    included: frozenset[str] = frozenset()
    selection: Selection = field(default_factory=Selection)


def write_glossary(book: Book, path: Path, engine: Engine, wish: Wish, report: Report, rules: Rules) -> None:
    """Write the glossary of a book for an engine, and count in a report what was left out.

    The book is read three times: for the names that several entities have, for what editors chose, and then for what
    was imported from lists, which is what a file that gets full goes without.

    Args:
        book: Read as a stream.
        path: The file; its ending chooses the form, and it stands there only when it is complete.
        engine: Whose glossary.
        wish: What is asked for.
        report: Counts, and is told what is left out.
        rules: Of any language; the word lists lie beside them.

    Raises:
        GazetteerError: If the engine has no such form or not so many languages; the text says what it has.
    """
    suffix = path.suffix.removeprefix(".").lower()
    _refuse(engine, suffix, wish)
    codes = [engine.code(lang) for lang in wish.languages]
    key = engine.set_key if wish.either else ""
    form = form_of(suffix, codes, heading=engine.header or wish.either, key=key, either=wish.either)
    with register() as known, writing(path) as out:
        known.fill(book(), wish.languages if wish.either else wish.languages[:1])
        work = _Work(engine, wish, form, out, known, report, Dangers(rules, known, engine.least))
        out.write(form.head())
        for from_lists in (False, True):
            work.write(one for one in book() if (one.source in BULK) == from_lists)
        out.write(form.tail())
    report.size = out.size


@dataclass(frozen=True, slots=True)
class _Work:
    """A glossary under way."""

    engine: Engine
    wish: Wish
    form: Form
    out: Output
    known: Register
    report: Report
    dangers: Dangers

    def write(self, entities: Iterable[Entity]) -> None:
        for entity in filter(self.wish.selection.wants, entities):
            free = self.wish.selection.free(entity)
            if free is None:
                self._leave_out(Row(entity, entity.names[:1]), "share-alike")
            else:
                self.report.entities += sum(map(self._written, self._rows(free))) > 0

    def _rows(self, entity: Entity) -> Iterator[Row]:
        if self.wish.either:
            return equivalent(entity, self.wish.languages, self.dangers, self.wish.included)
        return directed(entity, self.wish.languages, self.dangers)

    def _written(self, row: Row) -> bool:
        cells = ["" if one is None else one.text for one in row.cells]
        reason = self._reason(row)
        line = "" if reason else self.form.row(row.entity.id, cells)
        if not reason and not self._has_room(line):
            reason = "file-bytes"
        if not reason and not self._is_new(cells):
            reason = "double"
        if reason:
            self._leave_out(row, reason)
            return False
        self.out.write(line)
        self.report.written += 1
        self.report.sources.update({one.source or row.entity.source for one in row.cells if one is not None})
        return True

    def _reason(self, row: Row) -> str:
        """Return the first reason why a row cannot be written."""
        wrong = [one for one in row.reasons if one not in self.wish.included]
        if wrong:
            return wrong[0]
        texts = [one.text for one in row.cells if one is not None]
        if not all(is_plain(one) and self.form.holds(one) for one in texts):
            return "characters"
        return "" if all(map(self.engine.fits, texts)) else "phrase-bytes"

    def _has_room(self, line: str) -> bool:
        size = self.out.size + len(line.encode()) + len(self.form.tail().encode())
        return not self.engine.file_bytes or size <= self.engine.file_bytes

    def _is_new(self, cells: Sequence[str]) -> bool:
        keys = list(enumerate(cells)) if self.wish.either else [(0, cells[0])]
        texts = [(str(place), one if self.engine.cased else fold(one)) for place, one in keys if one]
        return sum(self.known.is_new(place, text) for place, text in texts) == len(texts)

    def _leave_out(self, row: Row, reason: str) -> None:
        first, *others = [one for one in row.cells if one is not None] or [Name(row.entity.name, "en", "canonical")]
        text = others[0].text if others else ""
        self.report.leave_out(LeftOut(row.entity.id, first.text, first.lang, text, reason))


def _refuse(engine: Engine, suffix: str, wish: Wish) -> None:
    """Raise where an engine cannot take what is asked for."""
    forms = engine.sets if wish.either else engine.forms
    if not forms:
        raise GazetteerError(f"{engine.title} has one source language: leave out --direction multi")
    if suffix not in forms:
        one = " for several source languages" if wish.either else ""
        raise GazetteerError(f"{engine.title} takes {', '.join(f'.{form}' for form in forms)}{one}, not .{suffix}")
    if len(wish.languages) < 2:
        raise GazetteerError(f"{engine.title} needs two languages: --languages zh,en")
    if not wish.either and len(wish.languages) > 1 + engine.targets:
        most = f"one source language and {engine.targets} target{'s' if engine.targets > 1 else ''}"
        raise GazetteerError(f"{engine.title} takes {most}, not {len(wish.languages)} languages: make several files")
