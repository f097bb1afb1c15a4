"""Reports as XLIFF 2.1, each finding a localization quality issue of ITS 2.0 at its place.

A document is a ``file``, a segment a ``unit`` with its original. A finding is a ``mrk`` with the type, the comment and
the severity of the issue (ITS 2.0, 8.17, as the ITS module of XLIFF 2.1 has it), a name that was resolved a ``mrk`` of
the type ``term`` with its right form. Where two overlap without one holding the other, the later is ``sm`` and ``em``.

An XLIFF file that was read comes back as it came, with what was found marked in its targets. Nothing but ``mrk`` is
added, and the namespace of ITS to the first element. In XLIFF 2.x a finding is a ``mrk`` of the type ``its:generic``,
in 1.2 of the ``mtype`` ``x-its``, as the mapping of ITS 2.0 to XLIFF 1.2 has it; a name that was resolved is a term in
both. What inline elements divide is marked in parts, since elements cannot overlap.
"""

from __future__ import annotations

import heapq
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING, TextIO, cast
from xml.sax.saxutils import XMLGenerator, quoteattr
from xml.sax.xmlreader import AttributesImpl

from namenorm.inputs.pieces import Change, Held, Piece, TextFile, changed
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


_ITS = "http://www.w3.org/2005/11/its"
_ROOT_TAG = re.compile(r"<(?P<prefix>[\w.-]+:)?xliff(?=[\s>])(?P<rest>[^>]*)>")


@dataclass(frozen=True, slots=True)
class _Place:
    """A mark and where it stands in the file."""

    at: int
    until: int
    mark: Mark


def annotated(file: TextFile, reports: Sequence[Report]) -> bytes:
    """Return an XLIFF file with the findings of its documents marked; ``reports`` are of some of them, in order.

    What stands in a CDATA section cannot be marked, and is not.
    """
    root = next(_ROOT_TAG.finditer(file.raw))
    tags = _Tags(root, file.raw)
    found = [_namespaces(root), *_insertions(_apart(_places(file, reports)), tags)]
    return file.encoded(changed(file.raw, found))


def _namespaces(root: re.Match[str]) -> Change:
    at = root.start("rest")
    said = f' xmlns:its="{_ITS}"' if "xmlns:its=" not in root["rest"] else ""
    return Change(at, at, said + (' its:version="2.0"' if "its:version=" not in root["rest"] else ""))


class _Tags:
    """The tags of marks in the dialect and with the prefix of a file."""

    def __init__(self, root: re.Match[str], raw: str) -> None:
        self._prefix = root["prefix"] or ""
        self._second = re.search(r"""\sversion\s*=\s*["']2""", root["rest"]) is not None
        self._name = next(name for name in ("nn", "namenorm", "namenorm-mark-") if f'"{name}1"' not in raw)
        self._number = 0
        self.close = f"</{self._prefix}mrk>"

    def open(self, mark: Mark) -> str:
        self._number += 1
        issue, term = {f"its:{key}": value for key, value in mark.issue}, dict(mark.term)
        if self._second:
            name = {"id": f"{self._name}{self._number}", "type": "its:generic" if issue else "term"}
            said = {**name, **issue, **term}
        elif issue:
            said = {"mtype": "x-its", **issue}
        else:
            said = {"mtype": "term", "comment": term["value"], "its:termInfoRef": term["ref"]}
        return f"<{self._prefix}mrk{''.join(f' {key}={quoteattr(attribute(value))}' for key, value in said.items())}>"


def _places(file: TextFile, reports: Sequence[Report]) -> Iterator[_Place]:
    waiting = list(reports)[::-1]
    for held in file.held:
        if isinstance(held, Held) and waiting and waiting[-1].document == held.document:
            for mark in target_marks(waiting.pop()):
                parts = _parts(held.pieces, mark)
                yield from (one for one in parts if not file.raw[one.at : one.until].isspace())


def _parts(pieces: Sequence[Piece], mark: Mark) -> Iterator[_Place]:
    """Yield where the text of a mark stands, each stretch without markup apart."""
    last: _Place | None = None
    first = max(0, bisect_right(pieces, mark.start, key=lambda one: one.start) - 1)
    for piece in takewhile(lambda one: one.start < mark.end, islice(pieces, first, None)):
        if piece.end <= mark.start or piece.style == "cdata":
            continue
        at = piece.at + (mark.start - piece.start if piece.literal and mark.start > piece.start else 0)
        until = piece.until - (piece.end - mark.end if piece.literal and mark.end < piece.end else 0)
        if last is not None and last.until == at:
            last = replace(last, until=until)
            continue
        if last is not None:
            yield last
        last = _Place(at, until, mark)
    if last is not None:
        yield last


def _apart(places: Iterable[_Place]) -> Iterator[_Place]:
    """Yield places in order, longer ones first, each either within those before it or beside them."""
    count = itertools.count()
    waiting = [(_order(one), next(count), one) for one in places]
    heapq.heapify(waiting)
    around: list[int] = []
    while waiting:
        one = heapq.heappop(waiting)[2]
        around = [end for end in around if end > one.at]
        if around and one.until > around[-1]:
            for part in (replace(one, until=around[-1]), replace(one, at=around[-1])):
                heapq.heappush(waiting, (_order(part), next(count), part))
        else:
            around.append(one.until)
            yield one


def _order(one: _Place) -> tuple[int, int, bool]:
    return one.at, -one.until, bool(one.mark.issue)


def _insertions(places: Iterable[_Place], tags: _Tags) -> Iterator[Change]:
    ends: list[int] = []
    for one in places:
        while ends and ends[-1] <= one.at:
            end = ends.pop()
            yield Change(end, end, tags.close)
        yield Change(one.at, one.at, tags.open(one.mark))
        ends.append(one.until)
    while ends:
        end = ends.pop()
        yield Change(end, end, tags.close)
