"""The concepts of a TBX file, one at a time: of version 3 (ISO 30042:2019) in either style, and of version 2 (2008)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from namenorm.gazetteer.importers.safe_xml import Refused, records

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
