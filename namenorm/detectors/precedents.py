"""What editors decided for later checks: the one place where a judgement changes a report.

A judgement reaches a finding of the same key that suggests the same, or one that suggests what was said to be right for
the same surface. A rejected finding is not reported, and nothing is rewritten there; the resolution stays, with its
candidates and a line of evidence that says who rejected it. An accepted or edited one is reported as sure, with the
editor's rendering. Other surfaces, of the same person too, are left as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from namenorm.detectors.page import Page
from namenorm.gazetteer.precedent import Precedent
from namenorm.values import Evidence, Finding, Resolution

SURE = 0.99
"""Confidence in what an editor decided for every document: editors err too."""
_WEIGHT = 4.6  # log-odds of SURE
_SAID = {"accept": "accepted", "edit": "corrected", "reject": "rejected"}

Decided = tuple[Finding, Precedent]


def with_precedents(page: Page, findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Resolution, ...]]:
    """Return the findings and the resolutions of a page as editors' judgements leave them."""
    decided = [(one, precedent) for one in findings if (precedent := _of(page, one)) is not None]
    if not decided:
        return tuple(findings), page.resolutions
    by_place = {(one.start, one.end): (one, precedent) for one, precedent in decided}
    kept = tuple(_kept(findings, dict(decided)))
    return kept, tuple(_resolution(one, by_place) for one in page.resolutions)


def _of(page: Page, one: Finding) -> Precedent | None:
    """Return the judgement that reaches a finding: the outlet's before everybody's, and of those the latest."""
    outlet = page.document.outlet or ""
    found = page.index.precedents(one.key, one.surface, one.suggestion)
    here = [each for each in found if each.outlet in ("", outlet)]
    return max(here, key=lambda each: (each.outlet, each.at)) if here else None


def _kept(findings: Iterable[Finding], decided: dict[Finding, Precedent]) -> Iterable[Finding]:
    for one in findings:
        precedent = decided.get(one)
        if precedent is None:
            yield one
        elif not _rejects(one, precedent):
            yield replace(
                one,
                suggestion=precedent.rendering or one.suggestion,
                confidence=max(one.confidence, SURE),
                evidence=(*one.evidence, _evidence(precedent, _WEIGHT)),
            )


def _resolution(one: Resolution, by_place: dict[tuple[int | None, int | None], Decided]) -> Resolution:
    found = by_place.get((one.mention.start, one.mention.end))
    if found is None:
        return one
    finding, precedent = found
    rejected = _rejects(finding, precedent)
    told = replace(one, evidence=(*one.evidence, _evidence(precedent, -_WEIGHT if rejected else _WEIGHT)))
    if finding.suggestion is None or one.rendering != finding.suggestion:
        return told  # the judgement is on something else than who is meant: an office, a pronoun
    if rejected:
        return replace(told, outcome="unknown", entity=None, rendering=None)
    outcome = "matched" if one.entity is not None else one.outcome
    rendering, confidence = precedent.rendering or one.rendering, max(one.confidence, SURE)
    return replace(told, outcome=outcome, rendering=rendering, confidence=confidence)


def _rejects(one: Finding, precedent: Precedent) -> bool:
    """Tell whether a judgement leaves the text as it is; an editor may also write what stands there."""
    return precedent.verdict == "reject" or precedent.rendering == one.surface


def _evidence(precedent: Precedent, weight: float) -> Evidence:
    reach = f"for {precedent.outlet}" if precedent.outlet else "everywhere"
    note = f": {precedent.note}" if precedent.note else ""
    said = f"{precedent.editor} {_SAID[precedent.verdict]} this {reach} on {precedent.at[:10]}{note}"
    return Evidence("precedent", said, weight)
