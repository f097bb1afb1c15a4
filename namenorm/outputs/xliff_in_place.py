"""An XLIFF file as it came, with what was found marked in its targets.

Nothing but ``mrk`` is added, and the namespace of ITS to the first element. In XLIFF 2.x a finding is a ``mrk`` of the
type ``its:generic``, in 1.2 of the ``mtype`` ``x-its``, as the mapping of ITS 2.0 to XLIFF 1.2 has it; a name that was
resolved is a term in both. What inline elements divide is marked in parts, since elements cannot overlap.
"""

from __future__ import annotations

import heapq
import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from xml.sax.saxutils import quoteattr

from namenorm.inputs.file import TextFile
from namenorm.inputs.pieces import Change, Held, Piece, changed
from namenorm.outputs.marks import Mark, target_marks
from namenorm.outputs.xliff import attribute
from namenorm.values import Report

_ITS = "http://www.w3.org/2005/11/its"
_ROOT = re.compile(r"<(?P<prefix>[\w.-]+:)?xliff(?=[\s>])(?P<rest>[^>]*)>")


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
    root = next(_ROOT.finditer(file.raw))
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
