"""Parts of names across scripts: one surname or given name and how each script writes it.

From them a name that nobody listed is put together: 罗伯特·戴利 is Robert Daly, since 罗伯特 is Robert and 戴利
is Daly.
A file of parts is JSON lines, one part a line in the order of identifiers, in ``*.parts.jsonl``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from namenorm.gazetteer.lines import object_of
from namenorm.gazetteer.whole_file import write_whole

PartRole = Literal["given", "surname", ""]
Script = Literal["han", "latin", "kana", "hangul", "cyrillic", "arabic", "hebrew", "other"]
SUFFIX = ".parts.jsonl"
_ROLES: Mapping[str, PartRole] = {"given": "given", "surname": "surname", "": ""}


@dataclass(frozen=True, slots=True)
class NamePart:
    """One surname or given name.

    Attributes:
        id: ``source:local``.
        role: What it is in a full name; empty where the source does not tell, or it is both.
        forms: Script and text of each way to write it, the usual one of a script first.
        frequency: How many bearers the source counts; 0 where it counts none.
        source: Key of SOURCES.toml.
    """

    id: str
    role: PartRole
    forms: tuple[tuple[Script, str], ...]
    frequency: int = 0
    source: str = ""


def part_line(part: NamePart) -> str:
    """Return a part as one line of JSON; ``parts_of`` gives it back."""
    by_script: dict[str, list[str]] = {}
    for script, text in part.forms:
        by_script.setdefault(script, []).append(text)
    raw = {"id": part.id, "role": part.role, "frequency": part.frequency, "source": part.source, **by_script}
    return json.dumps({field: value for field, value in raw.items() if value}, ensure_ascii=False)


def write_parts(parts: Iterable[NamePart], target: Path) -> int:
    """Write parts to a file in the order of identifiers, and return how many."""
    ordered = sorted(parts, key=lambda one: one.id)
    write_whole(target, "".join(f"{part_line(one)}\n" for one in ordered))
    return len(ordered)


def parts_of(file: Path) -> Iterator[NamePart]:
    """Yield the parts of a file.

    Raises:
        ValueError: At the first line that is no part; the message names file and line.
    """
    with file.open(encoding="utf-8", errors="surrogateescape") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield _part(object_of(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise ValueError(f"{file}:{number}: no part of a name: {error}") from error


def _part(raw: dict[str, object]) -> NamePart:
    forms = tuple((script, str(text)) for script in get_args(Script) for text in _texts(raw.get(script)))
    role = _ROLES.get(str(raw.get("role", "")))
    if role is None:
        raise ValueError(f"role {raw['role']!r} is none of given, surname and nothing")
    frequency = raw.get("frequency", 0)
    if not isinstance(frequency, int) or frequency < 0:
        raise ValueError(f"frequency {frequency!r} is no whole number from 0")
    return NamePart(str(raw["id"]), role, forms, frequency, str(raw.get("source", "")))


def _texts(value: object) -> list[object]:
    return value if isinstance(value, list) else []
