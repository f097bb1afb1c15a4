"""What a page says of somebody whom it does not name: the country, the compatriots, the words of the work."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from namenorm.detectors.country_classes import either
from namenorm.detectors.page import Page
from namenorm.detectors.places import persons_named
from namenorm.gazetteer.model import Entity
from namenorm.mentions.words import lexicon
from namenorm.resolve.context import language
from namenorm.rules import BOOK_LANGUAGE
from namenorm.text.key import key

_TELLING = 5.0  # Zipf frequency from which a word tells nothing of whom a page is about, unless it is an office
_SHORTEST = 4


def speaks_of_country(page: Page, entity: Entity) -> bool:
    """Tell whether a page speaks of a country of somebody's, by a name or an adjective of it."""
    demonyms = page.rules.topic("demonyms")
    return _speaks(page.document.text, tuple(word for code in entity.countries for word in demonyms.get(code, ())))


def compatriots(page: Page, entity: Entity) -> int:
    """Return how many others on the page the book knows who belong to a country of somebody's."""
    others = (page.index.entity(one) for one in persons_named(page) - {entity.id})
    return sum(other is not None and not set(other.countries).isdisjoint(entity.countries) for other in others)


def telling_words(page: Page, entity: Entity) -> frozenset[str]:
    """Return the words of somebody's description and offices that the page has, without common ones and countries.

    The book describes people in its own language; of a page in another, the words count that stand for some of it.
    """
    book = page.rules.beside(BOOK_LANGUAGE)
    ordinary, titles = book.words(), lexicon(book).titles
    silent = book.built("literal_words", _vague) | book.built("demonyms", _nation_parts)
    own = {part for name in entity.names for part in key(name.text).split()}
    said = " ".join((entity.about, *(f"{role.title} {role.organisation}" for role in entity.roles)))
    return frozenset(
        word
        for word in _said(page).intersection(key(said).split()) - own - silent
        if word in titles or (len(word) >= _SHORTEST and ordinary.get(word, 0.0) < _TELLING)
    )


def _said(page: Page) -> frozenset[str]:
    words = _words_of(page.document.text)
    if page.rules.lang == BOOK_LANGUAGE:
        return words
    meant = language(page.rules).synonyms
    return words.union(meant[word] for word in words if word in meant)


def _vague(topic: Any) -> frozenset[str]:
    return frozenset(topic["said_of_anybody"].split())


def _nation_parts(topic: Any) -> frozenset[str]:
    return frozenset(
        part for words in topic.values() for word in words if " " not in word for part in key(word).split()
    )


# A page is asked of many people in turn.
@lru_cache(maxsize=4)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(key(text).split())


@lru_cache(maxsize=64)
def _speaks(text: str, words: tuple[str, ...]) -> bool:
    return bool(words) and re.search(rf"(?<!\w)(?:{either(words)})(?!\w)", text) is not None
