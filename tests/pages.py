"""A page as the stages of resolution see it."""

from __future__ import annotations

from namenorm.index.stack import Stack
from namenorm.mentions import Spot, read_spots
from namenorm.mentions.shape import ShapeReader
from namenorm.mentions.words import Words, lexicon
from namenorm.resolve.context import Context, PageSpans, language, nation_words
from namenorm.romanise.readings import PinyinReader
from namenorm.rules import Rules
from namenorm.text.quotations import quotations
from namenorm.text.segments import sentences

ENGLISH = Rules("en")
_SHAPES = ShapeReader(ENGLISH.words(), lexicon(ENGLISH), nation_words(ENGLISH), PinyinReader(Rules("zh")))
_ORDINARY = frozenset(ENGLISH.words())


def spots(text: str, index: Stack) -> tuple[Words, list[Spot]]:
    """Return the words of a text and its mentions."""
    words = Words(text)
    return words, read_spots(words, index, _SHAPES, _ORDINARY)


def context(words: Words) -> Context:
    """Return the reader of surroundings on a page."""
    return Context(words, language(ENGLISH), PageSpans(list(sentences(words.text)), list(quotations(words.text))))
