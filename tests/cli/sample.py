"""Reports made by hand, so that what the renderers show does not hang on what the book knows."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from namenorm.codes import CODES
from namenorm.config import Config
from namenorm.errors import InputError, ModelError
from namenorm.gazetteer.model import Entity, Name
from namenorm.values import (
    Candidate,
    Document,
    Edit,
    EntityRef,
    Evidence,
    Finding,
    Mention,
    QualityEstimate,
    Report,
    Resolution,
    SegmentEstimate,
)

VOGEL = Entity(
    "test:vogel",
    "person",
    "Ezra Vogel",
    about="American sociologist",
    names=(Name("Ezra Vogel", "en", "canonical"), Name("傅高义", "zh-Hans", "adopted")),
)
KYIV = Entity("test:kyiv", "place", "Kyiv", names=(Name("Kyiv", "en", "canonical"), Name("Kiev", "en", "contested")))
BOOK = {one.id: one for one in (VOGEL, KYIV)}
WHY = (
    Evidence("derived-spelling", "pinyin of 傅高义, his Chinese name", 2.4),
    Evidence("other-bearer", "two others share the spelling", -0.7),
)


def places(text: str, surface: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(re.escape(surface), text)]


def finding(code: str, surface: str, start: int | None, **more: Any) -> Finding:
    end = None if start is None else start + len(surface)
    known: dict[str, Any] = {"message": f"about {surface}", "key": f"{code}:{surface}", **more}
    return Finding(code, known.pop("severity", CODES[code].severity), start, end, surface, **known)


def report_of(text: str, *specs: dict[str, Any], identifier: str = "page.txt", config: Config | None = None) -> Report:
    """Make a report with one finding for each place where a spec's surface stands."""
    settings = config or Config()
    findings: list[Finding] = []
    resolutions: list[Resolution] = []
    edits: list[Edit] = []
    for number, spec in enumerate(specs):
        known = {**spec}
        code, surface, outcome = known.pop("code"), known.pop("surface"), known.pop("outcome", "matched")
        blocked = tuple(known.pop("blocked_by", ()))
        for start, end in places(text, surface):
            one = finding(code, surface, start, **known)
            findings.append(one)
            if one.suggestion is None:
                continue
            ref = one.entity or EntityRef(VOGEL.id, VOGEL.name)
            options = (Candidate(ref.id, ref.name, one.confidence),)
            mention = Mention(start, end, surface, "person", "index")
            found = Resolution(mention, outcome, ref, one.suggestion, one.confidence, options, number, one.evidence)
            certain = outcome == "suspected" or one.confidence >= settings.rewrite_at
            if outcome not in settings.rewrite:
                blocked = (*blocked, "outcome")
            elif not certain:
                blocked = (*blocked, "confidence")
            resolutions.append(replace(found, blocked_by=blocked))
            if not blocked:
                edits.append(Edit(start, end, surface, one.suggestion))
    document = Document(identifier, text)
    return Report(document, tuple(resolutions), tuple(findings), tuple(edits), "namenorm:test")


def estimate_of(text: str, *scores: float) -> QualityEstimate:
    """Return an estimate with a score for each of the first lines of a text that are not blank."""
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    return QualityEstimate("kiwi", tuple(SegmentEstimate(*span, one) for span, one in zip(spans, scores, strict=False)))


class Stub:
    """Stands for the normaliser: it knows "Fu Gaoyi" (certain), "Fu Gao Yi" (suspected) and "twice over" (minor)."""

    signature = "namenorm:test"

    def __init__(self, gazetteer: object, overlay: object, config: Config, lang: str, **models: str) -> None:
        self.config, self.models = config, models

    def check(self, document: Document) -> Report:
        if "too long" in document.text:
            raise InputError("longer than max_characters")
        if "broken" in self.models.values():
            raise ModelError("broken: take another")
        specs = (
            {"code": "NN101", "surface": "Fu Gaoyi", "suggestion": "Ezra Vogel", "confidence": 0.98, "evidence": WHY},
            {
                "code": "NN105",
                "surface": "Fu Gao Yi",
                "suggestion": "Ezra Vogel",
                "confidence": 0.6,
                "outcome": "suspected",
            },
            {"code": "NN301", "surface": "twice over"},
        )
        made = report_of(document.text, *specs, config=self.config)
        kept = tuple(one for one in made.findings if one.code in self.config.codes)
        quality = estimate_of(document.text, 0.25) if "qe" in self.models else None
        return replace(made, document=document, findings=kept, quality=quality)

    def lookup(self, name: str, limit: int = 5, **said: str | None) -> tuple[Candidate, ...]:
        return (Candidate(VOGEL.id, VOGEL.name, 0.97, WHY),)[:limit] if name == "Fu Gaoyi" else ()

    def entity(self, entity_id: str) -> Entity | None:
        return BOOK.get(entity_id)
