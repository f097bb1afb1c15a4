"""What reading answers: documents, and faults where there is none."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from namenorm.dates import iso_date
from namenorm.values import Document

Kind = Literal["text", "html", "jsonl", "csv", "parquet", "xliff", "tmx", "aligned"]
"""How a file is read: a text, a web page, JSON lines, a table (comma, semicolon or tab), a Parquet file, XLIFF, a
translation memory, or a text whose every line is the translation of that line of another file."""
FIELDS = ("id", "text", "lang", "source", "source_lang", "published", "outlet")
"""What a record may say of its document."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in the input that is not a document.

    Attributes:
        path: The file as it was named, ``-`` for standard input.
        line: Line of the file, from 1, or None where the whole file is meant.
        problem: What is wrong.
        remedy: What mends it.
    """

    path: str
    line: int | None
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Return one line for a reader: place, problem, remedy."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.problem}; {self.remedy}"


def own_fault(document: Document, error: Exception) -> Fault:
    """Return a fault of namenorm's own over a document, with the place in the code; the log gets the traceback."""
    logging.getLogger("namenorm").error("document %s cannot be checked", document.id, exc_info=error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    said = f"{type(error).__name__}: {str(error)[:200]} ({Path(place.filename).name}:{place.lineno})"
    return Fault(document.id, None, said, "report it as a fault of namenorm, with the document")


@dataclass(frozen=True, slots=True)
class About:
    """What the caller knows about documents that do not say it themselves.

    Attributes:
        lang: Language of the translation, BCP 47.
        source: The original text.
        source_lang: Language of the original, BCP 47.
        published: Date of publication, in any form that ``Document`` takes.
        outlet: Who published it.
        columns: Pairs of a field of ``Document`` and the name under which records hold it, where the names differ.
    """

    lang: str = "en"
    source: str | None = None
    source_lang: str | None = None
    published: str | Any | None = None
    outlet: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        """Read the date.

        Raises:
            InputError: If ``published`` is no date.
        """
        object.__setattr__(self, "published", iso_date(self.published))

    def column(self, field: str) -> str:
        """Return the name under which records hold a field."""
        return dict(self.columns).get(field, field)

    def document(self, identifier: str, text: str) -> Document:
        """Return a document with this text, described as this object says."""
        return Document(
            id=identifier,
            text=text,
            lang=self.lang,
            source=self.source,
            source_lang=self.source_lang,
            published=self.published,
            outlet=self.outlet,
        )
