"""Reports made by hand: the ledger takes findings from anywhere."""

from __future__ import annotations

from typing import Any

from namenorm.codes import CODES
from namenorm.detectors.finding import finding_key
from namenorm.values import Document, EntityRef, Evidence, Finding, Report

DALY = EntityRef("curated:robert-daly", "Robert Daly")
CHONG = EntityRef("curated:ja-ian-chong", "Ja Ian Chong")
TEXT = "The war goes on. Dai Bo, of the Wilson Center, spoke. Nobody answered Dai Bo. It rained."


def finding(
    text: str,
    surface: str,
    suggestion: str | None = "Robert Daly",
    code: str = "NN101",
    entity: EntityRef | None = DALY,
    at: int = 0,
    confidence: float = 0.8,
) -> Finding:
    """Return a finding on the first place of a surface behind ``at``."""
    start = text.index(surface, at)
    return Finding(
        code=code,
        severity=CODES[code].severity,
        start=start,
        end=start + len(surface),
        surface=surface,
        message=f"{surface} looks wrong",
        key=finding_key(code, surface, entity.id if entity else ""),
        suggestion=suggestion,
        entity=entity,
        confidence=confidence,
        evidence=(Evidence("derived-spelling", "pinyin of 戴博", 2.1),),
    )


def report(document: str, *findings: Finding, text: str = TEXT, **facts: Any) -> Report:
    """Return a report of a document."""
    return Report(Document(document, text, **facts), (), findings, (), "namenorm:test")


def both(document: str = "a1", **facts: Any) -> Report:
    """Return a report with two findings of one key."""
    first = finding(TEXT, "Dai Bo")
    return report(document, first, finding(TEXT, "Dai Bo", at=(first.end or 0)), **facts)
