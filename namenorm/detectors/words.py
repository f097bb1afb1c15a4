"""The words of a page's sentences, folded for comparing; what several detectors need is made once a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain

from namenorm.detectors.page import Page
from namenorm.values import Span

WORD = re.compile(r"\w+")
_BEYOND = re.compile(r"[^\x00-\x7f]+")


def sentence_words(page: Page) -> list[list[str]]:
    """Return the words of each of ``page.sentences``, without case and punctuation, in order."""
    found: list[list[str]] | None = page.kept.get("sentence_words")
    if found is None:
        text = folded_text(page)
        found = [WORD.findall(text, one.start, one.end) for one in page.sentences]
        page.kept["sentence_words"] = found
    return found


def word_counts(page: Page) -> Mapping[str, int]:
    """Return how often each word stands in the sentences of a page, without case."""
    found: Counter[str] | None = page.kept.get("word_counts")
    if found is None:
        found = page.kept["word_counts"] = Counter(chain.from_iterable(sentence_words(page)))
    return found


def vocabulary(page: Page) -> frozenset[str]:
    """Return the words of a page, each once, without case; what asks for a phrase asks for one of its words first."""
    found: frozenset[str] | None = page.kept.get("vocabulary")
    if found is None:
        found = page.kept["vocabulary"] = frozenset(word_counts(page))
    return found


def beyond_ascii(page: Page) -> list[Span]:
    """Return the stretches of characters beyond ASCII, in order."""
    found: list[Span] | None = page.kept.get("beyond_ascii")
    if found is None:
        text = page.document.text
        found = [] if text.isascii() else [Span(*match.span()) for match in _BEYOND.finditer(text)]
        page.kept["beyond_ascii"] = found
    return found


def folded_text(page: Page) -> str:
    """Return the page's text in small letters, as long as before: the few letters that would become two stay."""
    kept: str | None = page.kept.get("folded_text")
    if kept is None:
        text = page.document.text
        kept = text.lower()
        if len(kept) != len(text):
            kept = "".join(small if len(small := one.lower()) == 1 else one for one in text)
        page.kept["folded_text"] = kept
    return kept


def places_of_words(text: str, sentence: Span) -> list[tuple[int, int]]:
    """Return where each word of a sentence stands, in the order of ``sentence_words``."""
    return [match.span() for match in WORD.finditer(text, sentence.start, sentence.end)]
