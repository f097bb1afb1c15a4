"""Items of Wikidata in the form of its JSON dumps, from a short description of each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_GREGORIAN = "http://www.wikidata.org/entity/Q1985727"
Json = dict[str, Any]


def item(described: Mapping[str, Any]) -> Json:
    """Write out an item: ``{"id": "Q1", "labels": {"en": "…"}, "claims": {"P31": ["Q5"]}, "sitelinks": ["enwiki"]}``.

    A statement is an item, a text, ``{"text", "language"}``, or a mapping with ``value`` and any of ``since``,
    ``until`` (time and precision, or null for an unknown one) and ``rank``.
    """
    labels = {code: {"language": code, "value": text} for code, text in described.get("labels", {}).items()}
    aliases = {
        code: [{"language": code, "value": text} for text in texts]
        for code, texts in described.get("aliases", {}).items()
    }
    about = {code: {"language": code, "value": text} for code, text in described.get("descriptions", {}).items()}
    claims = {prop: [statement(prop, one) for one in said] for prop, said in described.get("claims", {}).items()}
    sites = {site: {"site": site, "title": site, "badges": []} for site in described.get("sitelinks", ())}
    return {
        "type": described.get("type", "item"),
        "id": described["id"],
        "labels": labels or [],  # an empty mapping of PHP is an empty list
        "descriptions": about or [],
        "aliases": aliases or [],
        "claims": claims or [],
        "sitelinks": sites or [],
        "pageid": 1,
        "ns": 0,
        "title": described["id"],
        "lastrevid": 1,
        "modified": described.get("modified", "2026-10-01T08:00:00Z"),
    }


def statement(prop: str, said: Any) -> Json:
    """Write out a statement with its references, which an importer passes over."""
    value = said["value"] if isinstance(said, dict) and "value" in said else said
    made: Json = {
        "mainsnak": snak(prop, value),
        "type": "statement",
        "id": "Q1$9fc9e5b4-4e5c-2d56-8a34-4c5a7a61a0f1",
        "rank": said.get("rank", "normal") if isinstance(said, dict) else "normal",
        "references": [{"hash": "9a24", "snaks": {"P248": [snak("P248", "Q36578")]}, "snaks-order": ["P248"]}],
    }
    qualifiers = {
        prop: [snak(prop, said[name])]
        for name, prop in (("since", "P580"), ("until", "P582"))
        if isinstance(said, dict) and name in said
    }
    return {**made, "qualifiers": qualifiers, "qualifiers-order": list(qualifiers)} if qualifiers else made


def snak(prop: str, value: Any) -> Json:
    """Write out what is said: an item, a text, a text in a language, a time, or (null) something unknown."""
    common = {"property": prop, "hash": "8372743deb90f9ed2ad47a4dcaf0b47ed0fd1f18"}
    if value is None:
        return {"snaktype": "somevalue", **common, "datatype": "wikibase-item"}
    if isinstance(value, list):
        time = {
            "time": value[0],
            "timezone": 0,
            "before": 0,
            "after": 0,
            "precision": value[1],
            "calendarmodel": value[2] if len(value) > 2 else _GREGORIAN,
        }
        return {"snaktype": "value", **common, "datavalue": {"value": time, "type": "time"}, "datatype": "time"}
    if isinstance(value, dict):
        data = {"value": value, "type": "monolingualtext"}
        return {"snaktype": "value", **common, "datavalue": data, "datatype": "monolingualtext"}
    if value[:1] == "Q" and value[1:].isdecimal():
        known = {"entity-type": "item", "numeric-id": int(value[1:]), "id": value}
        data = {"value": known, "type": "wikibase-entityid"}
        return {"snaktype": "value", **common, "datavalue": data, "datatype": "wikibase-item"}
    return {"snaktype": "value", **common, "datavalue": {"value": value, "type": "string"}, "datatype": "string"}


def as_written(made: Json) -> bytes:
    """Return the bytes of an item as the dumps have them: no spaces, everything but ASCII and slashes escaped."""
    return json.dumps(made, separators=(",", ":")).replace("/", "\\/").encode()


def dump(items: Iterable[Mapping[str, Any]]) -> bytes:
    """Return a whole dump of described items: an array, one item a line."""
    return b"[\n" + b",\n".join(as_written(item(one)) for one in items) + b"\n]\n"


def person(number: int, english: str, **more: Any) -> Json:
    """Describe a person."""
    claims = {"P31": ["Q5"], **more.pop("claims", {})}
    return {"id": f"Q{number}", "labels": {"en": english, **more.pop("labels", {})}, "claims": claims, **more}


def lines_of(file: Path) -> list[Json]:
    """Return the parsed lines of a bulk file."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]
