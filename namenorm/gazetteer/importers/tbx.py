"""The concepts of a termbase as entities: of one that namenorm made as they were, of another as far as it tells.

Read are TBX version 3 (ISO 30042:2019) in either style and version 2 (2008), a concept at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast, get_args

from namenorm.errors import InputError
from namenorm.gazetteer.exporters.tbx import (
    ADMITTED,
    DEPRECATED,
    FIELDS,
    GENERATOR,
    NAME_FIELDS,
    PREFERRED,
    STATUSES,
    SUPERSEDED,
    entity_id,
)
from namenorm.gazetteer.importers.names import book_tag, is_latin, is_own_name, surname_of
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.safe_xml import Refused, records
from namenorm.gazetteer.model import Entity, EntityKind, Name, NameKind
from namenorm.text.key import key

_CONCEPT, _LANGUAGE, _TERM = frozenset({"conceptEntry", "termEntry"}), frozenset({"langSec", "langSet"}), "term"
_TERM_SECTION = frozenset({"termSec", "tig", "ntig"})
_ROOTS = frozenset({"tbx", "martif", "TBX"})
_PLAIN = frozenset({"note", "p", "date", "descripNote", "title"})
_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
_CATEGORIES = frozenset({"admin", "adminNote", "descrip", "termNote", "ref", "xref", "transac", "transacNote"})


@dataclass(slots=True)
class Section:
    """What a file says at one place.

    Attributes:
        line: Where it begins.
        said: Data categories and their texts, ``("administrativeStatus", "preferredTerm-admn-sts")``; a note is
            ``("note", …)``.
    """

    line: int
    said: list[tuple[str, str]] = field(default_factory=list)

    def first(self, category: str) -> str:
        """Return the text of a category where it stands first; empty where it does not."""
        return next((text for name, text in self.said if name == category), "")


@dataclass(slots=True)
class Term(Section):
    """A term and its language."""

    text: str = ""
    lang: str = ""


@dataclass(slots=True)
class Concept(Section):
    """An entry.

    Attributes:
        id: As the file has it; empty if it has none.
        terms: Of all languages, in their order.
        generator: What the header says made the file.
    """

    id: str = ""
    terms: list[Term] = field(default_factory=list)
    generator: str = ""


def concepts(path: Path, encoding: str = "") -> Iterator[Concept]:
    """Yield the entries of a termbase; each is forgotten when the next is read.

    What a document type would fetch or expand is neither fetched nor expanded.

    Args:
        path: The file.
        encoding: As Python calls it; what the file says if empty.

    Raises:
        InputError: If the file cannot be read, is no TBX, is not well-formed from some line on, declares entities, or
            holds a text or a nesting that no termbase has. Entries before that line have been given.
    """
    return records(path, encoding, _Concepts())


class _Concepts:
    """Makes concepts of elements."""

    inline = frozenset({"hi", "foreign"})

    def __init__(self) -> None:
        self._open: list[str] = []
        self._lang = self._generator = ""
        self._concept: Concept | None = None
        self._term: Term | None = None
        self._done: list[Concept] = []

    def taken(self) -> list[Concept]:
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        if not self._open and tag not in _ROOTS:
            raise Refused(f"the document is <{tag}>, and that of a termbase is <tbx> or <martif>")
        if tag in _CONCEPT:
            self._concept = Concept(line, id=attributes.get("id", ""), generator=self._generator)
        elif tag in _LANGUAGE:
            self._lang = attributes.get(_XML_LANG, attributes.get("lang", ""))
        elif tag in _TERM_SECTION:
            self._term = Term(line, lang=self._lang)
        self._open.append(_category(tag, attributes))

    def end(self, tag: str, text: str) -> None:
        category = self._open.pop()
        if category == "generator":
            self._generator = text
        if tag in _CONCEPT and self._concept is not None:
            self._done.append(self._concept)
            self._concept = None
        elif tag in _TERM_SECTION:
            self._close_term()
        elif tag == _TERM and self._term is not None:
            self._term.text = text
        elif category and text and self._concept is not None:
            (self._term or self._concept).said.append((category, text))

    def _close_term(self) -> None:
        if self._concept is not None and self._term is not None:
            self._concept.terms.append(self._term)
        self._term = None


def _category(tag: str, attributes: dict[str, str]) -> str:
    """Return the data category of an element: its type, its tag in the style DCT, empty for structure."""
    if tag in _CATEGORIES or tag == "p":
        return attributes.get("type", "")
    if tag in _PLAIN or not tag[:1].islower():
        return tag if tag == "note" else ""
    return "" if tag in _STRUCTURE else tag


_STRUCTURE = frozenset(
    {
        *(*_CONCEPT, *_LANGUAGE, *_TERM_SECTION, *_ROOTS, _TERM),
        *("tbxHeader", "martifHeader", "fileDesc", "titleStmt", "sourceDesc", "publicationStmt", "encodingDesc"),
        *("revisionDesc", "change", "text", "body", "back", "refObjectSec", "refObject", "itemSet", "itemGrp", "item"),
        *("termGrp", "termNoteGrp", "descripGrp", "adminGrp", "transacGrp", "hi", "foreign", "ph", "sc", "ec"),
    }
)


_SHORT = frozenset({"shortForm", "acronym", "abbreviation", "initialism", "shortFormTerm"})
_LISTS = frozenset({"countries", "ids", "style"})


@dataclass(frozen=True, slots=True)
class TermbaseOptions:
    """How a termbase is read.

    Attributes:
        source: First part of the identifiers; may be empty for a termbase that namenorm made, which keeps its own.
        kind: Of a concept that does not say it.
        encoding: As Python calls it; what the file says if empty.
    """

    source: str = ""
    kind: EntityKind = "person"
    encoding: str = ""


def tbx_outcomes(path: Path, options: TermbaseOptions) -> Iterator[tuple[str, Outcome]]:
    """Yield file and line of each concept with what it gives; a concept with a fault gives that, and the rest goes on.

    A file that stops being XML gives that as its last fault, behind what stood before it.

    Raises:
        InputError: If the file cannot be read at all, or a source is needed and not given.
    """
    read = 0
    try:
        for concept in concepts(path, options.encoding):
            read += 1
            own = concept.generator.startswith(f"{GENERATOR} ")
            if not own and not options.source:
                raise _NoSource(f"{path}: give --source, the first part of the identifiers; this is not namenorm's own")
            outcome = _own(concept, options) if own else _other(concept, options)
            yield f"{path}:{concept.line}", outcome
    except _NoSource:
        raise
    except InputError as error:
        if not read:
            raise
        place, _, said = str(error).partition(": ")
        yield place, Outcome(fault=said)


class _NoSource(InputError):
    """A termbase of others without a source to be named by."""


def _own(concept: Concept, options: TermbaseOptions) -> Outcome:
    """Return the entity that namenorm wrote."""
    notes = _notes(concept)
    first = entity_id(concept.id)
    source = options.source or concept.first("source") or first.partition(":")[0]
    names = [_own_name(one, concept.first("source"), bool(options.source)) for one in concept.terms if one.text]
    english = next((one for one in names if one.lang == "en" and one.kind == "canonical"), None)
    if english is None:
        return Outcome(left_out="no English name")
    said = {field: notes.get(field, "") for field in FIELDS}
    ids = dict.fromkeys((*_values(said["ids"]), *([first] if options.source else [])))
    entity = Entity(
        id=f"{options.source}:{first.partition(':')[2]}" if options.source else first,
        kind=_entity_kind(concept, options),
        name=english.text,
        surname=said["surname"],
        about=concept.first("definition"),
        countries=_values(said["countries"]),
        gender=said["gender"],
        names=(english, *(one for one in names if one is not english)),
        note=notes.get("note", ""),
        source=source,
        ids=tuple(ids),
    )
    return Outcome(entity)


def _own_name(term: Term, of_entity: str, renamed: bool) -> Name:
    notes = _notes(term)
    kind = notes.get("kind", "")
    source = term.first("source")
    said = {field: notes.get(field, "") for field in NAME_FIELDS if field not in _LISTS}
    return Name(
        term.text,
        term.lang,
        cast("NameKind", kind) if kind in get_args(NameKind) else _kind(term),
        style=_values(notes.get("style", "")),
        verified=notes.get("verified") != "no",
        source="" if renamed or source == of_entity else source,
        **said,
    )


def _other(concept: Concept, options: TermbaseOptions) -> Outcome:
    """Return the entity that a concept of another termbase describes."""
    terms = [_in_book_tags(one) for one in concept.terms if one.text]
    if not terms:
        return Outcome(fault="no term")
    nameless = next((one for one in terms if not one.lang), None)
    if nameless is not None:
        return Outcome(fault=f"line {nameless.line}: {nameless.text!r} is of no language that BCP 47 knows")
    english = _english(terms)
    if english is None:
        return Outcome(left_out="no English name")
    if not is_latin(english.text):
        return Outcome(fault=f"line {english.line}: the English term is {english.text!r}, not in Latin letters")
    kind = _entity_kind(concept, options)
    names = _names(terms, english)
    entity = Entity(
        id=f"{options.source}:{concept.id or key(english.text).replace(' ', '-')}",
        kind=kind,
        name=english.text,
        surname=surname_of(english.text, (), names) if kind == "person" else "",
        about=concept.first("definition").rstrip("."),
        names=names,
        source=options.source,
    )
    return Outcome(entity)


def _in_book_tags(term: Term) -> Term:
    return replace(term, lang=book_tag(term.lang))


def _english(terms: Sequence[Term]) -> Term | None:
    """Return the preferred English term, or else the first full one that is not deprecated."""
    english = [one for one in terms if one.lang == "en" and _status(one) not in (DEPRECATED, SUPERSEDED)]
    full = [one for one in english if one.first("termType") not in _SHORT] or english
    return min(full, key=lambda one: _status(one) != PREFERRED) if full else None


def _names(terms: Sequence[Term], english: Term) -> tuple[Name, ...]:
    found = [Name(english.text, "en", "canonical")]
    for one in terms:
        kind = _kind(one)
        if kind == "alias" and one.lang.startswith("zh") and is_own_name(one.text, english.text, ()):
            kind = "native"
        name = Name(one.text, one.lang, kind)
        if one is not english and name not in found:
            found.append(name)
    return tuple(found)


def _kind(term: Term) -> NameKind:
    status = _status(term)
    if status == DEPRECATED:
        return "blocked"
    if status == SUPERSEDED:
        return "former"
    return "short" if term.first("termType") in _SHORT else "alias"


def _status(term: Term) -> str:
    said = term.first("administrativeStatus") or term.first("normativeAuthorization")
    return next((one for one in STATUSES if said.startswith(one.partition("-")[0])), ADMITTED)


def _entity_kind(concept: Concept, options: TermbaseOptions) -> EntityKind:
    said = concept.first("subjectField").lower()
    return cast("EntityKind", said) if said in get_args(EntityKind) else options.kind


def _notes(section: Section) -> Mapping[str, str]:
    """Return the notes of namenorm's own form, ``surname: Daly``, by their fields."""
    pairs = (text.partition(": ") for category, text in section.said if category == "note")
    return {field: value for field, _, value in pairs}


def _values(text: str) -> tuple[str, ...]:
    return tuple(one for one in text.split(", ") if one)
