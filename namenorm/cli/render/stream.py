"""Standard output for formats that fix their own encoding."""

from __future__ import annotations

from typing import TextIO


def to_utf8(out: TextIO) -> None:
    """Let a stream write UTF-8, whatever the terminal's encoding is, and newlines as they are given."""
    reconfigure = getattr(out, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", newline="\n")
