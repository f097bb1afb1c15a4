"""Reports as XLIFF 2.1, each finding a localization quality issue of ITS 2.0 at its place.

A document is a ``file``, a segment a ``unit`` with its original. A finding is a ``mrk`` with the type, the comment and
the severity of the issue (ITS 2.0, 8.17, as the ITS module of XLIFF 2.1 has it), a name that was resolved a ``mrk`` of
the type ``term`` with its right form. Where two overlap without one holding the other, the later is ``sm`` and ``em``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, TextIO, cast
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from namenorm.outputs.marks import Mark, comment, source_marks, target_marks, within
from namenorm.outputs.segments import Segment, segments
from namenorm.values import Finding, Report

if TYPE_CHECKING:
    from io import TextIOBase

_ROOT = {
    "version": "2.1",
    "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
    "xmlns:its": "http://www.w3.org/2005/11/its",
    "its:version": "2.0",
}
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_UNKNOWN = "und"


class OtherLanguages(ValueError):
    """A report that cannot stand in one XLIFF document with the first, since XLIFF names one pair of languages."""


class XliffWriter:
    """Writes reports as one XLIFF document, one at a time."""

    def __init__(self, out: TextIO) -> None:
        """Write to a stream of UTF-8."""
        self._out = out
        self._xml = XMLGenerator(cast("TextIOBase", out), "utf-8", short_empty_elements=True)
        self._langs: tuple[str, str] | None = None
        self._files = 0

    def add(self, report: Report) -> None:
        """Write a report.

        Raises:
            OtherLanguages: If it is of other languages than the first one.
        """
        langs = report.document.source_lang or _UNKNOWN, report.document.lang
        if self._langs is None:
            self._begin(*langs)
        elif langs != self._langs:
            ours, theirs = (f"from {one[0]} to {one[1]}" for one in (langs, self._langs))
            raise OtherLanguages(f"{report.document.id}: {ours}, where this XLIFF document is {theirs}")
        self._files += 1
        _Part(self._xml, report).write(f"f{self._files}")

    def close(self) -> None:
        """Write the end."""
        if self._langs is None:
            self._begin(_UNKNOWN, _UNKNOWN)
        self._xml.endElement("xliff")
        self._xml.endDocument()
        self._out.write("\n")

    def _begin(self, source: str, target: str) -> None:
        self._langs = source, target
        self._xml.startDocument()
        _open(self._xml, "xliff", {**_ROOT, "srcLang": source, "trgLang": target})
        self._xml.characters("\n")


def write(reports: Iterable[Report], out: TextIO) -> list[str]:
    """Write reports as one XLIFF document, and return what had to be left out of it and why."""
    writer, left_out = XliffWriter(out), []
    for report in reports:
        try:
            writer.add(report)
        except OtherLanguages as error:
            left_out.append(str(error))
    writer.close()
    return left_out


class _Part:
    """One report as a ``file`` element."""

    def __init__(self, xml: XMLGenerator, report: Report) -> None:
        self._xml, self._report = xml, report
        self._in_target, self._in_source = target_marks(report), source_marks(report)

    def write(self, name: str) -> None:
        _open(self._xml, "file", {"id": name, "original": attribute(self._report.document.id)})
        self._xml.characters("\n")
        self._notes([one for one in self._report.findings if one.start is None])
        for segment in segments(self._report):
            self._unit(segment)
            self._xml.characters("\n")
        self._xml.endElement("file")
        self._xml.characters("\n")

    def _notes(self, findings: list[Finding]) -> None:
        """Write what has no place in the translation."""
        if not findings:
            return
        _open(self._xml, "notes", {})
        for one in findings:
            _open(self._xml, "note", {"category": one.code})
            self._xml.characters(attribute(comment(one)))
            self._xml.endElement("note")
        self._xml.endElement("notes")
        self._xml.characters("\n")

    def _unit(self, segment: Segment) -> None:
        document, numbers = self._report.document, _Numbers()
        _open(self._xml, "unit", {"id": f"u{segment.number}"})
        _open(self._xml, "segment", {})
        _open(self._xml, "source", {"xml:space": "preserve"})
        if document.source is not None and segment.source is not None:
            marks = within(self._in_source, segment.source)
            _content(self._xml, document.source, segment.source.start, segment.source.end, marks, numbers)
        self._xml.endElement("source")
        if segment.target.start < segment.target.end:
            _open(self._xml, "target", {"xml:space": "preserve"})
            marks = within(self._in_target, segment.target)
            _content(self._xml, document.text, segment.target.start, segment.target.end, marks, numbers)
            self._xml.endElement("target")
        self._xml.endElement("segment")
        self._xml.endElement("unit")


def _open(xml: XMLGenerator, name: str, attributes: Mapping[str, str]) -> None:
    xml.startElement(name, AttributesImpl(dict(attributes)))


class _Numbers:
    """Identifiers, each once in a unit."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        self._last += 1
        return f"m{self._last}"


def _content(xml: XMLGenerator, text: str, start: int, end: int, marks: list[Mark], numbers: _Numbers) -> None:
    """Write a stretch of text with marks in order of their start, longer ones first."""
    open_marks: list[Mark] = []
    crossing: list[tuple[int, str]] = []
    waiting = marks[::-1]
    places = sorted({start, end, *(one.start for one in marks), *(one.end for one in marks)})
    for place, until in pairwise(places):
        _close(xml, place, open_marks, crossing)
        while waiting and waiting[-1].start == place:
            one, name = waiting.pop(), numbers.next()
            if open_marks and one.end > open_marks[-1].end:
                _open(xml, "sm", _attributes(one, name))
                xml.endElement("sm")
                crossing.append((one.end, name))
            else:
                _open(xml, "mrk", _attributes(one, name))
                open_marks.append(one)
        _characters(xml, text[place:until])
    _close(xml, end, open_marks, crossing)


def _close(xml: XMLGenerator, place: int, open_marks: list[Mark], crossing: list[tuple[int, str]]) -> None:
    for end, name in [one for one in crossing if one[0] == place]:
        _open(xml, "em", {"startRef": name})
        xml.endElement("em")
        crossing.remove((end, name))
    while open_marks and open_marks[-1].end == place:
        xml.endElement("mrk")
        open_marks.pop()


def _attributes(one: Mark, name: str) -> dict[str, str]:
    said = {f"its:{key}": value for key, value in one.issue} if one.issue else dict(one.term)
    attributes = {"id": name, "type": "its:generic" if one.issue else "term", **said}
    return {key: attribute(value) for key, value in attributes.items()}


def attribute(value: str) -> str:
    """Return a value without what XML cannot hold."""
    return _NO_XML.sub("\ufffd", value)


def _characters(xml: XMLGenerator, text: str) -> None:
    """Write text; what XML cannot hold becomes ``cp``, and a carriage return a reference, or it would be read as LF."""
    done = 0
    for one in re.finditer(f"{_NO_XML.pattern}|\r", text):
        xml.characters(text[done : one.start()])
        if one[0] == "\r":
            xml.ignorableWhitespace("&#13;")
        else:
            _open(xml, "cp", {"hex": f"{ord(one[0]):04X}"})
            xml.endElement("cp")
        done = one.end()
    xml.characters(text[done:])
