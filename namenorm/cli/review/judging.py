"""What the four verbs that judge do."""

from __future__ import annotations

from typing import Any

from namenorm.cli.review.ledger import opened_ledger, the_item, the_scope
from namenorm.cli.review.promotion import the_promotion
from namenorm.judgement import Verdict

_PROMOTING = ("kind", "entity_id", "new", "apart", "gazetteer")


def judge(key: str, verdict: Verdict, given: dict[str, Any], rendering: str | None = None) -> None:
    """File a judgement as the options say, or print what it would cover."""
    from namenorm.cli.render.judged import render_decision, render_preview

    given = {**dict.fromkeys(_PROMOTING), **given}
    with opened_ledger(given["database"]) as ledger:
        item = the_item(ledger, key, given["suggestion"], given["document"])
        scope = the_scope(item, given)
        shown = ledger.preview(item.finding, scope, verdict, rendering)
        if given["preview"]:
            render_preview(item, shown, given["form"])
            return
        said: dict[str, Any] = {"editor": given["editor"], "note": given["why"], "citation": given["citation"]}
        said |= {"rendering": rendering, "promote": the_promotion(ledger, item, given)}
        if isinstance(scope, str):
            decision = ledger.judge_group(item.finding, verdict, until=shown.until, **said)
        else:
            decision = ledger.judge(item.finding, verdict, scope, version=given["version"], **said)
        render_decision(decision, given["form"])
