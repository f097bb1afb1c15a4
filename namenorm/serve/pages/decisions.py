"""What was decided: every judgement, to be found again and taken back."""

from __future__ import annotations

from typing import Any, get_args

from starlette.responses import Response

from namenorm.judgement import Verdict
from namenorm.serve.ask import Ask
from namenorm.serve.route import Route

_A_PAGE = 50
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def decisions(ask: Ask) -> Response:
    """Show judgements, the latest first."""
    said: dict[str, Any] = {name: ask.query(name).strip() or None for name in ("editor", "entity", "key")}
    wanted = ask.query("verdict")
    verdict = wanted if wanted in _VERDICTS else None
    before = ask.number(ask.query("before"), "before") if ask.query("before") else None
    undone = bool(ask.query("undone"))
    found = ask.house.ledger.judgements(
        verdict=verdict,
        undone=undone,
        limit=_A_PAGE + 1,
        before=before,
        **said,
    )
    more = found[_A_PAGE - 1].number if len(found) > _A_PAGE else None
    query = {**said, "verdict": verdict, "undone": "1" if undone else None}
    return ask.page("decisions.html", found=found[:_A_PAGE], more=more, query=query, verdicts=_VERDICTS)


ROUTES = (Route("GET", "/judgements", decisions, "reader"),)
