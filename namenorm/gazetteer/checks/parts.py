"""Files of parts of names: what each line must be, so that none is passed over without a word."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from namenorm.gazetteer.checks.book import ReadFile
from namenorm.gazetteer.checks.bulk import MALFORMED, lines_of, said
from namenorm.gazetteer.checks.fault import Fault, Place
from namenorm.gazetteer.parts import PartRole, Script

_SCRIPTS: tuple[str, ...] = get_args(Script)
_FIELDS = frozenset({"id", "role", "frequency", "source", *_SCRIPTS})
_ROLES: tuple[str, ...] = get_args(PartRole)


def read_parts(path: Path, faults: list[Fault]) -> ReadFile:
    """Return the sources of a file of parts; what is wrong with its lines is added to ``faults``."""
    sources: dict[str, Place] = {}
    first: dict[str, Place] = {}
    for place, text in lines_of(path):
        raw, wrong = _parsed(text)
        faults.extend(Fault(place, "error", MALFORMED, one) for one in wrong)
        if wrong:
            continue
        before = first.setdefault(raw["id"], place)
        if before is not place:
            told = f"{raw['id']} stands before at {before}: give one of them another identifier"
            faults.append(Fault(place, "error", "double", told, (before,)))
        sources.setdefault(raw.get("source", ""), place)
    sources.pop("", None)
    return ReadFile(path, sources)


def _parsed(text: str) -> tuple[Mapping[str, Any], list[str]]:
    try:
        text.encode("utf-8")
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        return {}, [f"no part of a name: {said(error)}"]
    if not isinstance(raw, dict):
        return {}, ["a part of a name is a JSON object with id and forms by script"]
    return raw, list(_faults(raw))


def _faults(raw: Mapping[str, Any]) -> Iterator[str]:
    identifier = raw.get("id")
    if not isinstance(identifier, str) or ":" not in identifier:
        yield f"id is {identifier!r}; write source:local"
    if unknown := sorted(set(raw) - _FIELDS):
        yield f"unknown field {', '.join(unknown)} of a part; the scripts are {', '.join(_SCRIPTS)}"
    if raw.get("role", "") not in _ROLES:
        yield f"role {raw['role']!r} is none of given, surname and nothing"
    if type(raw.get("frequency", 0)) is not int:
        yield f"frequency {raw['frequency']!r} is no whole number"
    if not isinstance(raw.get("source", ""), str):
        yield f"source {raw['source']!r} is no text"
    forms = [raw[script] for script in _SCRIPTS if script in raw]
    if not forms:
        yield "a part has forms in at least one script"
    if not all(isinstance(held, list) and all(isinstance(one, str) and one for one in held) for held in forms):
        yield "the forms of a script are a list of texts"
