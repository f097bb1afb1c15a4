"""NN304 mojibake: bytes of one character that were read as several others.

What is broken, and what it was, is decided by ``text.mojibake``; a suggestion is made only where the repair can be
undone to the very characters that stand in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.words import beyond_ascii
from namenorm.text.mojibake import Broken, broken
from namenorm.values import Evidence, Finding

CODE = "NN304"


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each broken stretch, with what it was where that is certain."""
    for one in broken(page.document.text, beyond_ascii(page)):
        yield make(page, CODE, one.span, _message(one), suggestion=one.original, evidence=(_evidence(one),))


def _message(one: Broken) -> str:
    if one.original is None:
        return "Characters broken by a wrong encoding; what they were cannot be told with certainty"
    return f"Characters broken by a wrong encoding; they were {one.original!r}"


def _evidence(one: Broken) -> Evidence:
    if one.original is None:
        return Evidence("encoding", "no code page, or more than one, makes these bytes valid UTF-8")
    return Evidence("encoding", f"these are the UTF-8 bytes of {one.original!r}, read in another code page")
