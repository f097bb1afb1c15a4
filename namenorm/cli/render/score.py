"""The score of a document, for a reader."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from namenorm.cli.render.console import block
from namenorm.scored import CategoryScore, Score

_INDENT = 10


def score(where: Console, found: Score) -> None:
    """Print a score with its interval, and that of each dimension of which the text has findings."""
    where.print()
    for label, told in _rows(found):
        block(where, Text.assemble((f"{label:<{_INDENT}}", "bold"), told), "", " " * _INDENT)


def _rows(found: Score) -> Iterator[tuple[str, str]]:
    if found.penalty is None:
        yield "score", "there are no words"
        return
    yield "score", f"{_told(found)}; critical 25, major 5, minor 1, over {found.words:,} words"
    for one in found.categories:
        yield "", f"{one.name}: {_told(one)}; " + ", ".join(f"{times} {code}" for code, times in one.counts)


def _told(one: Score | CategoryScore) -> str:
    return f"{one.penalty} penalty in 1,000 words (95 % interval {one.low} to {one.high})"
