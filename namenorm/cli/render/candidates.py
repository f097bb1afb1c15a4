"""Candidates of a look-up."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from namenorm.cli.render.console import QUIET, block, console
from namenorm.cli.views import visible
from namenorm.gazetteer.model import Entity
from namenorm.values import Candidate, Evidence

Lookup = Callable[[str], Entity | None]


def render_text(name: str, candidates: Sequence[Candidate], entity: Lookup) -> None:
    """Print each candidate with who it is and why it was proposed."""
    where = console()
    if not candidates:
        block(where, Text(f"nothing in the book is near “{visible(name)}”"))
    for place, one in enumerate(candidates):
        if place:
            where.print()
        candidate(where, one, entity(one.entity_id))


def render_json(candidates: Iterable[Candidate], entity: Lookup) -> None:
    """Print the candidates as one JSON list."""
    click.echo(json.dumps([_dict(one, entity(one.entity_id)) for one in candidates], indent=2))


def candidate(where: Console, one: Candidate, found: Entity | None, indent: str = "") -> None:
    """Print one candidate: its score, its name, who it is, the evidence."""
    score = f"{int(one.score * 100):>3} %  "
    rest = indent + " " * len(score)
    whose = visible(one.entity_id) or "put together from parts; the book knows nobody so called"
    block(where, Text.assemble((visible(one.name), "bold"), (f"  {whose}", QUIET)), indent + score, rest)
    if found is not None and found.about:
        block(where, Text(visible(found.about)), rest)
    if found is not None:
        native = dict.fromkeys(name.text for name in found.names if name.kind in ("native", "adopted"))
        block(where, Text(visible(", ".join(native))), rest) if native else None
    weighed(where, one.evidence, rest)


def weighed(where: Console, evidence: Iterable[Evidence], indent: str) -> None:
    """Print lines of evidence with what each added to the log-odds, and its identifier."""
    for one in evidence:
        text = Text.assemble(visible(one.detail), (f"  ({one.kind})", QUIET))
        block(where, text, f"{indent}{one.weight:+5.1f}  ", indent + " " * 7)


def _dict(one: Candidate, found: Entity | None) -> dict[str, Any]:
    about = {} if found is None else {"kind": found.kind, "about": found.about}
    return {
        "id": one.entity_id,
        "name": one.name,
        "score": round(one.score, 4),
        **about,
        "evidence": [{"kind": w.kind, "detail": w.detail, "weight": round(w.weight, 2)} for w in one.evidence],
    }
