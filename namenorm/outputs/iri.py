"""Identifiers as IRIs."""

from __future__ import annotations

import re
from urllib.parse import quote

_IRI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+:(?!\d+$)[^\s<>\"{}|\\^`]*")


def iri(identifier: str) -> str:
    """Return an identifier as an IRI: as it is if it is one (``wikidata:Q1``), else quoted as a relative one."""
    return identifier if _IRI.fullmatch(identifier) else quote(identifier, safe="/~@!$&'()*+,;=-._") or "document"
