"""What is kept of a report: an object of JSON lines, and a row of a table with the same content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from namenorm.values import Report

Record = dict[str, Any]
"""A report in the form of the published JSON schema, with the hash of the book."""


def record_of(report: Report, gazetteer_hash: str) -> Record:
    """Return what JSON lines hold of a report."""
    return {**report.to_dict(), "gazetteer": gazetteer_hash}


def row_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a table holds of a record: the document's fields in columns of their own."""
    document = record["document"]
    return {
        "id": document["id"],
        "lang": document["lang"],
        "source_lang": document["source_lang"],
        "characters": document["characters"],
        "source": document["source"],
        "gazetteer": record["gazetteer"],
        "signature": record["signature"],
        "resolutions": record["resolutions"],
        "findings": record["findings"],
        "edits": record["edits"],
        "unchecked": record["unchecked"],
        "incomplete": record["incomplete"],
        "quality_estimate": record.get("quality_estimate"),
        "score": _score(record.get("score")),
        "fault": None,
    }


def _score(score: Record | None) -> Record | None:
    """Return a score with its counts as pairs, since not all engines know tables with open keys."""
    if score is None:
        return None
    categories = [one | {"counts": _pairs(one["counts"])} for one in score["categories"]]
    return score | {"counts": _pairs(score["counts"]), "categories": categories}


def _pairs(counts: Mapping[str, int]) -> list[dict[str, Any]]:
    return [{"code": code, "findings": count} for code, count in counts.items()]


def fault_row(identifier: str, fault: str, gazetteer_hash: str, signature: str) -> dict[str, Any]:
    """Return the row of a document for which there is no report; what there is none of is null."""
    return {"id": identifier, "gazetteer": gazetteer_hash, "signature": signature, "fault": fault}
