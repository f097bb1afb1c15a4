"""Candidates with who they are, and the evidence in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.content import Content

from namenorm.gazetteer.model import Entity
from namenorm.review.terminal.page.lines import BAD, GOOD, PLAIN, QUIET, STRONG, Lines, first_of, wrapped
from namenorm.review.terminal.shown import shown
from namenorm.values import Candidate, Evidence

Who = Callable[[str], Entity | None]
"""Tells the entity of an identifier."""

_MOST = 9
_INDENT = 9
_ROOMY = 9  # lines from which on all that is said of somebody is shown
_OWN = ("native", "adopted")
_MADE = "put together from parts; the book knows nobody so called"


def candidates(found: Sequence[Candidate], who: Who, width: int, room: int) -> Lines:
    """Return candidates with their numbers, the likeliest first: each with its name, then, room given, with reasons."""
    people = [who(one.entity_id) for one in found[:_MOST]]
    heads = [_head(number, *pair, width) for number, pair in enumerate(zip(found, people, strict=False), 1)]
    kept = heads[: max(room, 0)]
    left = room - len(kept)
    lines: Lines = []
    for head, one, person in zip(kept, found, people, strict=False):
        inner = width - _INDENT
        known = _about(one, person, inner) if room >= _ROOMY else first_of(_about(one, person, inner), 1, inner)
        said = first_of([*known, *evidence(one.evidence, inner)], left, inner) if left > 0 else []
        left -= len(said)
        lines += [head, *(Content.assemble(" " * _INDENT, line) for line in said)]
    return lines


def evidence(found: Sequence[Evidence], width: int) -> Lines:
    """Return lines of evidence, the weightiest first: + speaks for it, − against."""
    lines: Lines = []
    for one in sorted(found, key=lambda each: -abs(each.weight)):
        sign, style = ("−", BAD) if one.weight < 0 else ("+", GOOD) if one.weight > 0 else ("·", QUIET)
        for place, line in enumerate(wrapped(Content.styled(shown(one.detail), PLAIN), width - 2)):
            lines.append(Content.assemble((f"{sign} " if not place else "  ", style), line))
    return lines


def about(entity: Entity | None) -> str:
    """Return who somebody is, in a line: the own name, then what an article would say."""
    if entity is None:
        return ""
    return shown(", ".join(filter(None, (_own(entity), entity.about, "/".join(entity.countries)))))


def _head(number: int, one: Candidate, entity: Entity | None, width: int) -> Content:
    known = () if entity is None else (_own(entity), "/".join(entity.countries))
    said = "".join(f"  {part}" for part in known if part)
    score = f"{int(one.score * 100):>3} %"
    line = Content.assemble((f"{number}", QUIET), f" {score}  ", (shown(one.name), STRONG), (shown(said), QUIET))
    return line.truncate(width, ellipsis=True)


def _about(one: Candidate, entity: Entity | None, width: int) -> Lines:
    said = entity.about if entity is not None else "" if one.entity_id else _MADE
    return wrapped(Content.styled(shown(said), QUIET), width) if said else []


def _own(entity: Entity) -> str:
    return " ".join(list(dict.fromkeys(name.text for name in entity.names if name.kind in _OWN))[:2])
