"""Which half of a set is for development and which is reported: by the hash of the source form."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping


def is_reported(form: str) -> bool:
    """Tell whether a source form belongs to the half that is reported; the other half may be looked at."""
    return hashlib.sha256(form.encode()).digest()[0] % 2 == 1


def half(names: Mapping[str, frozenset[str]], reported: bool) -> dict[str, frozenset[str]]:
    """Return the names of one half, in order."""
    return {form: names[form] for form in sorted(names) if is_reported(form) == reported}


def united(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return each source form with all English names that it is paired with; pairs with an empty side are left out."""
    found: dict[str, set[str]] = {}
    for form, english in pairs:
        if form and english:
            found.setdefault(form, set()).add(english)
    return {form: frozenset(names) for form, names in found.items()}


def some(names: Mapping[str, frozenset[str]], most: int) -> dict[str, frozenset[str]]:
    """Return so many of the names at most, those whose forms have the lowest hashes: a sample that never changes."""
    drawn = sorted(names, key=lambda form: hashlib.sha256(f"sample:{form}".encode()).digest())[:most]
    return {form: names[form] for form in drawn}
