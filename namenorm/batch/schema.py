"""The columns of a table of reports, as Arrow types; ``tests/batch`` holds them against the published JSON schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from namenorm.batch.needs import load

if TYPE_CHECKING:
    import pyarrow as pa


def report_schema() -> pa.Schema:
    """Return the schema of a table of reports: one row a document, what was found in it as nested lists.

    ``fault`` says why a document has no report; its other columns are null then, but for ``id``, ``gazetteer`` and
    ``signature``.

    Raises:
        InputError: If pyarrow is not installed.
    """
    pa = load("batch", "pyarrow")
    text, number = pa.string(), pa.int64()
    return pa.schema(
        [
            pa.field("id", text, nullable=False),
            pa.field("lang", text),
            pa.field("source_lang", text),
            pa.field("characters", number),
            pa.field("source", text),
            pa.field("gazetteer", text, nullable=False),
            pa.field("signature", text, nullable=False),
            pa.field("resolutions", pa.list_(_resolution(pa))),
            pa.field("findings", pa.list_(_finding(pa))),
            pa.field("edits", pa.list_(_edit(pa))),
            pa.field("unchecked", pa.list_(_unchecked(pa))),
            pa.field("incomplete", pa.list_(pa.struct({"code": pa.string(), "exception": pa.string()}))),
            pa.field("quality_estimate", _quality(pa)),
            pa.field("score", pa.struct({"words": pa.int64(), **_penalty(pa), "categories": _categories(pa)})),
            pa.field("fault", text),
        ]
    )


def _resolution(pa: Any) -> Any:
    candidate = pa.struct({"id": pa.string(), "name": pa.string(), "score": pa.float64()})
    return pa.struct(
        {
            **_place(pa),
            "text": pa.string(),
            "type": pa.string(),
            "outcome": pa.string(),
            "entity": _entity(pa),
            "rendering": pa.string(),
            "confidence": pa.float64(),
            "cluster": pa.int64(),
            "candidates": pa.list_(candidate),
            "evidence": pa.list_(_evidence(pa)),
            "blocked_by": pa.list_(pa.string()),
        }
    )


def _finding(pa: Any) -> Any:
    return pa.struct(
        {
            "code": pa.string(),
            "name": pa.string(),
            "severity": pa.string(),
            "provisional": pa.bool_(),
            "mqm": pa.string(),
            **_place(pa),
            "surface": pa.string(),
            "message": pa.string(),
            "suggestion": pa.string(),
            "entity": _entity(pa),
            "confidence": pa.float64(),
            "related": pa.list_(pa.string()),
            "source_spans": pa.list_(pa.struct(_place(pa))),
            "evidence": pa.list_(_evidence(pa)),
            "key": pa.string(),
        }
    )


def _edit(pa: Any) -> Any:
    return pa.struct({**_place(pa), "old": pa.string(), "new": pa.string()})


def _unchecked(pa: Any) -> Any:
    said = dict.fromkeys(("code", "side", "lang"), pa.string())
    return pa.struct({**said, "lacks": pa.list_(pa.string()), "partly": pa.bool_()})


def _quality(pa: Any) -> Any:
    segment = pa.struct({**_place(pa), "score": pa.float64(), "source_spans": pa.list_(pa.struct(_place(pa)))})
    return pa.struct({"model": pa.string(), "score": pa.float64(), "segments": pa.list_(segment), "note": pa.string()})


def _penalty(pa: Any) -> dict[str, Any]:
    counts = pa.list_(pa.struct({"code": pa.string(), "findings": pa.int64()}))
    return {"penalty": pa.float64(), "low": pa.float64(), "high": pa.float64(), "counts": counts}


def _categories(pa: Any) -> Any:
    return pa.list_(pa.struct({"name": pa.string(), **_penalty(pa)}))


def _place(pa: Any) -> dict[str, Any]:
    return {"start": pa.int64(), "end": pa.int64()}


def _entity(pa: Any) -> Any:
    return pa.struct({"id": pa.string(), "name": pa.string()})


def _evidence(pa: Any) -> Any:
    return pa.struct({"kind": pa.string(), "detail": pa.string(), "weight": pa.float64()})
