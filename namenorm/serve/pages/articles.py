"""Articles: a list, and one of them with its names marked, original and translation side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from starlette.responses import Response

from namenorm.review.values import Occurrence, QueueItem, RecordedDocument
from namenorm.serve.ask import Ask
from namenorm.serve.looks import link
from namenorm.serve.route import Route
from namenorm.values import Document, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked.

    Attributes:
        span: Where in the text.
        kind: The severity of a finding, or ``name``.
        link: Where a click leads.
        label: What is said of it.
        settled: Whether somebody judged it.
        anchor: By which it is found on its page.
    """

    span: Span
    kind: str
    link: str = ""
    label: str = ""
    settled: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text, with its mark if it has one."""

    text: str
    mark: Mark | None = None


def pieces(text: str, marks: Iterable[Mark], start: int = 0) -> Iterator[Piece]:
    """Yield a text in pieces; of two marks that overlap, the one that begins first counts, and of these the first.

    Args:
        text: The text, or a part of it.
        marks: In the offsets of the whole text.
        start: Where in the whole text the part begins.
    """
    done = 0
    for one in sorted(marks, key=lambda mark: mark.span.start):
        low, high = one.span.start - start, one.span.end - start
        if low < done or high > len(text) or low >= high:
            continue
        if low > done:
            yield Piece(text[done:low])
        yield Piece(text[low:high], one)
        done = high
    if done < len(text):
        yield Piece(text[done:])


def within(text: str, span: Span | None, kind: str) -> tuple[Piece, ...]:
    """Return a sentence with one place marked."""
    return tuple(pieces(text, [] if span is None else [Mark(span, kind)]))


_A_PAGE = 50
_CHECKED = 50_000  # characters beyond which a page does not wait for the names in which nothing is wrong

Found = tuple[tuple[QueueItem, Occurrence], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the translation beside one of the original."""

    translation: tuple[Piece, ...]
    original: tuple[Piece, ...]


def articles(ask: Ask) -> Response:
    """Show the articles that were recorded."""
    found = ask.house.ledger.documents(limit=_A_PAGE + 1, after=ask.query("after"))
    more = found[_A_PAGE - 1].id if len(found) > _A_PAGE else ""
    return ask.page("articles.html", articles=found[:_A_PAGE], more=more, after=ask.query("after"))


def article(ask: Ask) -> Response:
    """Show one article."""
    document = ask.house.ledger.document(ask.query("id"))
    if document is None:
        raise ask.missing(f"no article {ask.query('id')} was recorded")
    found = ask.house.ledger.in_document(document.id)
    loose = [item for item, one in found if one.start is None]
    return ask.page("article.html", document=document, rows=_rows(ask, document, found), found=found, loose=loose)


def _rows(ask: Ask, document: RecordedDocument, found: Found) -> list[Row]:
    marks = [*_marks(found), *_names(ask, document)]
    source_marks = list(_source_marks(document.source or "", found))
    translation, original = list(paragraphs(document.text)), list(paragraphs(document.source or ""))
    if original and len(original) != len(translation):  # they do not answer each other one by one
        translation, original = [(0, document.text)], [(0, document.source or "")]
    return [
        Row(tuple(pieces(one[1], marks, one[0])), tuple(pieces(other[1], source_marks, other[0])))
        for one, other in zip_longest(translation, original, fillvalue=(0, ""))
    ]


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text that are not blank, each with where it begins."""
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, line.rstrip()
        start += len(line)


def _marks(found: Found) -> Iterator[Mark]:
    for item, one in found:
        if one.start is not None and one.end is not None:
            there = link(f"/findings/{item.finding}", in_=one.document)
            said = f"{item.code}: {item.suggestion}" if item.suggestion else item.code
            settled = one.settled_by is not None
            yield Mark(Span(one.start, one.end), item.severity, there, said, settled, f"o{one.number}")


def _names(ask: Ask, document: RecordedDocument) -> Iterable[Mark]:
    """Return the names that the book knows, whether or not anything is wrong with them."""
    if len(document.text) > _CHECKED:
        return ()
    report = ask.house.normaliser.check(Document(document.id, document.text, document.lang))
    return [
        Mark(Span(one.mention.start, one.mention.end), "name-mark", link("/entity", id=one.entity.id), one.entity.name)
        for one in report.resolutions
        if one.entity is not None and one.entity.id and one.outcome == "matched"
    ]


def _source_marks(source: str, found: Found) -> Iterator[Mark]:
    for item, one in found:
        start = source.find(one.source_sentence) if one.source_sentence else -1
        if start >= 0 and one.source_at is not None:
            span = Span(start + one.source_at.start, start + one.source_at.end)
            yield Mark(span, item.severity, link(f"/findings/{item.finding}", in_=one.document), item.code)


ROUTES = (
    Route("GET", "/articles", articles, "reader"),
    Route("GET", "/article", article, "reader"),
)
