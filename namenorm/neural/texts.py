"""Texts that the libraries of models can take."""

from __future__ import annotations

import re

_LONE = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """Return a text of the same length with U+FFFD for each lone surrogate, which no tokenizer can encode."""
    return _LONE.sub("\ufffd", text)
