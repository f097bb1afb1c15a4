"""The pipeline over HTTP: check, look up, compare."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from namenorm.matching.comparer import compare as compared
from namenorm.serve.api.answer import answer, body, query
from namenorm.serve.ask import Ask
from namenorm.serve.route import Route
from namenorm.values import Document

_TOO_LARGE = 413
_FIELDS = ("id", "lang", "source", "source_lang", "published", "outlet")


def check(ask: Ask) -> Response:
    """Check one text and, if that is asked for, put what is found into the ledger."""
    said = body(ask, "check")
    longest = max(len(said["text"]), len(said.get("source") or ""))
    if longest > (most := ask.house.settings.most_characters):
        raise HTTPException(_TOO_LARGE, f"a text has {longest:,} characters, more than {most:,}: divide it")
    fields = {name: said[name] for name in _FIELDS if name in said}
    document = Document(**{"id": "", **fields, "text": said["text"]})
    report = ask.house.normaliser.check(document)
    if said.get("record"):
        ask.need("reviewer")
        ask.house.ledger.record(report, ask.house.about)
    return answer(report.to_dict())


def lookup(ask: Ask) -> Response:
    """Return whom a name may stand for."""
    said = query(ask, "lookup")
    return answer(ask.house.normaliser.lookup(said.pop("name"), said.pop("limit", 5), **said))


def compare(ask: Ask) -> Response:
    """Hold two names against each other."""
    said = query(ask, "compare")
    found = compared(said["a"], said["b"])
    alignment = [one._asdict() for one in found.alignment]
    return answer({"score": found.score, "alignment": alignment, "evidence": found.evidence})


def openapi(ask: Ask) -> Response:
    """Return the contract."""
    return Response(ask.house.contract.text, media_type="application/json")


ROUTES = (
    Route("POST", "/api/v1/check", check, "reader", "api", apart="long"),
    Route("GET", "/api/v1/lookup", lookup, "reader", "api"),
    Route("GET", "/api/v1/compare", compare, "reader", "api"),
    Route("GET", "/api/v1/openapi.json", openapi, None, "api"),
)
