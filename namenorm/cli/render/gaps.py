"""What a report does not say: codes that the languages leave out, and parts that a fault of our own took away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from namenorm.cli.render.console import QUIET, STYLES, block
from namenorm.cli.views import visible
from namenorm.values import Incomplete, Report, Unchecked

_INDENT = " " * 10


def gaps(where: Console, report: Report, told: set[str]) -> None:
    """Print what is missing; what the languages lack is printed under the first report of a run that lacks it."""
    for line in missing(report.incomplete):
        block(where, Text(line, style=STYLES["major"]), "", _INDENT)
    for line in lacking(report.unchecked):
        if line not in told:
            told.add(line)
            block(where, Text(line, style=QUIET), "", _INDENT)


def missing(incomplete: Sequence[Incomplete]) -> Iterator[str]:
    """Yield a line for each part of a report that a fault of our own took away."""
    for one in incomplete:
        yield visible(f"{one.code} is missing by a fault of namenorm's own: {one.exception}")


def lacking(unchecked: Sequence[Unchecked]) -> Iterator[str]:
    """Yield a line for each language of a document that lacks something."""
    for (side, lang, partly), every in groupby(sorted(unchecked, key=_language), key=_language):
        codes = ", ".join(one.code for one in every)
        texts = f"{side}s in {lang or 'this language'}"
        yield f"{'looked for only partly' if partly else 'not looked for'}, for want of rules for {texts}: {codes}"


def _language(one: Unchecked) -> tuple[str, str, bool]:
    return one.side, one.lang, one.partly
