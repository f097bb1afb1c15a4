"""What a tagger of the user's changes: mentions, flags and rewrites, on an even sample of each set."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from eval.corpus import Corpus
from eval.judge import name_flags
from eval.load import Page
from eval.systems import Checker
from namenorm.values import Document, Edit, Finding, Report

SETS = ("artefacts", "wmt23", "wmt22", "english_news", "controls")


@dataclass(slots=True)
class Change:
    """What changes on the pages of a set.

    Attributes:
        pages: How many were checked.
        words: In them.
        mentions: Without the tagger.
        added: Mentions that it adds, by kind and outcome.
        flags: Name flags that come (``+``) and go (``-``), by what the data say of them.
        edits: The same for rewrites.
        seconds: That the tagger takes.
    """

    pages: int = 0
    words: int = 0
    mentions: int = 0
    added: Counter[str] = field(default_factory=Counter)
    flags: Counter[str] = field(default_factory=Counter)
    edits: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0


def changes(without: Checker, with_it: Checker, corpus: Corpus, most: int) -> Iterator[tuple[str, Change]]:
    """Yield each set that is there with what a tagger changes on it.

    Args:
        without: Checks as it is measured elsewhere.
        with_it: The same with a tagger.
        corpus: The pages and who judges them.
        most: Pages of a set that are checked, evenly drawn.
    """
    with_it.check(Document("", "Ezra Vogel spoke."))  # loads the model
    for name in SETS:
        pages = corpus.of(name)
        if pages:
            change = Change()
            for page in pages[:: -(-len(pages) // most)]:
                _compare(change, corpus, page, *_timed(change, without, with_it, page.document))
            yield name, change


def _timed(change: Change, without: Checker, with_it: Checker, document: Document) -> tuple[Report, Report]:
    begun = time.perf_counter()
    before = without.check(document)
    between = time.perf_counter()
    after = with_it.check(document)
    change.seconds += time.perf_counter() - between - (between - begun)
    return before, after


def _compare(change: Change, corpus: Corpus, page: Page, before: Report, after: Report) -> None:
    change.pages += 1
    change.words += len(page.document.text.split())
    change.mentions += len(before.resolutions)
    change.added.update(
        f"{one.mention.type} {one.outcome}" for one in after.resolutions if one.mention.origin == "tagger"
    )
    for sign, some in (("+", _new(before, after)), ("-", _new(after, before))):
        change.flags.update(f"{sign}{corpus.judge.flag(page, one)}" for one in some)
    held = {one.mention.start: one.entity for one in (*before.resolutions, *after.resolutions)}
    for sign, edits in (("+", _edits(before, after)), ("-", _edits(after, before))):
        change.edits.update(f"{sign}{corpus.judge.edit(page, one, held.get(one.start))}" for one in edits)


def _new(before: Report, after: Report) -> list[Finding]:
    held = {(one.start, one.end, one.suggestion) for one in name_flags(before)}
    return [one for one in name_flags(after) if (one.start, one.end, one.suggestion) not in held]


def _edits(before: Report, after: Report) -> Sequence[Edit]:
    return [one for one in after.edits if one not in before.edits]


def lines(found: Iterable[tuple[str, Change]]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield "| set | pages | words | mentions | added | flags | rewrites | ms a page |"
    yield "|---|---|---|---|---|---|---|---|"
    for name, one in found:
        cells = (f"{one.pages}", f"{one.words:,}", f"{one.mentions:,}", _told(one.added), _told(one.flags))
        yield f"| {name} | {' | '.join(cells)} | {_told(one.edits)} | {1000 * one.seconds / one.pages:.0f} |"


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {what}" for what, number in sorted(counts.items())) or "none"
