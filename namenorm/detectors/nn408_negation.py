"""NN408 negation: the original denies, and its rendering does not, nor says it in another way.

Looked at are sentences tied one to one, in which the original has a word that is nearly always rendered by a denial,
and none that only looks like one (不仅, 无论). The rendering counts as denying too where a word of it turns a denial
(fail, refuse, until, un-). The words are in ``rules/<language>/negation.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from namenorm.detectors.finding import make
from namenorm.detectors.original import cover, ties
from namenorm.detectors.page import Page
from namenorm.quantities.matcher import either
from namenorm.source.sentences import Tie
from namenorm.values import Evidence, Finding, Span

CODE = "NN408"
TOPIC = "negation"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 5  # letters of a word that begins with a denial; "unit" and "under" do not
_LEAST_LIKENESS = 0.3  # of the two sentences: what renders freely may turn a denial in any way
_MOST_CHARACTERS = 100  # of the original's sentence: a long one says many things


@dataclass(frozen=True, slots=True)
class _Ours:
    """How the language of the original denies."""

    denies: re.Pattern[str]
    looks_so: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Theirs:
    """How the language of the translation denies."""

    words: frozenset[str]
    beginnings: tuple[str, ...]


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each sentence that has lost a denial."""
    original, rules = page.original, page.original_rules
    if original is None or original.plain is None or rules is None:
        return
    ours, theirs = rules.built(TOPIC, _ours), page.rules.built(TOPIC, _theirs)
    for tie in ties(page):
        if _is_plain(tie):
            source, target = cover(tie.ours), cover(tie.theirs)
            denial = _denial(ours, original.plain[source.start : source.end])
            if denial and not _denies(theirs, page.document.text[target.start : target.end]):
                yield _finding(page, source, target, denial)


def _is_plain(tie: Tie) -> bool:
    """Tell whether one sentence renders one closely."""
    if len(tie.ours) != 1 or len(tie.theirs) != 1 or tie.likeness < _LEAST_LIKENESS:
        return False
    span = tie.ours[0].span
    return span.end - span.start <= _MOST_CHARACTERS


def _denial(ours: _Ours, text: str) -> re.Match[str] | None:
    """Return the first word that denies, apart from what only looks like it."""
    return ours.denies.search(ours.looks_so.sub(lambda match: "\0" * len(match.group()), text))


def _denies(theirs: _Theirs, text: str) -> bool:
    words = [match.group().lower() for match in _WORD.finditer(text)]
    return any(
        word in theirs.words
        or word.endswith(("n't", "n’t", "-free", "less"))
        or (word.startswith(theirs.beginnings) and len(word) > _SHORTEST)
        for word in words
    )


def _finding(page: Page, source: Span, target: Span, denial: re.Match[str]) -> Finding:
    at = Span(source.start + denial.start(), source.start + denial.end())
    message = f"The original denies something here ({denial.group()}), and the translation does not"
    why = Evidence("source", f"the original has {denial.group()}")
    return make(page, CODE, target, message, confidence=0.7, evidence=(why,), source_spans=(at,))


def _ours(topic: Any) -> _Ours:
    return _Ours(
        re.compile(either(topic["plain"].split())),
        re.compile(either(topic["not_negations"].split())),
    )


def _theirs(topic: Any) -> _Theirs:
    words = frozenset((*topic["plain"].split(), *topic["softer"].split()))
    return _Theirs(words, tuple(topic["beginnings"]))
