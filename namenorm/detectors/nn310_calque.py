"""NN310 calque: a phrase that renders a word of the original part by part, where the language says something else.

The phrases, what each copies and why it is none are ``rules/<language>/calques.yaml``. Only told, never counted as a
fault: people write them too, and an editor may like one where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.words import folded_text, vocabulary
from namenorm.values import Evidence, Finding, Span

CODE = "NN310"


_AROUND = 60  # characters before and behind the key of a phrase: no phrase of the rules is longer


@dataclass(frozen=True, slots=True)
class _Calque:
    """A row of the rules."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    of: str
    better: str
    why: str
    least: int


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each calque, in the order of the rules, with what it copies and what to write."""
    source = page.document.source_lang
    if source and source.split("-")[0] != page.rules.topic("calques")["language"]:
        return
    folded, words = folded_text(page), vocabulary(page)
    for row in page.rules.built("calques", _calques):
        present = [word for word in row.keys if word in words]
        places = _places(page.document.text, folded, row, present) if present else ()
        if len(places) >= row.least:
            yield from (_finding(page, row, Span(*place)) for place in sorted(places))


def _places(text: str, folded: str, row: _Calque, present: list[str]) -> set[tuple[int, int]]:
    """Return where the phrase stands, looked for around those of its words that the page has."""
    found: set[tuple[int, int]] = set()
    for word in present:
        at = folded.find(word)
        while at >= 0:
            around = row.pattern.finditer(text, max(0, at - _AROUND), at + _AROUND)
            found.update(match.span() for match in around)
            at = folded.find(word, at + 1)
    return found


def _finding(page: Page, row: _Calque, span: Span) -> Finding:
    message = f"Word for word from “{row.of}”: {row.why}. Better: {row.better}"
    return make(page, CODE, span, message, confidence=0.6, evidence=(Evidence("calque", row.why),))


def _calques(topic: Any) -> tuple[_Calque, ...]:
    return tuple(
        _Calque(
            re.compile(rf"(?<!\w)(?:{one['pattern']})(?!\w)", 0 if one.get("case") else re.IGNORECASE),
            tuple(one["keys"]),
            one["of"],
            one["better"],
            one["why"],
            one.get("least", 1),
        )
        for one in topic["calques"]
    )
