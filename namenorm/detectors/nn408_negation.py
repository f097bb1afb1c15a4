"""NN408 negation: the original denies, and its rendering does not, nor says it in another way; or the other way round.

For a denial that is lost, looked at are sentences tied one to one, in which the original has a word that is nearly
always rendered by a denial, and none that only looks like one (不仅, 无论). The rendering counts as denying too where a
word of it turns a denial (fail, refuse, until, un-). For a denial that is put in, the rendering has a word that does
nothing but deny (not, never), and the original, with what stands beside it, nothing that may be said by one: no
syllable of denial, no "only", "few" or "refuse". The words are in ``rules/<language>/negation.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from namenorm.detectors.finding import make
from namenorm.detectors.original import cover, stretches, ties
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
    """How the language of the original denies; ``denies`` is None where it is not known what is surely rendered so."""

    denies: re.Pattern[str] | None
    looks_so: re.Pattern[str]
    may: re.Pattern[str]
    never: re.Pattern[str]

    def may_deny(self, text: str) -> bool:
        """Tell whether anything in a text may be rendered by a denial."""
        return self.may.search(self.never.sub(_blank, text.lower())) is not None


@dataclass(frozen=True, slots=True)
class _Theirs:
    """How the language of the translation denies."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    surely: re.Pattern[str]


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each sentence that has lost a denial, and for each denial that the original does not have."""
    original, rules = page.original, page.original_rules
    if original is None or original.plain is None or rules is None:
        return
    ours, theirs = rules.built(TOPIC, _ours), page.rules.built(TOPIC, _theirs)
    yield from _added(page, original.plain, ours, theirs)
    for tie in ties(page) if ours.denies else ():
        if _is_plain(tie):
            source, target = cover(tie.ours), cover(tie.theirs)
            denial = _denial(ours, original.plain[source.start : source.end])
            if denial and not _denies(theirs, page.document.text[target.start : target.end]):
                yield _finding(page, source, target, denial)


def _added(page: Page, plain: str, ours: _Ours, theirs: _Theirs) -> Iterator[Finding]:
    """Yield the denials of the translation where neither their own original nor that beside it may deny anything."""
    rows = stretches(page)
    may = [ours.may_deny(plain[source.start : source.end]) for source, _ in rows]
    said = [theirs.surely.search(page.document.text, target.start, target.end) for _, target in rows]
    for place, (source, _) in enumerate(rows):
        match = said[place]
        beside = [other for other in (place - 1, place + 1) if 0 <= other < len(rows)]
        if match and not may[place] and all(said[other] or not may[other] for other in beside):
            message = f"The translation denies something here ({match.group()}), and the original does not"
            why = Evidence("source", "nothing in the original denies, here or beside it")
            span = Span(*match.span())
            yield make(page, CODE, span, message, confidence=0.8, evidence=(why,), source_spans=(source,))


def _is_plain(tie: Tie) -> bool:
    """Tell whether one sentence renders one closely."""
    if len(tie.ours) != 1 or len(tie.theirs) != 1 or tie.likeness < _LEAST_LIKENESS:
        return False
    span = tie.ours[0].span
    return span.end - span.start <= _MOST_CHARACTERS


def _denial(ours: _Ours, text: str) -> re.Match[str] | None:
    """Return the first word that denies, apart from what only looks like it."""
    return ours.denies.search(ours.looks_so.sub(_blank, text)) if ours.denies else None


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match.group())


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
        re.compile(either(topic["plain"].split())) if topic.get("plain") else None,
        re.compile(either(topic.get("not_negations", "").split())),
        _words(topic["may_deny"].split()),
        _words(topic["never_denies"].split()),
    )


def _words(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of words; one that ends in an asterisk is a beginning, one in Han characters stands anywhere."""
    stems = (either([word]) if "*" not in word else rf"{re.escape(word[:-1])}\w*" for word in words)
    return re.compile("|".join(rf"(?:\b(?=[^\W\d_])(?<![^\W\d_])|(?=[\u3040-\u9fff])){stem}" for stem in stems))


def _theirs(topic: Any) -> _Theirs:
    words = frozenset((*topic["plain"].split(), *topic["softer"].split()))
    surely = topic["surely"]
    before = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in surely["not_behind"].split())
    behind = either(surely["not_before"])
    pattern = rf"{before}\b(?:{either(surely['words'].split())})(?!,?\s(?:{behind}))"
    return _Theirs(words, tuple(topic["beginnings"]), re.compile(pattern, re.IGNORECASE))
