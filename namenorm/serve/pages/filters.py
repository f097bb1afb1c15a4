"""The filters of the queue as a query of a URL, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args
from urllib.parse import parse_qs, urlencode

from starlette.exceptions import HTTPException

from namenorm.codes import CODES, Severity
from namenorm.review.values import Filters, Place
from namenorm.serve.ask import BAD, Ask

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
