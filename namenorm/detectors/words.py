"""The words of a page's sentences, folded for comparing; what several detectors need is made once a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain

from namenorm.detectors.page import Page, once_a_page
from namenorm.values import Span

WORD = re.compile(r"\w+")
_BEYOND = re.compile(r"[^\x00-\x7f]+")


@once_a_page
def sentence_words(page: Page) -> list[list[str]]:
    """Return the words of each of ``page.sentences``, without case and punctuation, in order."""
    text = folded_text(page)
    return [WORD.findall(text, one.start, one.end) for one in page.sentences]


@once_a_page
def word_counts(page: Page) -> Mapping[str, int]:
    """Return how often each word stands in the sentences of a page, without case."""
    return Counter(chain.from_iterable(sentence_words(page)))


@once_a_page
def vocabulary(page: Page) -> frozenset[str]:
    """Return the words of a page, each once, without case; what asks for a phrase asks for one of its words first."""
    return frozenset(word_counts(page))


@once_a_page
def beyond_ascii(page: Page) -> list[Span]:
    """Return the stretches of characters beyond ASCII, in order."""
    text = page.document.text
    return [] if text.isascii() else [Span(*match.span()) for match in _BEYOND.finditer(text)]


@once_a_page
def folded_text(page: Page) -> str:
    """Return the page's text in small letters, as long as before: the few letters that would become two stay."""
    text = page.document.text
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(letter if len(letter := one.lower()) == 1 else one for one in text)


def places_of_words(text: str, sentence: Span) -> list[tuple[int, int]]:
    """Return where each word of a sentence stands, in the order of ``sentence_words``."""
    return [match.span() for match in WORD.finditer(text, sentence.start, sentence.end)]
