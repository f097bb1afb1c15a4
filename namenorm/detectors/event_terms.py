"""What happens between two countries, under several names on one page: a part of NN314.

"Russia–Ukraine war" beside "Russian-Ukrainian war" is one term in two forms. Where the noun changes ("crisis"), the
author may mean it, which only an editor can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from namenorm.detectors.page import Page
from namenorm.detectors.words import vocabulary
from namenorm.rules import Rules
from namenorm.values import Span

_PAIR = re.compile(r"(?<![\w-])([A-Z]\w+)[-–—]([A-Z]\w+) $")
_LONGEST_PAIR = 40  # characters


class Variant(NamedTuple):
    """A name that differs from the first of the same thing.

    Attributes:
        span: Where.
        first: How the page names it first.
        other_noun: True where it is called another thing, and not only its countries otherwise.
    """

    span: Span
    first: str
    other_noun: bool


@dataclass(frozen=True, slots=True)
class _Terms:
    nouns: frozenset[str]
    countries: Mapping[str, str]


def event_variants(page: Page) -> Iterator[Variant]:
    """Yield the names of what happens between two countries that differ from the first of them, in order."""
    if not page.rules.has("event_terms"):
        return
    terms = _terms(page.rules)
    text = page.document.text
    first: dict[frozenset[str], tuple[str, str]] = {}
    for start, end, noun, codes in sorted(_named(page, terms)):
        surface = text[start:end]
        form, form_noun = first.setdefault(frozenset(codes), (surface, noun))
        if _plain(form) != _plain(surface):
            yield Variant(Span(start, end), form, form_noun != noun)


def _named(page: Page, terms: _Terms) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    text = page.document.text
    for noun in terms.nouns & vocabulary(page):
        for match in re.finditer(rf"(?<= ){noun}(?!\w)", text):
            pair = _PAIR.search(text[max(0, match.start() - _LONGEST_PAIR) : match.start()])
            codes = tuple(terms.countries.get(word, "") for word in pair.groups()) if pair else ("",)
            if pair and all(codes) and codes[0] != codes[1]:
                yield match.start() - len(pair.group()), match.end(), noun, codes


def _plain(form: str) -> str:
    return form.replace("–", "-").replace("—", "-")


def _terms(rules: Rules) -> _Terms:
    countries = {word: code for code, words in rules.topic("demonyms").items() for word in words}

    def with_countries(topic: Any) -> _Terms:
        nouns = frozenset(word for group in topic["nouns"] for word in group["words"])
        return _Terms(nouns, countries | topic["prefixes"])

    return rules.built("event_terms", with_countries)
