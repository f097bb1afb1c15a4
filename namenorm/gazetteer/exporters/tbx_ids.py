"""Identifiers of entities as identifiers of XML, which know no colon and not every letter."""

from __future__ import annotations

import re

_OUT = re.compile(r"[^A-Za-z0-9-]|^[0-9-]")
_IN = re.compile(r"_([0-9A-F]+)_|\.")


def xml_id(entity_id: str) -> str:
    """Return an identifier that XML takes: the colon is a dot, any other character its code, ``_4E01_``."""
    return _OUT.sub(lambda found: "." if found[0] == ":" else f"_{ord(found[0]):X}_", entity_id)


def entity_id(identifier: str) -> str:
    """Return what ``xml_id`` was made of; of any other identifier, something like it."""
    return _IN.sub(lambda found: chr(int(found[1], 16)) if _is_code(found[1]) else ":", identifier)


def _is_code(code: str | None) -> bool:
    return code is not None and int(code, 16) < 0x110000
