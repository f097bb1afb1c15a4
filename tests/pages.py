"""A page as the stages of resolution see it."""

from __future__ import annotations

from collections.abc import Sequence

from namenorm.config import Config
from namenorm.index.stack import Stack
from namenorm.mentions import Spot
from namenorm.mentions.taggers.tagger import Tagged
from namenorm.mentions.words import Words
from namenorm.resolve.context import Context
from namenorm.resolve.explain import Case
from namenorm.resolve.group import Group
from namenorm.resolve.model import load_models
from namenorm.resolve.page import Resolver
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.page_text import as_it_stands
from namenorm.values import Document

ENGLISH, CHINESE = Rules("en"), Rules("zh")


class Told:
    """A tagger that says of every text what it was given."""

    hash = "told"

    def __init__(self, tagged: Sequence[Tagged]) -> None:
        self._tagged = tagged

    def tag(self, text: str) -> Sequence[Tagged]:
        return self._tagged


def resolver(index: Stack, tagged: Sequence[Tagged] = ()) -> Resolver:
    """Return all stages of resolution over a book, with what a tagger says."""
    return Resolver(index, ENGLISH, PinyinReader(CHINESE), load_models(), Config(), Told(tagged) if tagged else None)


def _read(text: str, over: Resolver) -> tuple[Words, list[Group], Context]:
    return over.read(Document("page", text), as_it_stands(text))


def spots(text: str, index: Stack, tagged: Sequence[Tagged] = ()) -> tuple[Words, list[Spot]]:
    """Return the words of a text and its mentions in order."""
    words, groups, _ = _read(text, resolver(index, tagged))
    return words, sorted((spot for group in groups for spot in group.spots), key=lambda one: one.first)


def context(text: str, index: Stack) -> Context:
    """Return the reader of surroundings on a page."""
    return _read(text, resolver(index))[2]


def cases_of(text: str, over: Resolver) -> list[Case]:
    """Return what the model is asked about a text: one case a name and candidate."""
    words, groups, around = _read(text, over)
    return [one for group in over.cases(Document("page", text), words, groups, around) for one in group]
