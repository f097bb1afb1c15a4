"""Putting names in the place of items: what an office or a family name is called stands elsewhere in the same file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from namenorm.gazetteer.importers.bulk_line import bulk_text
from namenorm.text.key import squash

Labels = Callable[[str], "tuple[str, str] | None"]
"""Label and country of an item, None where the file has none."""
_ITEM = re.compile(r"Q[1-9]\d*")
_SURNAMES = re.compile(r"((?:Q[1-9]\d*,)+)(.*)", re.DOTALL)
_PENDING = re.compile(r'"(?:title|surname)": "Q[1-9]')


def pending_surname(items: tuple[str, ...], otherwise: str) -> str:
    """Return what stands for a surname until the file is read: items, and what it is if none of them fits."""
    return "".join(f"{item}," for item in items) + otherwise


def named(line: str, labels: Labels) -> tuple[str, int]:
    """Return a bulk line with labels in the place of items, and how many offices were left out for want of one."""
    if not _PENDING.search(line):
        return line, 0
    raw: dict[str, Any] = json.loads(line)
    roles = raw.pop("roles", [])
    kept = [one for one in (_role(role, labels) for role in roles) if one is not None]
    surname = _surname(raw["name"], raw.pop("surname", ""), labels)
    return bulk_text({**raw, "surname": surname, "roles": kept}), len(roles) - len(kept)


def _role(role: dict[str, Any], labels: Labels) -> dict[str, Any] | None:
    if not _ITEM.fullmatch(role["title"]):
        return role
    found = labels(role["title"])
    country = role.get("country") or (found[1] if found else "")
    return {**role, "title": found[0], **({"country": country} if country else {})} if found else None


def _surname(name: str, surname: str, labels: Labels) -> str:
    """Return the words of the name that one of the items is called, else what stands for that case."""
    pending = _SURNAMES.fullmatch(surname)
    if pending is None:
        return surname
    for item in pending[1].strip(",").split(","):
        found = labels(item)
        words = _words_of(name, found[0]) if found else ""
        if words:
            return words
    return pending[2]


def _words_of(name: str, label: str) -> str:
    """Return the words of a name that spell a label, whatever their case and accents; empty if there are none."""
    words, wanted = name.split(), squash(label)
    for length in range(1, min(len(words), 4) + 1):
        for start in range(len(words) - length, -1, -1):
            candidate = " ".join(words[start : start + length])
            if squash(candidate) == wanted:
                return candidate
    return ""
