"""The engines whose glossaries are written, with their limits, and the forms that they take: tables and TMX.

The limits stand in ``gazetteer/rules/und/glossary_engines.yaml``.
"""

from __future__ import annotations

import csv
import io
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from namenorm.rules import Rules
from namenorm.version import VERSION

NAMES = ("deepl", "google", "amazon", "microsoft", "modernmt")


@dataclass(frozen=True, slots=True)
class Engine:
    """What an engine takes.

    Attributes:
        name: A member of ``NAMES``.
        title: What it and its glossary are called.
        forms: Endings of files with one source language, the usual one first.
        header: Whether the first row of a table names the languages.
        sets: Endings of files in which any language may be the source.
        set_key: Heading of the column that identifies a row of such a file.
        targets: Target languages in a file with one source language, at most.
        file_bytes: Bytes of a file at most; 0 where no limit is told.
        phrase_bytes: Bytes of a phrase at most; 0 where no limit is told.
        least: Letters that a source phrase has at least.
        cased: Whether phrases that differ in case alone are two.
        codes: What it calls a language, where that is not the tag that the book uses.
    """

    name: str
    title: str
    forms: tuple[str, ...]
    header: bool
    targets: int
    file_bytes: int
    phrase_bytes: int
    least: int
    cased: bool
    sets: tuple[str, ...] = ()
    set_key: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)

    def code(self, lang: str) -> str:
        """Return what the engine calls a language."""
        return self.codes.get(lang, lang)

    def fits(self, phrase: str) -> bool:
        """Tell whether a phrase is as short as the engine wants it."""
        return not self.phrase_bytes or len(phrase.encode("utf-8", "surrogatepass")) <= self.phrase_bytes


def engine(name: str, rules: Rules | None = None) -> Engine:
    """Return an engine by its name.

    Raises:
        KeyError: If there is none of that name.
    """
    said: Mapping[str, Any] = (rules or Rules("und")).topic("glossary_engines")[name]
    kept = {field: value for field, value in said.items() if field not in ("read", "pages", "why", "forms", "sets")}
    return Engine(name, forms=tuple(said["forms"]), sets=tuple(said.get("sets", ())), **kept)


_TMX_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="namenorm" creationtoolversion={version} datatype="PlainText" segtype="phrase" \
adminlang="en" srclang={source} o-tmf="namenorm"/>
  <body>
"""
_TMX_TAIL = "  </body>\n</tmx>\n"


class Form(ABC):
    """How rows become text; an empty cell is a language without a name."""

    @abstractmethod
    def head(self) -> str:
        """Return what stands before the rows."""

    @abstractmethod
    def row(self, key: str, cells: Sequence[str]) -> str:
        """Return a row; ``key`` identifies it."""

    def tail(self) -> str:
        """Return what stands behind the rows."""
        return ""

    def holds(self, text: str) -> bool:
        """Tell whether a phrase without control characters can be written so that it is read back."""
        return True


class Table(Form):
    """Values divided by commas or tabs, with a heading or without."""

    def __init__(self, delimiter: str, heading: Sequence[str] = (), key: str = "") -> None:
        """Write a table.

        Args:
            delimiter: Comma or tab.
            heading: What the languages are called in the first row; no such row if empty.
            key: Heading of a first column that identifies each row; no such column if empty.
        """
        self._delimiter, self._heading, self._key = delimiter, heading, key

    def head(self) -> str:
        """Return the heading."""
        return self._line([*([self._key] if self._key else []), *self._heading]) if self._heading else ""

    def row(self, key: str, cells: Sequence[str]) -> str:
        """Return a line."""
        return self._line([*([key] if self._key else []), *cells])

    def holds(self, text: str) -> bool:
        """Tell whether there is one way to write a phrase; with tabs, some read a quotation mark as it is."""
        return self._delimiter == "," or '"' not in text

    def _line(self, cells: Sequence[str]) -> str:
        out = io.StringIO()
        csv.writer(out, delimiter=self._delimiter, lineterminator="\n").writerow(cells)
        return out.getvalue()


class Tmx(Form):
    """TMX 1.4, a translation unit a row."""

    def __init__(self, languages: Sequence[str], source: str) -> None:
        """Write units of some languages; ``source`` is that of the first, ``*all*`` if it may be any."""
        self._languages, self._source = languages, source

    def head(self) -> str:
        """Return the header."""
        return _TMX_HEAD.format(version=quoteattr(VERSION), source=quoteattr(self._source))

    def row(self, key: str, cells: Sequence[str]) -> str:
        """Return a unit; a language without a name is not in it."""
        pairs = zip(self._languages, cells, strict=True)
        said = "".join(
            f"<tuv xml:lang={quoteattr(lang)}><seg>{escape(text)}</seg></tuv>" for lang, text in pairs if text
        )
        return f"    <tu tuid={quoteattr(key)}>{said}</tu>\n"

    def tail(self) -> str:
        """Return the end of the document."""
        return _TMX_TAIL

    def holds(self, text: str) -> bool:
        """Tell whether XML can hold a phrase."""
        return not any(one in text for one in "\ufffe\uffff")


def form_of(suffix: str, languages: Sequence[str], *, heading: bool, key: str = "", either: bool = False) -> Form:
    """Return how a file of an ending is written.

    Args:
        suffix: ``csv``, ``tsv`` or ``tmx``.
        languages: What the engine calls them.
        heading: Whether a table names them in its first row.
        key: Heading of a table's identifying column, if it has one.
        either: Whether any language may be the source.
    """
    if suffix == "tmx":
        return Tmx(languages, "*all*" if either else languages[0])
    return Table("\t" if suffix == "tsv" else ",", languages if heading else (), key)
