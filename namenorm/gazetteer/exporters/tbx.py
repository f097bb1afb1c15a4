"""The termbase: TBX of ISO 30042:2019, dialect TBX-Basic in the style DCA.

No library writes it (translate-toolkit's TBX is version 2 of 2008), and all that is needed is a template. An entity is
a concept entry, its names are the terms, each with its status and whether it is a full or a short form; the values are
those that TBX-Basic lists for administrativeStatus and termType (ISO 30042:2019, module basic).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from namenorm.gazetteer.exporters.names import Dangers, Register, is_in, names_in, register
from namenorm.gazetteer.exporters.report import LeftOut, Report, Selection, Sources, credit_lines, writing
from namenorm.gazetteer.model import Entity, Name, NameKind
from namenorm.rules import Rules
from namenorm.version import VERSION

_OUT = re.compile(r"[^A-Za-z0-9-]|^[0-9-]")
_IN = re.compile(r"_([0-9A-F]+)_|\.")


def xml_id(entity_id: str) -> str:
    """Return an identifier that XML takes: the colon is a dot, any other character its code, ``_4E01_``."""
    return _OUT.sub(lambda found: "." if found[0] == ":" else f"_{ord(found[0]):X}_", entity_id)


def entity_id(identifier: str) -> str:
    """Return what ``xml_id`` was made of; of any other identifier, something like it."""
    return _IN.sub(lambda found: chr(int(found[1], 16)) if _is_code(found[1]) else ":", identifier)


def _is_code(code: str | None) -> bool:
    return code is not None and int(code, 16) < 0x110000


PREFERRED, ADMITTED, SUPERSEDED, DEPRECATED = (
    "preferredTerm-admn-sts",
    "admittedTerm-admn-sts",
    "supersededTerm-admn-sts",
    "deprecatedTerm-admn-sts",
)
STATUS: Mapping[NameKind, str] = {
    "canonical": PREFERRED,
    "native": PREFERRED,
    "adopted": PREFERRED,
    "alias": ADMITTED,
    "short": ADMITTED,
    "stage": ADMITTED,
    "married": ADMITTED,
    "nickname": ADMITTED,
    "contested": ADMITTED,
    "former": SUPERSEDED,  # right in its time, no longer the one to use
    "literal": DEPRECATED,  # what a machine makes of the characters
    "misspelling": DEPRECATED,
    "blocked": DEPRECATED,
}
"""Status of a kind of name; of several that a language prefers, the first one is preferred and the others admitted."""
TERM_TYPE: Mapping[NameKind, str] = {
    "canonical": "fullForm",
    "native": "fullForm",
    "adopted": "fullForm",
    "short": "shortForm",
}
"""Type of a kind of name; any other is a variant."""
FULL: frozenset[NameKind] = frozenset({"alias", "stage", "married"})
"""Kinds of which the first is preferred where a language has nothing better, such as 普京."""
STATUSES = (PREFERRED, ADMITTED, SUPERSEDED, DEPRECATED)
"""Every status."""


FIELDS = ("surname", "gender", "countries", "ids")
"""Fields of an entity that stand in notes, ``surname: Daly``, and ``note: …`` for its own note."""
NAME_FIELDS = ("style", "since", "until", "citation")
"""Fields of a name that do; besides ``kind: adopted`` and ``verified: no``."""
_HELD = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")
_NOT_HELD = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_SPACE = re.compile("[\t\n\r]|^ | $|  ")
_WIKIDATA = "https://www.wikidata.org/wiki/"


def holds(name: Name) -> bool:
    """Tell whether a termbase gives a name back as it is: text and language are fit for XML, spaces stand singly."""
    return bool(name.text and _HELD.fullmatch(name.text) and _TAG.fullmatch(name.lang)) and not _SPACE.search(name.text)


def concept(entity: Entity, names: Sequence[Name]) -> str:
    """Return the concept entry of an entity with some of its names, those of a language together.

    Args:
        entity: What the entry is of.
        names: At least one, and each of them such that ``holds`` is true.
    """
    said = [*_of_entity(entity), *_of_languages(entity, names)]
    body = "".join(f"        {line}\n" for line in said)
    return f"      <conceptEntry id={quoteattr(xml_id(entity.id))}>\n{body}      </conceptEntry>\n"


def text(tag: str, said: str, **attributes: str) -> str:
    """Return an element with text in it; what XML cannot hold becomes U+FFFD."""
    attrs = "".join(f" {name}={quoteattr(_clean(value))}" for name, value in attributes.items())
    return f"<{tag}{attrs}>{escape(_clean(said), _LINES)}</{tag}>"


_LINES = {"\r": "&#13;"}


def _of_entity(entity: Entity) -> Iterator[str]:
    yield text("admin", _source(entity), type="source")
    yield text("descrip", entity.kind, type="subjectField")
    if entity.about:
        yield text("descrip", entity.about, type="definition")
    for label in FIELDS:
        value = getattr(entity, label)
        if value:
            yield text("note", f"{label}: {value if isinstance(value, str) else ', '.join(value)}")
    if entity.note:
        yield text("note", f"note: {entity.note}")
    for one in entity.ids:
        if re.fullmatch(r"wikidata:Q\d+", one):
            yield text("xref", one, type="externalCrossReference", target=_WIKIDATA + one.removeprefix("wikidata:"))


def _of_languages(entity: Entity, names: Sequence[Name]) -> Iterator[str]:
    for lang in dict.fromkeys(one.lang for one in names):
        yield f"<langSec xml:lang={quoteattr(lang)}>"
        yield from (f"  {line}" for line in _terms(entity, [one for one in names if one.lang == lang]))
        yield "</langSec>"


def _terms(entity: Entity, names: Sequence[Name]) -> Iterator[str]:
    best = _best(names)
    for name in names:
        status = PREFERRED if name is best else ADMITTED if STATUS[name.kind] == PREFERRED else STATUS[name.kind]
        # A line a term: a book of hundreds of thousands is a fifth smaller than with one for each element.
        yield f"<termSec>{''.join(_term(entity, name, status))}</termSec>"


def _best(names: Sequence[Name]) -> Name | None:
    """Return the one name of a language that is preferred, None where none is fit for it."""
    liked = [one for one in names if STATUS[one.kind] == PREFERRED] or [one for one in names if one.kind in FULL]
    return min(liked, key=lambda one: not one.verified) if liked else None


def _term(entity: Entity, name: Name, status: str) -> Iterator[str]:
    yield text("term", name.text)
    # The picklist of TBX-Basic ends at "noun"; that it is a proper one is said beside it.
    noun = text("termNote", "noun", type="partOfSpeech")
    yield f"<termNoteGrp>{noun}{text('note', 'proper noun')}</termNoteGrp>"
    yield text("termNote", status, type="administrativeStatus")
    yield text("termNote", TERM_TYPE.get(name.kind, "variant"), type="termType")
    yield (
        text("admin", name.source or entity.source, type="source")
        if name.source or entity.source
        else text("admin", entity.id.partition(":")[0], type="source")
    )
    yield text("note", f"kind: {name.kind}")
    if not name.verified:
        yield text("note", "verified: no")
    for label in NAME_FIELDS:
        value = getattr(name, label)
        if value:
            yield text("note", f"{label}: {value if isinstance(value, str) else ', '.join(value)}")


def _source(entity: Entity) -> str:
    return entity.source or entity.id.partition(":")[0]


def _clean(said: str) -> str:
    return said if _HELD.fullmatch(said) else _NOT_HELD.sub("�", said)


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
