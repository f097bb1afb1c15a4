"""The translation units of a TMX file as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from namenorm.gazetteer.importers.safe_xml import Refused, records

_XML_LANG = "http://www.w3.org/XML/1998/namespace lang"


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit: the line on which it begins, and its segments with their languages as the file has them."""

    line: int
    segments: tuple[tuple[str, str], ...]


def units(path: Path, encoding: str = "") -> Iterator[Unit]:
    """Yield the units of a file; each is forgotten when the next is read.

    Raises:
        InputError: If the file cannot be read, or is no TMX; see ``safe_xml.records``.
    """
    return records(path, encoding, _Units())


class _Units:
    """Makes units of elements."""

    inline = frozenset({"bpt", "ept", "hi", "it", "ph", "sub", "ut"})

    def __init__(self) -> None:
        self._depth = self._line = 0
        self._lang = ""
        self._segments: list[tuple[str, str]] = []
        self._done: list[Unit] = []

    def taken(self) -> list[Unit]:
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: dict[str, str], line: int) -> None:
        if not self._depth and tag != "tmx":
            raise Refused(f"the document is <{tag}>, and that of a TMX file is <tmx>")
        self._depth += 1
        if tag == "tu":
            self._line, self._segments = line, []
        elif tag == "tuv":
            self._lang = attributes.get(_XML_LANG, attributes.get("lang", ""))

    def end(self, tag: str, text: str) -> None:
        self._depth -= 1
        if tag == "seg":
            self._segments.append((self._lang, text))
        elif tag == "tu":
            self._done.append(Unit(self._line, tuple(self._segments)))
