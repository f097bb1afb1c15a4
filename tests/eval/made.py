"""Hand-made pages, reports and books: what the tests of the evaluation are made of."""

from __future__ import annotations

from eval.load import Known, Page, occurrences
from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.values import Document, Edit, EntityRef, Finding, Mention, Report, Resolution

DALY = Entity(
    "x:robert-daly",
    "person",
    "Robert Daly",
    surname="Daly",
    about="director of the institute",
    countries=("US",),
    names=(Name("Robert Daly", "en", "canonical"), Name("戴博", "zh-Hans", "adopted")),
    roles=(Role("director", "Kissinger Institute"),),
)
LEE = Entity(
    "x:john",
    "person",
    "John Lee",
    surname="Lee",
    names=(Name("John Lee", "en", "canonical"), Name("李家超", "zh-Hant", "native")),
)
BOOK = {one.id: one for one in (DALY, LEE)}


def page(text: str, set_name: str = "artefacts", file: str = "pages/1.txt", first_line: int = 1) -> Page:
    """Return a page of a set."""
    return Page(Document(file, text), set_name, file, first_line, file)


def known(on: Page, surface: str, *names: str, status: str = "wrong", native: str = "") -> Known:
    """Return what is known about a surface on a page."""
    spans = occurrences(on.document.text, surface)
    return Known(on.document.id, spans, surface, names, native, status, "made", names[0], on.group)


def flag(
    text: str, surface: str, suggestion: str | None, entity: Entity | None = None, confidence: float = 0.9
) -> Finding:
    """Return a finding on the first place of a surface."""
    start = text.index(surface)
    ref = EntityRef(entity.id, entity.name) if entity else None
    return Finding(
        "NN101", "major", start, start + len(surface), surface, "made", "k", suggestion, ref, confidence=confidence
    )


def resolution(text: str, surface: str, entity: Entity | None, confidence: float, outcome: str) -> Resolution:
    """Return a resolution of the first place of a surface."""
    start = text.index(surface)
    ref = EntityRef(entity.id, entity.name) if entity else None
    name = entity.name if entity else None
    mention = Mention(start, start + len(surface), surface, "person", "index")
    return Resolution(mention, outcome, ref, name, confidence, (), 0, ())  # type: ignore[arg-type]


def report(on: Page, *findings: Finding, resolutions: tuple[Resolution, ...] = (), edit: bool = False) -> Report:
    """Return a report with these findings; with ``edit``, each suggestion is also a rewrite."""
    edits = [Edit(f.start or 0, f.end or 0, f.surface, f.suggestion) for f in findings if edit and f.suggestion]
    return Report(on.document, resolutions, findings, tuple(edits), "made")
