"""Tokens and sessions: 256 random bits that are told once, and kept as their hash."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

TOKEN = "nn_"
"""Begins every token, so that one that leaked into a log or a repository is recognised."""
_DRAWN = re.compile(r"[A-Za-z0-9_-]{43}")


def drawn() -> str:
    """Return 256 random bits in letters that a header and a URL can hold."""
    return secrets.token_urlsafe(32)


def is_drawn(text: str) -> bool:
    """Tell whether a text has the form of what ``drawn`` returns."""
    return _DRAWN.fullmatch(text) is not None


def digest(secret: str) -> str:
    """Return what is kept of a secret; 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def form_token(visit: str) -> str:
    """Return what a form of a visit carries, so that a form of another site cannot stand for it."""
    return hmac.new(visit.encode("utf-8", "surrogateescape"), b"form", "sha256").hexdigest()


def same(one: str, other: str) -> bool:
    """Tell whether two secrets are the same, in a time that tells nothing of where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "surrogateescape"), other.encode("utf-8", "surrogateescape"))
