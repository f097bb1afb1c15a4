"""A page as the stages of resolution see it."""

from __future__ import annotations

from namenorm.config import Config
from namenorm.index.stack import Stack
from namenorm.mentions import Spot, read_spots
from namenorm.mentions.shape import ShapeReader
from namenorm.mentions.words import Words, lexicon
from namenorm.resolve.context import Context, PageSpans, language, nation_words
from namenorm.resolve.explain import Case
from namenorm.resolve.model import load_models
from namenorm.resolve.page import Resolver
from namenorm.romanise.readings import PinyinReader
from namenorm.rules import Rules
from namenorm.text.quotations import quotations
from namenorm.text.segments import sentences
from namenorm.values import Document

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


def resolver(index: Stack) -> Resolver:
    """Return all stages of resolution over a book."""
    return Resolver(index, ENGLISH, PinyinReader(Rules("zh")), load_models(), Config())


def cases_of(text: str, over: Resolver) -> list[Case]:
    """Return what the model is asked about a text: one case a name and candidate."""
    document = Document("page", text)
    words, groups, context = over.read(document, list(sentences(text)), list(quotations(text)))
    return [one for group in over.cases(document, words, groups, context) for one in group]
