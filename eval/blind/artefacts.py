"""Figures on machine-translated pages without their originals, and on controls."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from eval.blind.artefact_set import ArtefactSet
from eval.blind.checking import Checking, Task, is_faulty
from eval.blind.counted import EDITS, WORDS, Counted, Measure, figure, gathered, in_order, over_persons
from eval.bootstrap import Observation
from eval.figure import Figure
from eval.figures.rewrites import entity_of
from eval.identity import han_names, right_names, simplified
from eval.judge import name_flags, ranked
from eval.load import Known, Page
from eval.names import same_name
from namenorm.gazetteer.model import Entity
from namenorm.values import EntityRef, Finding, Report, Resolution, Span

FIRST = 3
_BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
EntityOf = Callable[[str], Entity | None]
"""Gives the entity of an identifier."""
IsSeen = Callable[[Known], bool]
"""Tells whether a record's person stands in a set that is looked at."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The set and the reports on it; a page whose check raised an exception has none."""

    records: ArtefactSet
    reports: Mapping[str, Report]
    entity: EntityOf

    def flags(self, one: Known, codes: tuple[str, ...]) -> list[Finding]:
        """Return the findings of some families on a record's places."""
        report = self.reports.get(one.page)
        if report is None:
            return []
        flags = [flag for flag in report.findings if flag.code.startswith(codes)]
        return [flag for flag in flags if any(span.overlaps(flag) for span in one.spans)]

    def is_right(self, one: Known, entity: EntityRef | None, said: str | None) -> bool:
        """Tell whether a proposal names what a record means, by name, or by its names in the book."""
        if said is not None and same_name(said, one.names, one.surface):
            return True
        return entity is not None and self._is_of(one, entity)

    def _is_of(self, one: Known, ref: EntityRef) -> bool:
        if same_name(ref.name, one.names, one.surface):
            return True
        entity = self.entity(ref.id)
        if entity is None:
            return False
        full = [name for name in one.names if len(name.split()) > 1]
        if any(same_name(own, full) for own in right_names(entity) if " " in own):
            return True
        return bool(one.native) and simplified(one.native) in {simplified(own) for own in han_names(entity)}


def artefact_figures(
    records: ArtefactSet, check: Checking, entity: EntityOf, is_seen: IsSeen | None = None
) -> Iterator[Figure]:
    """Yield the figures on one set.

    Args:
        records: The set.
        check: Checks its pages.
        entity: Looks an entity of the book up.
        is_seen: Tells the persons of the sets that are looked at, where the others are counted apart.
    """
    pages = [*records.pages.values(), *records.controls]
    tasks = [Task(one.document, one.group if records.trained else None) for one in pages]
    every = list(zip(pages, check(tasks), strict=True))
    reports = {page.document.id: report for page, report in every if report is not None}
    checked = Checked(records, reports, entity)
    counted = gathered(_counted(checked, is_seen))
    counted["raised"] = [Observation(is_faulty(report), 1, None, page.group) for page, report in every]
    for name in in_order(counted, _LABELS):
        yield figure(f"artefacts.{name}", _measure(name), counted[name])


def _counted(checked: Checked, is_seen: IsSeen | None) -> Iterator[Counted]:
    for one in checked.records.persons:
        flags = checked.flags(one, ("NN1",))
        parts = ["persons", f"kind.{one.kind}"]
        parts += ["new"] if is_seen is not None and not is_seen(one) else []
        yield from _found(checked, one, flags, parts)
    for one in checked.records.things:
        yield from _found(checked, one, checked.flags(one, ("NN1", "NN2")), ["things", f"type.{one.kind}"])
    for page in checked.records.pages.values():
        yield from _first(checked, page)
        yield from _edits(checked, page)
    for page in checked.records.controls:
        yield from _of_control(checked, page)
    yield from _reliability(checked)


def _found(checked: Checked, one: Known, flags: Sequence[Finding], parts: Sequence[str]) -> Iterator[Counted]:
    named = any(checked.is_right(one, flag.entity, flag.suggestion) for flag in flags)
    for part in parts:
        for what, hit in (("named", named), ("flagged", bool(flags))):
            seen = Observation(hit, 1, one.person, one.group)
            yield f"{part}.{what}", seen
            if part in ("persons", "new"):
                yield f"{part}.{what}.mean", seen


def _first(checked: Checked, page: Page) -> Iterator[Counted]:
    """Yield whether the first name flags of a page are right, by the records, and whether they tell of them at all."""
    report = checked.reports.get(page.document.id)
    for flag in ranked(name_flags(report))[:FIRST] if report else ():
        verdict = verdict_of(checked, page, Span(flag.start or 0, flag.end or 0), flag.entity, flag.suggestion)
        yield "first.right-of-all", Observation(verdict is True, 1, None, page.group)
        yield "first.unknown", Observation(verdict is None, 1, None, page.group)
        if verdict is not None:
            yield "first.right-of-recorded", Observation(verdict, 1, None, page.group)


def verdict_of(checked: Checked, page: Page, span: Span, entity: EntityRef | None, said: str | None) -> bool | None:
    """Tell whether what is said of a place is right; None where no record stands there."""
    one = _at(checked, page, span)
    if one is None:
        return None
    return (entity is None and said is None) or checked.is_right(one, entity, said)


def _at(checked: Checked, page: Page, span: Span) -> Known | None:
    """Return the record at a place of a page, the one that covers most of it."""
    here = [
        (min(span.end, own.end) - max(span.start, own.start), own.start - own.end, number, one)
        for number, one in enumerate((*checked.records.persons, *checked.records.things))
        if one.page == page.document.id
        for own in one.spans
    ]
    best = max(here, default=None)
    return best[-1] if best is not None and best[0] > 0 else None


def _of_control(checked: Checked, page: Page) -> Iterator[Counted]:
    report = checked.reports.get(page.document.id)
    words = len(page.document.text.split())
    for name, code in (("controls.flags", "NN1"), ("controls.other-flags", "NN2")):
        flags = sum(one.code.startswith(code) for one in report.findings) if report else 0
        yield name, Observation(flags, words, None, page.group)
    yield "controls.rewrites", Observation(len(report.edits) if report else 0, words, None, page.group)


def _edits(checked: Checked, page: Page) -> Iterator[Counted]:
    """Yield whether rewrites are wrong; of one on no record nobody has said."""
    report = checked.reports.get(page.document.id)
    for edit in report.edits if report else ():
        entity = entity_of(report, edit) if report else None
        right = verdict_of(checked, page, Span(edit.start, edit.end), entity, edit.new)
        yield "rewrites.unknown", Observation(right is None, 1, None, page.group)
        if right is not None:
            yield "rewrites.wrong", Observation(not right, 1, None, page.group)


def _reliability(checked: Checked) -> Iterator[Counted]:
    """Yield, by bin of stated confidence, what is stated of recorded names and whether it is right."""
    for one in checked.records.persons:
        report = checked.reports.get(one.page)
        for said in report.resolutions if report else ():
            if (said.entity or said.rendering) and _is_on(said, one):
                right = checked.is_right(one, said.entity, said.rendering)
                yield from _in_bin(said.confidence, right, one)


def _is_on(said: Resolution, one: Known) -> bool:
    return any(span.overlaps(said.mention) for span in one.spans)


def _in_bin(confidence: float, right: bool, one: Known) -> Iterator[Counted]:
    for low, high in itertools.pairwise(_BINS):
        if low <= confidence < high or confidence == high == 1:
            name = f"confidence.{round(100 * low)}-{round(100 * high)}"
            yield f"{name}.right", Observation(right, 1, one.person, one.group)
            yield f"{name}.stated", Observation(confidence, 1, one.person, one.group)


_LABELS: Mapping[str, Measure] = {
    "persons.named": Measure("broken names of persons: given the right name"),
    "persons.flagged": Measure("broken names of persons: flagged"),
    "persons.named.mean": over_persons("broken names of persons: given the right name"),
    "persons.flagged.mean": over_persons("broken names of persons: flagged"),
    "new.named": Measure("of these, persons of no set that is looked at: given the right name"),
    "new.flagged": Measure("of these, persons of no set that is looked at: flagged"),
    "new.named.mean": over_persons("of these, persons of no set that is looked at: given the right name"),
    "new.flagged.mean": over_persons("of these, persons of no set that is looked at: flagged"),
    "things.named": Measure("broken names of other things: given the right name"),
    "things.flagged": Measure("broken names of other things: flagged"),
    "first.right-of-all": Measure("first three name flags of a page: right, one on no record counting as wrong"),
    "first.right-of-recorded": Measure("first three name flags of a page: right, of those on a record"),
    "first.unknown": Measure("first three name flags of a page: on no record", "neither"),
    "controls.flags": Measure("name flags on controls", "lower", WORDS),
    "controls.other-flags": Measure("flags on names of other things, on controls", "lower", WORDS),
    "controls.rewrites": Measure("rewrites of controls, where nothing is broken", "lower", WORDS),
    "rewrites.wrong": Measure("wrong rewrites, of those on a record", "lower", EDITS),
    "rewrites.unknown": Measure("rewrites on no record", "neither"),
    "raised": Measure("pages whose check has a fault", "lower"),
}
_DONE = {"named": "given the right name", "flagged": "flagged"}


def _measure(name: str) -> Measure:
    if name in _LABELS:
        return _LABELS[name]
    part, which, what = name.split(".")
    if part == "confidence":
        label = "share right" if what == "right" else "stated confidence, mean"
        low, high = (int(end) / 100 for end in which.split("-"))
        return Measure(f"resolutions on broken names, stated {low:g} to {high:g}: {label}", "neither")
    return Measure(f"{'other things' if part == 'type' else 'persons'}, {part} {which}: {_DONE[what]}")
