"""A file that was read whole and can be written again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from namenorm.inputs.pieces import Change, Held, Made, Refusal, changed, made
from namenorm.inputs.values import Fault
from namenorm.values import Document, Edit


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
