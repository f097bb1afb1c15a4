"""One acronym that a page spells out in two ways: a part of NN314, for organisations that no book knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from namenorm.detectors.page import Page
from namenorm.text.key import key
from namenorm.values import Span

_ACRONYM = re.compile(r" \(([A-Z]{2,8})\)")
_NAME = re.compile(r"(?<![\w-])[A-Z][\w'’-]*(?: (?:(?:of|for|and|the|on|in|&) )*[A-Z][\w'’-]*)+$")
_LONGEST_NAME = 120  # characters


class Expansion(NamedTuple):
    """What an acronym is spelled out as, where that differs from the first time.

    Attributes:
        span: Where.
        acronym: The acronym.
        first: What it was spelled out as first.
    """

    span: Span
    acronym: str
    first: str


def other_expansions(page: Page) -> Iterator[Expansion]:
    """Yield the names before an acronym in brackets that are others than the first one before it.

    Only names whose initials make the acronym are compared, so that a name in another language, or of a part, is none.
    """
    text = page.document.text
    first: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        name = _NAME.search(text[max(0, match.start() - _LONGEST_NAME) : match.start()])
        if name is None:
            continue
        words = _from_initials(name.group(), match[1])
        if words is None:
            continue
        known = first.setdefault(match[1], words)
        if _folded(known) != _folded(words):
            yield Expansion(Span(match.start() - len(words), match.start()), match[1], known)


def _from_initials(name: str, acronym: str) -> str | None:
    """Return the end of a name whose capitals make the acronym."""
    words = name.split(" ")
    for place in range(len(words)):
        if "".join(word[0] for word in words[place:] if word[0].isupper()) == acronym and words[place][0].isupper():
            return " ".join(words[place:])
    return None


def _folded(name: str) -> str:
    """Fold a name, "organisation" and "organization" alike."""
    return key(name).replace("isation", "ization").replace("centre", "center").replace("defence", "defense")
