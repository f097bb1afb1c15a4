"""The ledger in figures and plots."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import Response

from namenorm.codes import CODES
from namenorm.review.values import Tally
from namenorm.serve.ask import Ask
from namenorm.serve.pages.plots import Bar, bars, columns
from namenorm.serve.route import Route


def dashboard(ask: Ask) -> Response:
    """Show the figures."""
    stats = ask.house.ledger.stats()
    by_code = {
        f"{code} {CODES[code].name.replace('-', ' ')}" if code in CODES else code: one
        for code, one in stats.by_code.items()
    }
    return ask.page(
        "dashboard.html",
        stats=stats,
        by_code=_bars(by_code),
        by_outlet=_bars(stats.by_outlet),
        by_month=columns({month: one.occurrences for month, one in stats.by_month.items()}),
        age=columns(stats.recorded),
        days=columns(stats.days),
        editors=sorted(stats.editors.items(), key=lambda one: -one[1]),
    )


def _bars(figures: Mapping[str, Tally]) -> tuple[Bar, ...]:
    return bars((label, one.open, one.occurrences - one.open) for label, one in figures.items())


ROUTES = (Route("GET", "/dashboard", dashboard, "reader"),)
