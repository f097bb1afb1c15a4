"""Reading XML with the place of each piece of text, and without what makes XML dangerous.

A document type that declares entities is refused, whether they are of the file or point elsewhere: they can grow
without bounds and read other files. An external document type is named in many translation memories; it is never
fetched, and a reference to an entity that it may declare is refused, since its text would be lost.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import Any, Protocol
from xml.parsers import expat

from namenorm.inputs.values import Fault

_DECLARED = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNMARKED = ((b"<\x00?\x00", "utf-16-le"), (b"\x00<\x00?", "utf-16-be"))
_HEAD = 400
_STEP = 1 << 18


class Refused(Exception):
    """Why XML is not read: the problem and its remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


class Listener(Protocol):
    """What is told of a document in its order. Names are ``namespace local``; places are bytes of its UTF-8 form."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear of an element that opens."""

    def end(self, name: str) -> None:
        """Hear of one that closes."""

    def text(self, text: str, at: int, until: int, cdata: bool) -> None:
        """Hear of text: one reference, one newline, or a run of other characters."""


def encoding_of_xml(head: bytes) -> tuple[str, bytes]:
    """Return the encoding of XML by its first bytes, and its byte order mark or nothing (XML 1.0, appendix F)."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, mark
    for start, name in _UNMARKED:
        if head.startswith(start):
            return name, b""
    declared = _DECLARED.match(head[:_HEAD])
    return (declared[1].decode("ascii").lower() if declared else "utf-8"), b""


def decode_xml(data: bytes, path: str) -> tuple[str, str, bytes] | Fault:
    """Return the text of XML, its encoding and its byte order mark; a fault where it could not be written again."""
    codec, mark = encoding_of_xml(data[:_HEAD])
    try:
        text = data[len(mark) :].decode(codec)
        if text.encode(codec) == data[len(mark) :]:
            return text, codec, mark
    except UnicodeDecodeError as error:
        return not_in_encoding(path, codec, error)
    except (LookupError, UnicodeError):
        pass
    return unknown_encoding(path, codec)


def not_in_encoding(path: str, codec: str, error: UnicodeDecodeError) -> Fault:
    """Return the fault of a file that is not in its own encoding."""
    problem = f"not valid {codec.upper()} (byte {error.object[error.start]:#04x} at position {error.start})"
    return Fault(path, None, problem, "save it again in the encoding that its first line declares, or in UTF-8")


def unknown_encoding(path: str, codec: str) -> Fault:
    """Return the fault of a file whose encoding is not known."""
    return Fault(path, None, f"in an encoding that is not known ({codec})", "save it again as UTF-8")


class Scanner:
    """Tells a listener of XML that comes in parts."""

    def __init__(self, listener: Listener) -> None:
        """Start at the beginning of a document."""
        self._listener = listener
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = lambda: self._cdata(True)
        parser.EndCdataSectionHandler = lambda: self._cdata(False)
        parser.CommentHandler = lambda _: self._settle()
        parser.ProcessingInstructionHandler = lambda _, __: self._settle()
        parser.EntityDeclHandler = _refuse_declaration
        parser.SkippedEntityHandler = _refuse_entity
        self._waiting: tuple[str, int] | None = None
        self._in_cdata = False

    def feed(self, text: str) -> None:
        """Read on.

        Raises:
            Refused: If the document is malformed or dangerous.
        """
        self._parse(text.encode("utf-8"), False)

    def close(self) -> None:
        """Read to the end.

        Raises:
            Refused: If the document is not whole.
        """
        self._parse(b"", True)

    @property
    def line(self) -> int:
        """The line that was reached."""
        return self._parser.CurrentLineNumber

    def _parse(self, data: bytes, last: bool) -> None:
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as error:
            problem = f"malformed XML ({expat.ErrorString(error.code)}, column {error.offset + 1})"
            raise Refused(problem, "mend the markup there, or export the file anew") from error

    def _settle(self) -> None:
        """Tell of the text that waited for its end to be known."""
        if self._waiting is not None:
            (text, at), self._waiting = self._waiting, None
            self._listener.text(text, at, self._parser.CurrentByteIndex, self._in_cdata)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._settle()
        self._listener.start(name, attributes)

    def _end(self, name: str) -> None:
        self._settle()
        self._listener.end(name)

    def _text(self, text: str) -> None:
        self._settle()
        self._waiting = text, self._parser.CurrentByteIndex

    def _cdata(self, inside: bool) -> None:
        self._settle()
        self._in_cdata = inside


def scan(parts: Iterable[str], path: str, listener: Listener) -> Fault | None:
    """Tell a listener of a whole document, and return what is wrong with it."""
    scanner = Scanner(listener)
    try:
        for part in parts:
            scanner.feed(part)
        scanner.close()
    except Refused as refused:
        return Fault(path, scanner.line, refused.problem, refused.remedy)
    return None


def in_steps(text: str) -> Iterable[str]:
    """Return a text in parts, so that no second copy of all of it is made."""
    return (text[at : at + _STEP] for at in range(0, len(text), _STEP))


def _refuse_declaration(name: str, *_: Any) -> None:
    remedy = "remove the <!ENTITY …> lines from its DOCTYPE, and write the text itself where they were used"
    raise Refused(f"it declares an entity ({name}), which is not read for safety", remedy)


def _refuse_entity(name: str, _parameter: bool) -> None:
    raise Refused(f"the entity &{name}; is not defined in the file", "write the character itself, or its number")
