"""The concepts of a TBX file, one at a time: of version 3 (ISO 30042:2019) in either style, and of version 2 (2008)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from namenorm.errors import InputError
from namenorm.gazetteer.importers.users.xml_text import pieces, xml_encoding

LONGEST = 65536
"""Characters of the text of one element; what is longer is no term and no note."""
_DEEPEST = 64
_SPACE = re.compile("[ \t\r\n]+")  # how a file is broken into lines; an ideographic space is a part of the name
_UNREAD = 4 * 1024 * 1024  # bytes of a tag that does not end
_BROKEN = re.compile(r"(?<=[\u3400-\u9fff])[ \t\r]*\n[ \t\r\n]*(?=[\u3400-\u9fff])")
"""A line break within Han characters, which put no spaces between words."""
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
    reader = _Reader()
    try:
        for piece in pieces(path, encoding or xml_encoding(path)):
            reader.feed(piece)
            yield from reader.taken()
        reader.feed("", last=True)
    except expat.ExpatError as error:
        yield from reader.taken()
        said = expat.errors.messages.get(error.code, str(error))
        raise InputError(f"{path}:{error.lineno}: is not well-formed XML from here on: {said}") from error
    except _Refused as error:
        yield from reader.taken()
        raise InputError(f"{path}:{reader.line}: {error}") from error
    yield from reader.taken()


class _Refused(Exception):
    """Something that a termbase does not have; the text says what."""


class _Reader:
    """Makes concepts of the events of a parser."""

    def __init__(self) -> None:
        # The text is decoded already, whatever the declaration says.
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._refuse_entity
        self._open: list[str] = []
        self._texts: list[list[str]] = []
        self._long = self._fed = 0
        self._lang = ""
        self._generator = ""
        self._concept: Concept | None = None
        self._term: Term | None = None
        self._done: list[Concept] = []

    @property
    def line(self) -> int:
        return self._parser.CurrentLineNumber

    def feed(self, piece: str, last: bool = False) -> None:
        text = piece.encode("utf-8", "surrogatepass")
        self._fed += len(text)
        self._parser.Parse(text, last)
        if self._fed - self._parser.CurrentByteIndex > _UNREAD:
            raise _Refused(f"a tag of more than {_UNREAD:,} bytes: this is no termbase")

    def taken(self) -> Iterator[Concept]:
        done, self._done = self._done, []
        yield from done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rsplit(" ", 1)[-1]
        if not self._open and tag not in _ROOTS:
            raise _Refused(f"the document is <{tag}>, and that of a termbase is <tbx> or <martif>")
        if len(self._open) >= _DEEPEST:
            raise _Refused(f"elements within {_DEEPEST} others: this is no termbase")
        if tag in _CONCEPT:
            self._concept = Concept(self.line, id=attributes.get("id", ""), generator=self._generator)
        elif tag in _LANGUAGE:
            self._lang = attributes.get(_XML_LANG, attributes.get("lang", ""))
        elif tag in _TERM_SECTION:
            self._term = Term(self.line, lang=self._lang)
        self._open.append(_category(tag, attributes))
        self._texts.append([])
        self._long = 0

    def _text(self, text: str) -> None:
        if self._texts:
            self._long += len(text)
            if self._long > LONGEST:
                raise _Refused(f"a text of more than {LONGEST:,} characters: this is no term and no note")
            self._texts[-1].append(text)

    def _end(self, name: str) -> None:
        tag, category = name.rsplit(" ", 1)[-1], self._open.pop()
        text = _SPACE.sub(" ", _BROKEN.sub("", "".join(self._texts.pop()))).strip(" ")
        if self._texts and tag in ("hi", "foreign"):  # markup within a text belongs to it
            self._texts[-1].append(text)
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

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise _Refused(f"declares the entity {name!r}; entities are not expanded here: write the text itself")


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
