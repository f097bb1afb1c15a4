"""The termbase: TBX of ISO 30042:2019, dialect TBX-Basic in the style DCA.

No library writes it (translate-toolkit's TBX is version 2 of 2008), and all that is needed is a template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from namenorm.gazetteer.exporters.credits import Sources, credit_lines
from namenorm.gazetteer.exporters.dangers import Dangers
from namenorm.gazetteer.exporters.languages import is_in, names_in
from namenorm.gazetteer.exporters.output import writing
from namenorm.gazetteer.exporters.register import Register, register
from namenorm.gazetteer.exporters.report import LeftOut, Report
from namenorm.gazetteer.exporters.selection import Selection
from namenorm.gazetteer.exporters.tbx_entry import concept, holds, text
from namenorm.gazetteer.model import Entity, Name
from namenorm.rules import Rules
from namenorm.version import VERSION

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
GENERATOR = "namenorm"
Book = Callable[[], Iterable[Entity]]
_HEAD = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<?xml-model href="https://raw.githubusercontent.com/LTAC-Global/TBX_Core_RNG/master/TBXcoreStructV03.rng" \
type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
<?xml-model href="https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/TBX-Basic_DCA.sch" \
type="application/xml" schematypens="http://purl.oclc.org/dsdl/schematron"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="{NAMESPACE}">
  <tbxHeader>
    <fileDesc>
      <titleStmt>
        {text("title", "Names")}
      </titleStmt>
      <sourceDesc>
        {text("p", f"{GENERATOR} {VERSION}", type="generator")}
"""


@dataclass(frozen=True, slots=True)
class TermbaseWish:
    """What is asked of a termbase.

    Attributes:
        languages: BCP 47; all languages if empty. An entity without a name in one of them is left out.
        leave_out: Dangers for which a name is left out, of ``report.DANGERS``; a termbase keeps namesakes apart, so
            none is by default.
        selection: Which entities.
    """

    languages: tuple[str, ...] = ()
    leave_out: frozenset[str] = frozenset()
    selection: Selection = field(default_factory=Selection)


def write_tbx(book: Book, path: Path, wish: TermbaseWish, sources: Sources, report: Report, rules: Rules) -> None:
    """Write a termbase, and count in a report what was left out.

    The book is read once for the credits, which stand in the header, and once more for the entries.

    Args:
        book: Gives the entities from the first, each time that it is called.
        path: The file; it stands there only when it is complete.
        wish: What is asked for.
        sources: What the book says of its sources.
        report: Counts, and is told what is left out.
        rules: Of any language; the word lists lie beside them.

    Raises:
        OSError: If the file cannot be written.
    """
    with register() as known, writing(path) as out:
        work = _Work(wish, Dangers(rules, known), report)
        used = _used(book(), work, known)
        out.write(_HEAD)
        for line in credit_lines(used, sources):
            out.write(f"        {text('p', line)}\n")
        out.write("      </sourceDesc>\n    </fileDesc>\n  </tbxHeader>\n  <text>\n")
        is_open = False
        for entity, names in work.concepts(book()):
            out.write(concept(entity, names) if is_open else f"    <body>\n{concept(entity, names)}")
            is_open = True
        out.write(f"{'    </body>' if is_open else ''}\n  </text>\n</tbx>\n".lstrip("\n"))
    report.size = out.size


def _used(entities: Iterable[Entity], work: _Work, known: Register) -> frozenset[str]:
    """Return the sources of what will be written, and fill the register where it will be asked."""
    used: set[str] = set()
    for entity in entities:
        if "ambiguous" in work.wish.leave_out:
            known.fill((entity,), {one.lang.split("-")[0] for one in entity.names})
        free = work.wish.selection.free(entity) if work.wish.selection.wants(entity) else None
        if free is not None:
            used |= {entity.source, *(one.source for one in free.names if work.is_asked(one))}
    return frozenset(used - {""})


@dataclass(frozen=True, slots=True)
class _Work:
    """A termbase under way."""

    wish: TermbaseWish
    dangers: Dangers
    report: Report

    def is_asked(self, name: Name) -> bool:
        return not self.wish.languages or any(is_in(name, lang) for lang in self.wish.languages)

    def concepts(self, entities: Iterable[Entity]) -> Iterator[tuple[Entity, list[Name]]]:
        for entity in filter(self.wish.selection.wants, entities):
            free = self.wish.selection.free(entity)
            names = (
                [] if free is None else [one for one in free.names if self.is_asked(one) and self._is_right(free, one)]
            )
            reason = "share-alike" if free is None else "" if self._covers(entity, names) else "no-rendering"
            if reason:
                self.report.leave_out(LeftOut(entity.id, entity.name, "en", "", reason))
            else:
                self.report.entities += 1
                self.report.written += len(names)
                self.report.sources.update(one.source or entity.source for one in names)
                yield entity, names

    def _covers(self, entity: Entity, names: list[Name]) -> bool:
        kept = Entity(entity.id, entity.kind, entity.name, names=tuple(names))
        return bool(names) and all(any(names_in(kept, lang)) for lang in self.wish.languages)

    def _is_right(self, entity: Entity, name: Name) -> bool:
        reason = "" if holds(name) else "characters"
        if not reason and self.wish.leave_out:
            found = self.dangers.of(entity, name, name.lang.split("-")[0])
            reason = next((one for one in found if one in self.wish.leave_out), "")
        if reason:
            self.report.leave_out(LeftOut(entity.id, name.text, name.lang, "", reason))
        return not reason
