"""Language tags of other programs in the form that the book uses: ``zh_TW`` is ``zh-Hant-TW``, ``en-US`` is ``en``."""

from __future__ import annotations

import re

_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?")
_SCRIPT_OF = {"TW": "Hant", "HK": "Hant", "MO": "Hant", "CN": "Hans", "SG": "Hans", "MY": "Hans"}
_BARE = frozenset({"CN", "TW"})
"""Regions that say the script alone where a program has no other way to say it."""


def book_tag(tag: str) -> str:
    """Return a tag as the book writes it; empty for what is no tag of a language.

    A region is kept for Chinese alone, where names differ by it; whose script is told by the region where it is not.
    """
    found = _TAG.fullmatch(tag.strip())
    if found is None:
        return ""
    lang, script, region = found[1].lower(), (found[2] or "").title(), (found[3] or "").upper()
    if lang != "zh":
        return f"{lang}-{script}" if script else lang
    script = script or _SCRIPT_OF.get(region, "")
    kept = "" if region in _BARE else region
    return "-".join(part for part in (lang, script, kept) if part)
