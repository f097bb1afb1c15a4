"""NN314 term-inconsistency: one term in several forms within a page ("Global South", "global South").

Told are terms whose capitals differ, acronyms that are spelled out in two ways, and what happens between two countries
under several names.

A term of several words that is capitalised throughout within a sentence is looked for again with some of its words
small. Where the words that kept their capital stand alone on the page too, they are a name with an ordinary word beside
it ("western China"), and nothing is said; nor is it about titles, headlines, the beginnings of sentences or ALL CAPS.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from namenorm.detectors.acronyms import other_expansions
from namenorm.detectors.event_terms import Variant, event_variants
from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.words import WORD, folded_text, word_counts
from namenorm.values import Evidence, Finding, Span

CODE = "NN314"
# The capital first, and then what stands before it: so the search runs from capital to capital.
_NAME = re.compile(r"[A-Z](?<![\w'’-][A-Z])[\w-]*(?: [A-Z][\w-]*)*")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST_TERM = 80  # characters
_WIDEST_JOINT = 8  # characters: a connector with its spaces
_OPENERS = ".:;!?•*–—-\n\r\t|/"
_OPENING = "\"'“‘«([ "
# Fewer than this many terms may share a word at an end, or it is a generic noun; it also bounds the work.
_MOST_TERMS = 8
_MOST_COUNTED = 2_000_000  # characters to be read for all rows; a longer page is gone through at once


class _Run(NamedTuple):
    """Capitalised words in a row, or two such rows with a connector between.

    Attributes:
        text: The words.
        start: First code point.
        end: One past the last code point.
        opens: True where a sentence begins, so that the first word has its capital from there.
    """

    text: str
    start: int
    end: int
    opens: bool


class _Partly(NamedTuple):
    """A term with some of its words small.

    Attributes:
        kept: The words that kept their capitals.
        term: The term as it stands capitalised.
        small: The words of the term that are small here.
        span: Where.
    """

    kept: _Run
    term: str
    small: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Style:
    """The rules, ready for use.

    Attributes:
        row: Capitalised words in a row, with connectors between.
        joint: A connector with its spaces.
        joints: All of them.
        opening: Function words that open a sentence.
        free_before: Words whose capital is a matter of style before a name.
        free_after: The same after it.
    """

    row: re.Pattern[str]
    joint: re.Pattern[str]
    joints: frozenset[str]
    opening: frozenset[str]
    free_before: frozenset[str]
    free_after: frozenset[str]


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each form of a term that differs, with the form that stands elsewhere on the page."""
    style = page.rules.built("term_capitals", _style)
    if _may_differ(page, style):
        yield from _capitals(page, style)
    for name in other_expansions(page):
        message = (
            f"“{name.acronym}” is spelled out as “{name.first}” elsewhere on the page: one organisation, two names"
        )
        evidence = (Evidence("acronym", f"“{name.first} ({name.acronym})” stands on the page"),)
        yield make(page, CODE, name.span, message, suggestion=name.first, confidence=0.9, evidence=evidence)
    for event in event_variants(page):
        yield _event(page, event)


def _event(page: Page, event: Variant) -> Finding:
    evidence = (Evidence("event", f"“{event.first}” stands on the page"),)
    if event.other_noun:
        message = f"“{event.first}” before: if the author did not change the word on purpose, keep to one"
        return make(page, CODE, event.span, message, confidence=0.6, evidence=evidence)
    message = f"“{event.first}” elsewhere on the page: one term, two forms"
    return make(page, CODE, event.span, message, suggestion=event.first, confidence=0.8, evidence=evidence)


def _capitals(page: Page, style: _Style) -> Iterator[Finding]:
    """Yield the terms that are capitalised in part."""
    runs = list(_runs(page, style))
    terms = _terms(runs)
    done = 0
    for variant in _telling(page, style, runs, terms) if terms else ():
        if variant.span.start >= done:
            done = variant.span.end
            yield _finding(page, variant)


def _may_differ(page: Page, style: _Style) -> bool:
    """Tell whether any row of capitalised words stands on the page capitalised in part: on most pages none does."""
    text, folded, counts = page.document.text, folded_text(page), word_counts(page)
    rows = {piece for row in style.row.findall(text) for piece in _pieces(row, style)}
    if len(rows) * len(text) > _MOST_COUNTED:
        return True
    again = {word for word, times in counts.items() if times > 1}
    return any(_is_mixed(text, folded, row) for row in rows if again.issuperset(WORD.findall(row.lower())))


def _pieces(row: str, style: _Style) -> Iterator[str]:
    """Yield what of a row may be a term: without its opening word, and what stands on both sides of each connector."""
    first, _, rest = row.partition(" ")
    row = rest if first.casefold() in style.opening else row
    ends = [match.span() for match in style.joint.finditer(row)]
    if len(ends) < 2:
        if " " in row:
            yield row
        return
    starts, stops = [0, *(end for _, end in ends)], [*(start for start, _ in ends), len(row)]
    for place in range(len(ends)):
        yield row[starts[place] : stops[place + 1]]


def _is_mixed(text: str, folded: str, row: str) -> bool:
    """Tell whether a row stands anywhere with some of its capitals and not all."""
    small = row.lower()
    at = folded.find(small)
    if folded.find(small, at + 1) < 0:
        return False  # where it was found, and nowhere else: so are most
    while at >= 0:
        if text[at : at + len(row)] not in (row, small):
            return True
        at = folded.find(small, at + 1)
    return False


def _finding(page: Page, variant: _Partly) -> Finding:
    surface, term = page.document.text[variant.span.start : variant.span.end], variant.term
    message = f"“{surface}” here and “{term}” elsewhere on the page: one term, two spellings"
    evidence = (Evidence("capitals", f"“{term}” stands on the page"),)
    return make(page, CODE, variant.span, message, suggestion=term, confidence=0.9, evidence=evidence)


def _telling(page: Page, style: _Style, runs: list[_Run], terms: dict[str, list[str]]) -> Iterator[_Partly]:
    """Yield the variants whose capitals are no matter of style and whose capitalised part is no name by itself."""
    ends = (run for run in runs if run.text in terms)
    variants = [one for run in ends for one in _variants(page.document.text, run, terms) if not _is_free(one, style)]
    if not variants:
        return
    anywhere = Counter(run.text for run in runs)
    within = Counter(run.text for run in runs if not run.opens)
    partly = Counter(one.kept.text for one in variants)
    persons = frozenset(one.mention.start for one in page.resolutions if one.mention.type == "person")
    for one in variants:
        # At the beginning of a sentence "Global" may be any word, but "South" is a name.
        alone = within if one.kept.start == one.span.start else anywhere
        if alone[one.kept.text] <= partly[one.kept.text] and persons.isdisjoint((one.kept.start, one.span.start)):
            yield one


def _runs(page: Page, style: _Style) -> Iterator[_Run]:
    """Yield what is capitalised outside of headlines, in order of the ends."""
    text = page.document.text
    starts = frozenset(sentence.start for sentence in page.sentences)
    for paragraph in page.paragraphs:
        if _is_headline(text, paragraph):
            continue
        before = _Run("", -_WIDEST_JOINT, -_WIDEST_JOINT, False)
        for match in _NAME.finditer(text, paragraph.start, paragraph.end):
            start, end = match.span()
            run = _Run(match.group(), start, end, _opens(text, start, starts))
            if run.opens:
                run = _without_opening(run, style)
            if run.start - before.end <= _WIDEST_JOINT and text[before.end : run.start] in style.joints:
                yield _Run(text[before.start : run.end], before.start, run.end, before.opens)
            yield run
            before = run


def _without_opening(run: _Run, style: _Style) -> _Run:
    """Take the function word away that opens a sentence: "The Taiwan Strait" is about the Taiwan Strait."""
    first, _, rest = run.text.partition(" ")
    if not rest or first.casefold() not in style.opening:
        return run
    return _Run(rest, run.end - len(rest), run.end, False)


def _is_headline(text: str, paragraph: Span) -> bool:
    """Tell whether a line is in title case or in capitals: no end of sentence, and most of its words capitalised."""
    if text[paragraph.end - 1] in ".!?…\"”'’":
        return False
    words: list[str] = _LONG_WORD.findall(text, paragraph.start, min(paragraph.end, paragraph.start + 300))
    return sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _terms(runs: list[_Run]) -> dict[str, list[str]]:
    """Return the terms by each beginning and each end of them, as whole words."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for run in runs:
        if " " in run.text and not run.opens and len(run.text) <= _LONGEST_TERM:
            words = run.text.split(" ")
            for place in range(1, len(words)):
                found[" ".join(words[:place])][run.text] = None
                found[" ".join(words[place:])][run.text] = None
    return {part: list(terms) for part, terms in found.items() if len(terms) < _MOST_TERMS}


def _opens(text: str, start: int, starts: frozenset[int]) -> bool:
    """Tell whether a sentence, a quoted one included, opens here."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return start in starts
    at = start
    while at > 0 and text[at - 1] in _OPENING and at not in starts and start - at < 4:
        at -= 1
    before = text[at - 1] if at else "\n"
    return at in starts or start in starts or before in _OPENERS or (before == "," and at < start - 1)


def _variants(text: str, run: _Run, terms: dict[str, list[str]]) -> Iterator[_Partly]:
    """Yield the terms of which the run is an end, or a beginning, and the rest stands there in small letters."""
    small_before = text[max(run.start - 2, 0) : run.start - 1].islower()
    small_after = text[run.end + 1 : run.end + 2].islower() and not run.opens
    if not (small_before or small_after):
        return
    for term in terms[run.text]:
        more = len(term) - len(run.text)
        before, after = term[:more], term[-more:]
        if small_before and before + run.text == term and _is_small_at(text, run.start - more, before):
            yield _Partly(run, term, before, Span(run.start - more, run.end))
        elif small_after and run.text + after == term and _is_small_at(text, run.end, after):
            yield _Partly(run, term, after, Span(run.start, run.end + more))


def _small(words: str) -> str:
    return " ".join(word[:1].lower() + word[1:] for word in words.split(" "))


def _is_small_at(text: str, start: int, capitals: str) -> bool:
    """Tell whether these words stand at a place in small letters, as whole words; one of their ends is a space."""
    first = 1 if capitals[0] == " " else 0
    if start < 0 or text[start + first : start + first + 1] != capitals[first].lower():
        return False  # seen at once, and nearly always
    words = _small(capitals)
    end = start + len(words)
    if not text.startswith(words, start):
        return False
    beside = text[end : end + 1] if words[0] == " " else text[max(start - 1, 0) : start]
    return not (beside.isalnum() or beside in ("-", "_"))


def _is_free(variant: _Partly, style: _Style) -> bool:
    """Tell whether what differs is a word whose capital is a matter of style."""
    differing = [word.casefold() for word in variant.small.split() if word[0].isupper()]
    free = style.free_after if variant.small[0] == " " else style.free_before
    return not differing or any(word in free or word in style.opening for word in differing)


def _style(topic: Any) -> _Style:
    joints = "|".join(map(re.escape, topic["connectors"]))
    return _Style(
        row=re.compile(rf"[A-Z](?<![\w-][A-Z])[\w-]*(?: (?:(?:{joints}) )?[A-Z][\w-]*)+"),
        joint=re.compile(rf" (?:{joints}) "),
        joints=frozenset(f" {word} " for word in topic["connectors"]),
        opening=frozenset(topic["function_words"]),
        free_before=_free(topic, "before"),
        free_after=_free(topic, "after"),
    )


def _free(topic: Any, place: str) -> frozenset[str]:
    return frozenset(word for group in topic["free"] if group.get("place", place) == place for word in group["words"])
