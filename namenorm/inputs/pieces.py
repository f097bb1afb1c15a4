"""Where the text of a document stands in its file, what an edit changes there, and the file written again."""

from __future__ import annotations

import itertools
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol
from xml.sax.saxutils import escape

from rapidfuzz.distance import Postfix, Prefix

from namenorm.inputs.values import Fault
from namenorm.values import Document, Edit

Style = Literal["plain", "markup", "cdata", "json", "json-ascii", "field", "tab-field", "quoted-field"]
"""How text is written at a place of a file: as it is, with the references of XML and HTML, in a CDATA section, in a
JSON string (with escapes for all that is not ASCII), in a field of a table, of one with tabs, in quotation marks."""
_WORD = re.compile(r"\S+")
_ENDS_FIELD = re.compile(r"[\t\r\n]")
_NEEDS_QUOTES = re.compile(r"[,;|\t\r\n\"]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document's text that stands in one stretch of its file.

    Attributes:
        start: First code point in the text.
        end: One past the last.
        at: First code point in the file.
        until: One past the last.
        literal: Whether each code point stands for itself. Otherwise the stretch is one reference, escape or run of
            white space, and is changed as a whole or not at all.
        style: How text is written there.
    """

    start: int
    end: int
    at: int
    until: int
    literal: bool
    style: Style

    def moved(self, by: int, along: int = 0) -> Piece:
        """Return the piece of a text that stands ``by`` later in its document and ``along`` later in its file."""
        return Piece(self.start + by, self.end + by, self.at + along, self.until + along, self.literal, self.style)


@dataclass(frozen=True, slots=True)
class Held:
    """A document and where its text stands: the pieces are in order; text in none of them cannot be written back."""

    document: Document
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Code points ``at`` to ``until`` of a file become ``new``."""

    at: int
    until: int
    new: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """An edit that was not made, since the file could not be kept otherwise."""

    document: str
    edit: Edit
    reason: str

    def __str__(self) -> str:
        """Return one line for a reader."""
        return f"{self.document}: {self.edit.old!r} was not rewritten as {self.edit.new!r}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Made:
    """What an edit changes in a file, and the edits of the text that this comes to."""

    changes: tuple[Change, ...]
    edits: tuple[Edit, ...]


def made(held: Held, edit: Edit) -> Made | str:
    """Return what an edit changes in the file, or why it cannot be made there.

    Markup stays where it is. Where it stands within what is edited, only what differs is changed; where that is divided
    too, each word takes the place of the word it replaces, if there are as many of them, and the space between them
    stays as it is.
    """
    whole = _change(held, edit)
    if isinstance(whole, Change):
        return Made((whole,), (edit,))
    for parts in ([_narrowed(edit)], list(_by_words(edit))):
        found = [_change(held, one) for one in parts]
        done = tuple(one for one in found if isinstance(one, Change))
        if done and len(done) == len(found):
            return Made(done, tuple(parts))
    return whole


def changed(raw: str, found: Iterable[Change]) -> str:
    """Return the text of a file with changes made. They do not overlap; at one place they keep their order."""
    parts: list[str] = []
    done = 0
    for one in sorted(found, key=lambda one: (one.at, one.until)):
        parts += (raw[done : one.at], one.new)
        done = one.until
    return "".join((*parts, raw[done:]))


def _change(held: Held, edit: Edit) -> Change | str:
    pieces = _covering(held.pieces, edit)
    if not pieces:
        return "it stands where nothing can be written"
    for before, after in itertools.pairwise(pieces):
        if (before.end, before.until, before.style) != (after.start, after.at, after.style):
            return "markup stands within it"
    first, last = pieces[0], pieces[-1]
    if first.start > edit.start or last.end < edit.end:
        return "part of it stands where nothing can be written"
    if not (first.literal or edit.start == first.start) or not (last.literal or edit.end in (last.end, last.start)):
        return "it begins or ends within a character reference"
    written = _written(edit.new, first.style)
    if written is None:
        return "the new text would have to be quoted there"
    at = first.at + edit.start - first.start
    until = last.until if edit.end == last.end else last.at + edit.end - last.start
    return Change(at, until, written)


def _covering(pieces: Sequence[Piece], edit: Edit) -> Sequence[Piece]:
    """Return the pieces that an edit touches; of an insertion, the one before it if there is one."""
    first = max(0, bisect_right(pieces, edit.start, key=lambda one: one.start) - 1)
    if edit.start == edit.end:
        beside = pieces[max(0, first - 1) : first + 1]
        return [one for one in beside if one.start <= edit.start <= one.end and one.literal][:1]
    last = first
    while last < len(pieces) and pieces[last].start < edit.end:
        last += 1
    return [one for one in pieces[first:last] if one.end > edit.start]


def _narrowed(edit: Edit) -> Edit:
    """Return the edit without what its old and its new text have in common at their ends."""
    head = Prefix.similarity(edit.old, edit.new)
    old, new = edit.old[head:], edit.new[head:]
    tail = Postfix.similarity(old, new)
    return Edit(edit.start + head, edit.end - tail, old[: len(old) - tail], new[: len(new) - tail])


def _by_words(edit: Edit) -> Iterator[Edit]:
    """Yield an edit for each word that changes, or nothing where there are not as many new words as old ones."""
    old, new = list(_WORD.finditer(edit.old)), _WORD.findall(edit.new)
    if len(old) == len(new):
        for word, other in zip(old, new, strict=True):
            if word.group() != other:
                yield Edit(edit.start + word.start(), edit.start + word.end(), word.group(), other)


def _written(new: str, style: Style) -> str | None:
    if style == "markup":
        return escape(new)
    if style == "cdata":
        return None if "]]>" in new else new
    if style in ("json", "json-ascii"):
        return json.dumps(new, ensure_ascii=style == "json-ascii")[1:-1]
    if style in ("field", "tab-field"):
        return None if (_NEEDS_QUOTES if style == "field" else _ENDS_FIELD).search(new) else new
    return new.replace('"', '""') if style == "quoted-field" else new


@dataclass(frozen=True, slots=True)
class Written:
    """A file with edits made.

    Attributes:
        data: Its bytes.
        made: For each of its documents, what was edited in its text: of an edit that markup divides, the parts.
        refused: What was not.
    """

    data: bytes
    made: tuple[tuple[Edit, ...], ...]
    refused: tuple[Refusal, ...]


class File(Protocol):
    """A file with its documents."""

    @property
    def contents(self) -> tuple[Document | Fault, ...]:
        """The documents in order, and a fault for each place that has none."""

    def write(self, edits: Sequence[Sequence[Edit]]) -> Written:
        """Return the file with edits made and nothing else changed.

        Args:
            edits: For each of the documents (faults left out), those of its text.
        """


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of text, marked up or not.

    Attributes:
        raw: Its text, without a byte order mark.
        held: Its documents and where they stand in ``raw``, and a fault for each place that has none.
        codec: Its encoding.
        prefix: Its byte order mark, or nothing.
        references: Whether a character that the encoding lacks can be written as a reference.
    """

    raw: str
    held: tuple[Held | Fault, ...]
    codec: str = "utf-8"
    prefix: bytes = b""
    references: bool = False

    @property
    def contents(self) -> tuple[Document | Fault, ...]:
        """The documents in order, and a fault for each place that has none."""
        return tuple(one if isinstance(one, Fault) else one.document for one in self.held)

    def write(self, edits: Sequence[Sequence[Edit]]) -> Written:
        """Return the file with edits made and nothing else changed."""
        all_changes: list[Change] = []
        done: list[tuple[Edit, ...]] = []
        refused: list[Refusal] = []
        holders = (one for one in self.held if isinstance(one, Held))
        for held, wanted in zip(holders, edits, strict=True):
            answers = [(edit, made(held, edit)) for edit in wanted]
            refused += (Refusal(held.document.id, edit, one) for edit, one in answers if isinstance(one, str))
            possible = [one for _, one in answers if isinstance(one, Made)]
            all_changes += (change for one in possible for change in one.changes)
            done.append(tuple(edit for one in possible for edit in one.edits))
        return Written(self.encoded(changed(self.raw, all_changes)), tuple(done), tuple(refused))

    def encoded(self, text: str) -> bytes:
        """Return the bytes of the file if it held another text."""
        return self.prefix + text.encode(self.codec, "xmlcharrefreplace" if self.references else "strict")
