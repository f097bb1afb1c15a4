"""What is asked next, by filters that stand in the URL, and one finding with all that is needed to answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args
from urllib.parse import parse_qs, urlencode

from starlette.exceptions import HTTPException
from starlette.responses import Response

from namenorm.codes import CODES, Severity
from namenorm.judgement import Scope
from namenorm.review.values import EVERYWHERE, Filed, Filters, Place, Preview, QueueItem
from namenorm.serve.ask import BAD, Ask
from namenorm.serve.looks import DONE, link
from namenorm.serve.pages.articles import within
from namenorm.serve.route import Route

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_TEXTS = ("outlet", "country", "since", "until", "document", "surface")
FIELDS = ("code", "severity", "least", "most", *_TEXTS)
_MOST_CARRIED = 4000  # of the query that a form carries along


def filters_of(ask: Ask, fields: Mapping[str, Sequence[str]] | None = None) -> Filters:
    """Return the filters that a query asks for, or that a form carried along.

    Raises:
        HTTPException: If one of them cannot be read.
    """
    said = {name: ask.queries(name) for name in FIELDS} if fields is None else fields
    one = {name: (said.get(name) or [""])[0].strip() for name in FIELDS}
    return Filters(
        codes=tuple(code for code in said.get("code", ()) if code in CODES),
        severities=tuple(level for level in SEVERITIES if level in said.get("severity", ())),
        least=_share(one["least"], 0.0),
        most=_share(one["most"], 1.0),
        **{name: one[name] or None for name in _TEXTS},
    )


def query_of(filters: Filters) -> dict[str, object]:
    """Return filters as the fields of a query, without what does not narrow."""
    texts = {name: getattr(filters, name) for name in _TEXTS if getattr(filters, name) is not None}
    lists = {"code": filters.codes, "severity": filters.severities}
    bounds = {"least": filters.least if filters.least > 0 else None, "most": filters.most if filters.most < 1 else None}
    return {name: value for name, value in {**lists, **bounds, **texts}.items() if value not in (None, ())}


def carried(filters: Filters) -> str:
    """Return filters as a form carries them along, to go on where one was."""
    return urlencode(query_of(filters), doseq=True, errors="surrogatepass")


def carried_on(given: str) -> dict[str, list[str]]:
    """Return what a form carried along, and nothing that no filter has."""
    fields = parse_qs(given[:_MOST_CARRIED], errors="replace", max_num_fields=100)
    return {name: values for name, values in fields.items() if name in FIELDS}


def place_of(given: str) -> Place | None:
    """Return the place that a query names as ``worth-finding``, None where it names none."""
    worth, dash, finding = given.partition("-")
    if not dash or not all(one.isascii() and one.isdigit() and len(one) < 19 for one in (worth, finding)):
        return None
    return Place(int(worth), int(finding))


def place_text(place: Place | None) -> str:
    """Return a place as a query names it."""
    return "" if place is None else f"{place.worth}-{place.finding}"


def _share(given: str, default: float) -> float:
    if not given.strip():
        return default
    try:
        value = float(given)
    except ValueError:
        raise HTTPException(BAD, f"a confidence is a number from 0 to 1; got {given[:40]!r}") from None
    if not 0 <= value <= 1:
        raise HTTPException(BAD, f"a confidence is a number from 0 to 1; got {given[:40]!r}")
    return value


REACHES = ("document", "outlet", "everywhere", "group")
TYPED = ("rendering", "note", "citation", "promote", "entity")
"""What somebody can write or choose beside a verdict."""
_TRIES = 5  # at an item that nobody else has, where several ask at the same moment


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of a finding shows beside it.

    Attributes:
        said: What went wrong.
        done: What was done just now.
        status: Of the answer.
        typed: What was typed into the form that was sent; it stands there again.
        over: Whether the next answer is filed in the place of the one that settles it, since that was asked.
        last: What was filed just now, where that is known.
    """

    said: str = ""
    done: str = ""
    status: int = 200
    typed: Mapping[str, str] = field(default_factory=dict)
    over: bool = False
    last: Filed | None = None


_PLAIN = Shown()


def queue(ask: Ask) -> Response:
    """Show the first finding that is open and that nobody else has before them."""
    return next_page(ask, filters_of(ask), place_of(ask.query("after")))


def finding(ask: Ask) -> Response:
    """Show one finding, open or not, with what a wider decision would cover if that is asked for."""
    item = found(ask)
    if ask.may("reviewer"):
        ask.house.holds.take(ask.visitor.name, item.finding)
    reach = ask.query("scope") or "document"
    after, reach = place_of(ask.query("after")), reach if reach in REACHES else "document"
    return card(ask, item, filters_of(ask), after, reach, Shown(done=_told(ask)))


def found(ask: Ask) -> QueueItem:
    """Return the finding that the path names.

    Raises:
        HTTPException: If there is none.
    """
    number = ask.number(ask.path["number"], "a finding")
    item = ask.house.ledger.item(number, ask.query("in") or None)
    if item is None:
        raise ask.missing(f"no finding {number}: it was found in an article that was recorded anew, or never")
    return item


def next_page(ask: Ask, filters: Filters, after: Place | None, done: str = "", last: Filed | None = None) -> Response:
    """Return the page of the next finding, or of the end of the queue; ``last`` is what was filed just now."""
    item = _free(ask, filters, after)
    if item is None:
        return ask.page("queue_end.html", done=done, **_shared(ask, filters, after, last))
    return card(ask, item, filters, after, "document", Shown(done=done, last=last))


def card(
    ask: Ask,
    item: QueueItem,
    filters: Filters,
    after: Place | None,
    reach: str,
    more: Shown = _PLAIN,
) -> Response:
    """Return the page of a finding."""
    shown, lead = _preview(ask, item, reach), item.lead
    return ask.page(
        "finding.html",
        more.status,
        item=item,
        sentence=within(lead.sentence, lead.at, item.severity),
        source=within(lead.source_sentence, lead.source_at, "source"),
        source_lang=_source_lang(ask, item),
        reach=reach,
        reaches=_reaches(item),
        preview=shown,
        version=item.version if shown is None else shown.version,
        skip=link("/queue", **query_of(filters), after=place_text(item.place)),
        more=more,
        **_shared(ask, filters, after, more.last),
    )


def _shared(ask: Ask, filters: Filters, after: Place | None, last: Filed | None) -> dict[str, Any]:
    return {
        "filters": filters,
        "query": query_of(filters),
        "carried": carried(filters),
        "after": place_text(after),
        "last": last or _last(ask),
        # Asked only where something was taken back just now: every statement costs its way to the database.
        "taken_back": ask.house.ledger.redoable(editor=ask.visitor.name) if ask.query("told") else None,
        "severities": SEVERITIES,
    }


def _last(ask: Ask) -> Filed | None:
    mine = ask.house.ledger.judgements(editor=ask.visitor.name, limit=1) if ask.visitor.name else ()
    return mine[0] if mine else None


def _told(ask: Ask) -> str:
    """Return what a page says that was gone back to: which act was taken back, or done again."""
    wanted, ledger, editor = ask.query("told"), ask.house.ledger, ask.visitor.name
    if wanted == "undone" and (taken := ledger.redoable(editor=editor)) is not None:
        return f"Taken back: {DONE[taken.judgement.verdict]} {taken.judgement.surface}"
    if wanted == "redone" and (last := _last(ask)) is not None:
        return f"Done again: {DONE[last.judgement.verdict]} {last.judgement.surface}"
    return ""


def _free(ask: Ask, filters: Filters, after: Place | None) -> QueueItem | None:
    """Return the first item that nobody else has before them; if all are taken, the first."""
    holds, editor, ledger = ask.house.holds, ask.visitor.name, ask.house.ledger
    if not ask.may("reviewer"):
        return ledger.next(filters, after=after)
    for _ in range(_TRIES):
        item = ledger.next(filters, after=after, but=holds.others(editor))
        if item is None:
            break
        if holds.take(editor, item.finding):
            return item
    return ledger.next(filters, after=after)


def scope_of(item: QueueItem, reach: str) -> Scope | None:
    """Return the scope that a reach means for a finding; None for the group, or where no outlet is known."""
    if reach == "everywhere":
        return EVERYWHERE
    if reach == "outlet":
        return Scope("outlet", item.lead.outlet) if item.lead.outlet else None
    return item.scope if reach == "document" else None


def _reaches(item: QueueItem) -> tuple[str, ...]:
    """Return how far a decision on a finding can reach."""
    return tuple(one for one in REACHES if one == "group" or scope_of(item, one) is not None)


def _preview(ask: Ask, item: QueueItem, reach: str) -> Preview | None:
    if reach == "group":
        return ask.house.ledger.preview(item.finding, "group")
    scope = scope_of(item, reach)
    return None if scope is None or reach == "document" else ask.house.ledger.preview(item.finding, scope)


def _source_lang(ask: Ask, item: QueueItem) -> str:
    if not item.lead.source_sentence:
        return ""
    document = ask.house.ledger.document(item.lead.document)
    return (document.source_lang or "") if document is not None else ""


ROUTES = (
    Route("GET", "/queue", queue, "reader"),
    Route("GET", "/findings/{number}", finding, "reader"),
)
