"""Findings as Web Annotations (W3C Recommendation, 23 February 2017), in JSON-LD.

A document is an ``AnnotationPage``, a finding an ``Annotation`` of it: what is said of it is a body with the purpose
``commenting``, its code and its types elsewhere are ``tagging``, what should stand there is ``editing``. The target is
selected by its place in code points and by its words with some context, so that it is found in a changed text, too.
"""

from __future__ import annotations

from typing import Any

from namenorm.codes import CODES
from namenorm.outputs.marks import iri
from namenorm.values import Finding, Report

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_BESIDE = 32


def annotation_page(report: Report) -> dict[str, Any]:
    """Return the findings of a report as one annotation page.

    The document is named by its identifier, a path or any other text by the relative IRI that it makes.
    """
    source = iri(report.document.id)
    return {
        "@context": CONTEXT,
        "id": f"{source}#annotations",
        "type": "AnnotationPage",
        "items": [_annotation(report, one, f"{source}#annotation-{n}") for n, one in enumerate(report.findings, 1)],
    }


def _annotation(report: Report, one: Finding, name: str) -> dict[str, Any]:
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "assessing",
        "generator": {"type": "Software", "name": report.signature.split("|")[0]},
        "body": list(_bodies(report, one)),
        "target": _target(report, one),
    }


def _bodies(report: Report, one: Finding) -> list[dict[str, str]]:
    code = CODES[one.code]
    tags = (one.code, code.name, f"mqm:{code.mqm}", f"its:{code.its}", f"severity:{one.severity}")
    found = [{"type": "TextualBody", "value": one.message, "format": "text/plain", "purpose": "commenting"}]
    found += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags]
    if one.suggestion is not None:
        language = report.document.lang
        found.append({"type": "TextualBody", "value": one.suggestion, "language": language, "purpose": "editing"})
    return found


def _target(report: Report, one: Finding) -> dict[str, Any] | str:
    document, source = report.document, iri(report.document.id)
    if one.start is None or one.end is None:
        return source
    text = document.text
    quoted = {
        "type": "TextQuoteSelector",
        "exact": text[one.start : one.end],
        "prefix": text[max(0, one.start - _BESIDE) : one.start],
        "suffix": text[one.end : one.end + _BESIDE],
    }
    position = {"type": "TextPositionSelector", "start": one.start, "end": one.end}
    return {"source": source, "selector": [position, quoted]}
