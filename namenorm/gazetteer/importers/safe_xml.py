"""Large XML files of strangers, element by element: nothing is fetched or expanded, nothing grows without end.

The text is decoded by its byte order mark, its declaration, or as the user says.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Generic, Protocol, TypeVar
from xml.parsers import expat

from namenorm.errors import InputError

_CHUNK = 65536
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def xml_encoding(path: Path) -> str:
    """Return the encoding that an XML file says it is in.

    Raises:
        InputError: If it cannot be opened, or names an encoding that Python does not know.
    """
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError as error:
        raise InputError(f"{path}: cannot be opened: {error.strerror}") from error
    declared = _DECLARED.match(head.lstrip())
    named = declared[1].decode() if declared else "utf-8"
    found = next((encoding for mark, encoding in _MARKS if head.startswith(mark)), named)
    try:
        return codecs.lookup(found).name
    except LookupError as error:
        raise InputError(f"{path}: says that it is in {named}, which is no encoding: give --encoding") from error


def pieces(path: Path, encoding: str) -> Iterator[str]:
    """Yield the text of a file in pieces of bounded size.

    Raises:
        InputError: If it is not in that encoding, or cannot be read.
    """
    lines = 1
    try:
        with path.open(encoding=encoding, newline="") as file:
            while piece := file.read(_CHUNK):
                lines += piece.count("\n")
                yield piece
    except LookupError as error:
        raise InputError(f"{encoding!r} is no encoding that Python knows: write utf-8, gb18030 or big5") from error
    except UnicodeError as error:
        raise InputError(
            f"{path}: behind line {lines}: is not in {encoding} ({error.__class__.__name__}: "
            f"{getattr(error, 'reason', error)}): give the right --encoding"
        ) from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error


LONGEST = 65536
"""Characters of the text of one element; what is longer is no term and no note."""
_DEEPEST = 64
_UNREAD = 4 * 1024 * 1024  # bytes of a tag that does not end
_BROKEN = re.compile(r"(?<=[\u3400-\u9fff])[ \t\r]*\n[ \t\r\n]*(?=[\u3400-\u9fff])")
"""A line break within Han characters, which put no spaces between words."""
_SPACE = re.compile("[ \t\r\n]+")  # how a file is broken into lines; an ideographic space is a part of the name
Record = TypeVar("Record")


class Refused(Exception):
    """Something that such a file does not have; the text says what."""


class Handler(Protocol[Record]):
    """What makes records of elements.

    Attributes:
        inline: Elements whose text belongs to the element around them.
    """

    inline: frozenset[str]

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        """Take the beginning of an element, its tag without a namespace.

        Raises:
            Refused: If no such file begins so.
        """

    def end(self, tag: str, text: str) -> None:
        """Take the end of an element and its own text, white space in it made single."""

    def taken(self) -> list[Record]:
        """Return the records that are complete, and forget them."""


def records(path: Path, encoding: str, handler: Handler[Record]) -> Iterator[Record]:
    """Yield the records of a file; each is forgotten when the next is read.

    Args:
        path: The file.
        encoding: As Python calls it; what the file says if empty.
        handler: Makes records of elements.

    Raises:
        InputError: If the file cannot be read, is not well-formed from some line on, declares entities, or holds what
            such a file has not. Records before that line have been given.
    """
    reader = _Reader(handler)
    try:
        for piece in pieces(path, encoding or xml_encoding(path)):
            reader.feed(piece)
            yield from handler.taken()
        reader.feed("", last=True)
    except expat.ExpatError as error:
        yield from handler.taken()
        said = expat.errors.messages.get(error.code, str(error))
        raise InputError(f"{path}:{error.lineno}: is not well-formed XML from here on: {said}") from error
    except Refused as error:
        yield from handler.taken()
        raise InputError(f"{path}:{reader.line}: {error}") from error
    yield from handler.taken()


class _Reader(Generic[Record]):
    """Tells a handler the elements, within limits."""

    def __init__(self, handler: Handler[Record]) -> None:
        self._handler = handler
        # The text is decoded already, whatever the declaration says.
        self._parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._refuse_entity
        self._texts: list[list[str]] = []
        self._long = self._fed = 0

    @property
    def line(self) -> int:
        return self._parser.CurrentLineNumber

    def feed(self, piece: str, last: bool = False) -> None:
        text = piece.encode("utf-8", "surrogatepass")
        self._fed += len(text)
        self._parser.Parse(text, last)
        if self._fed - self._parser.CurrentByteIndex > _UNREAD:
            raise Refused(f"a tag of more than {_UNREAD:,} bytes: no such file has one")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._texts) >= _DEEPEST:
            raise Refused(f"elements within {_DEEPEST} others: no such file has them")
        self._handler.start(_tag(name), attributes, self.line)
        self._texts.append([])
        self._long = 0

    def _text(self, text: str) -> None:
        if self._texts:
            self._long += len(text)
            if self._long > LONGEST:
                raise Refused(f"a text of more than {LONGEST:,} characters: this is no term and no note")
            self._texts[-1].append(text)

    def _end(self, name: str) -> None:
        text = "".join(self._texts.pop())
        if self._texts and _tag(name) in self._handler.inline:
            self._texts[-1].append(text)
        self._handler.end(_tag(name), _SPACE.sub(" ", _BROKEN.sub("", text)).strip(" "))

    def _refuse_entity(self, name: str, *_: object) -> None:
        raise Refused(f"declares the entity {name!r}; entities are not expanded here: write the text itself")


def _tag(name: str) -> str:
    return name.rsplit(" ", 1)[-1]
