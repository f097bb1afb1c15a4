"""What the original settles: resolutions of the translation alone, corrected by what became of each native name.

The original is the stronger witness of who is named, and the translation's own course of how a known person is printed:
where both speak of one entity the resolution stays as it was decided, and only says where the original has the name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from namenorm.config import Config
from namenorm.gazetteer.model import Entity
from namenorm.source.values import Placement
from namenorm.values import Candidate, EntityRef, Mention, Outcome, Resolution, Span

_PRINTED = frozenset({"right", "accepted", "wrong"})


def with_source(
    resolutions: Sequence[Resolution], placements: Iterable[Placement], text: str, config: Config
) -> list[Resolution]:
    """Return the resolutions of a page in order, without overlaps, as its original has them.

    Args:
        resolutions: What was decided without it.
        placements: What became of its names.
        text: The translation.
        config: How sure a match has to be.
    """
    starts = [one.mention.start for one in resolutions]
    clusters: dict[str, int] = {}
    settled: list[Resolution] = []
    replaced: set[int] = set()
    for one in placements:
        if one.span is None or one.verdict not in _PRINTED:
            continue
        here = _overlapping(resolutions, starts, one.span)
        made = _settled(one, here, text, config)
        if made is not None:
            cluster = clusters.setdefault(one.native.plain, here[0].cluster if here else len(text) + len(clusters))
            replaced.update(id(held) for held in here)
            settled.append(replace(made, cluster=cluster))
    kept = (held for held in resolutions if id(held) not in replaced)
    return sorted((*kept, *settled), key=lambda held: held.mention.start)


def _overlapping(resolutions: Sequence[Resolution], starts: Sequence[int], span: Span) -> list[Resolution]:
    """Return the resolutions that share a code point with a span; they are in order and never overlap."""
    first, last = max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)
    return [held for held in resolutions[first:last] if span.overlaps(held.mention)]


def _settled(one: Placement, here: Sequence[Resolution], text: str, config: Config) -> Resolution | None:
    """Return what stands at a placement; None where it should stay as it is."""
    same = next((held for held in here if held.entity and held.entity.id in _ids(one)), None)
    if same is not None:
        return _located(same, one) if len(here) == 1 else None
    if one.verdict == "wrong":
        return _wrong(one, text, config)
    if len(here) != 1 or one.span is None or here[0].mention.type != "person":
        return None
    if one.verdict == "accepted" and one.entity is None:
        return _located(here[0], one)
    covers = here[0].mention.start == one.span.start and here[0].mention.end == one.span.end
    return _located(_right(one, here[0]), one) if covers else None


def _ids(one: Placement) -> frozenset[str]:
    return frozenset(entity.id for entity in one.native.entities)


def _located(held: Resolution, one: Placement) -> Resolution:
    return replace(held, native=one.native.text, source_spans=(one.native.span,))


def _right(one: Placement, held: Resolution) -> Resolution:
    """Return a mention that is right for the name in the original, whatever its spelling alone was taken for."""
    entity = one.entity
    return replace(
        held,
        outcome="matched" if entity else "unknown",
        entity=_ref(entity),
        rendering=held.mention.text if entity else None,
        confidence=one.confidence if entity else 0.0,
        evidence=one.evidence,
        relation="attested" if entity else None,
    )


def _wrong(one: Placement, text: str, config: Config) -> Resolution:
    assert one.span is not None
    mention = Mention(one.span.start, one.span.end, text[one.span.start : one.span.end], "person", "shape")
    entity = one.entity
    outcome: Outcome = "matched" if entity and one.confidence >= config.match_at else "suspected"
    candidates = (Candidate(entity.id, entity.name, one.confidence, one.evidence),) if entity else ()
    made = Resolution(
        mention, outcome, _ref(entity), one.rendering, one.confidence, candidates, 0, one.evidence, one.relation
    )
    return _located(made, one)


def _ref(entity: Entity | None) -> EntityRef | None:
    return EntityRef(entity.id, entity.name) if entity else None
