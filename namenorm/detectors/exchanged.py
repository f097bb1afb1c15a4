"""Organisations that engines take one for the other, by the rules ``exchanged_organisations``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from namenorm.detectors.finding import make
from namenorm.detectors.organisations import named_rightly
from namenorm.detectors.page import Page
from namenorm.detectors.spoken_of import speaks_of_country
from namenorm.gazetteer.model import Entity
from namenorm.text.key import squash
from namenorm.values import EntityRef, Evidence, Finding, Resolution, Span

_TOPIC = "exchanged_organisations"
_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A right name of the wrong organisation.

    Attributes:
        span: Where.
        surface: What stands there.
        printed: Whose name it is.
        meant: What the page speaks of.
        why: How an engine comes to exchange them.
    """

    span: Span
    surface: str
    printed: Entity
    meant: Entity
    why: str


def exchanged(page: Page) -> Iterator[Exchanged]:
    """Yield the organisations that a page names, though all else on it speaks of another of the same short name."""
    pairs = _pairs(page)
    for one, entity in named_rightly(page):
        printed = page.index.plain.entity(entity.id) or entity  # the rules name both as the book does
        for meant_name, why in pairs.get(printed.name, ()):
            meant = _of_name(page, meant_name)
            if meant is not None and _ties(page, meant, printed) and not _ties(page, printed, meant, but=one):
                span = Span(one.mention.start, one.mention.end)
                yield Exchanged(span, one.mention.text, printed, meant, why)
                break


def exchanged_finding(page: Page, code: str, one: Exchanged) -> Finding:
    """Return a finding that suggests what the page speaks of."""
    meant = page.index.entity(one.meant.id) or one.meant
    return make(
        page,
        code,
        one.span,
        f"“{one.surface}” is {one.printed.name}, but the page speaks of {meant.name}",
        suggestion=meant.name,
        entity=EntityRef(meant.id, meant.name),
        confidence=_CONFIDENCE,
        provisional=page.document.source is None,
        evidence=(Evidence("exchanged", one.why),),
    )


def _pairs(page: Page) -> Mapping[str, Sequence[tuple[str, str]]]:
    return page.rules.built(_TOPIC, _by_printed) if page.rules.has(_TOPIC) else {}


def _by_printed(rows: Sequence[Mapping[str, str]]) -> dict[str, list[tuple[str, str]]]:
    pairs: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        pairs.setdefault(row["printed"], []).append((row["meant"], row["why"]))
    return pairs


def _of_name(page: Page, name: str) -> Entity | None:
    found = (one.entity for one in page.index.plain.find(squash(name)) if not one.derived)
    return next((one for one in found if one.kind == "org" and one.name == name), None)


def _ties(page: Page, entity: Entity, other: Entity, but: Resolution | None = None) -> bool:
    """Tell whether a page speaks of an organisation's country, not the other's too, or of somebody of its office."""
    apart = set(entity.countries).isdisjoint(other.countries)
    return (apart and speaks_of_country(page, entity)) or any(
        (person := page.index.entity(one.entity.id)) is not None
        and any(role.organisation == entity.name for role in person.roles)
        for one in page.resolutions
        if one.entity is not None and one is not but and one.mention.type == "person"
    )
