"""NN107: characters of a name read as words, or an office read as a part of a name.

"Wu Wen appreciated" for Vo Van Thuong (武文赏), "District Nuo Xuan" for Au Nok-hin (區諾軒), "Cai Zongtong" for
President Tsai (蔡总统).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.places import names_in
from namenorm.detectors.spoken_of import compatriots, speaks_of_country, telling_words
from namenorm.detectors.swallowed_office import swallowed_offices
from namenorm.gazetteer.model import Entity
from namenorm.mentions.literal_names import LiteralName, literal_reader
from namenorm.resolve.context import nation_words
from namenorm.resolve.profile import BULK
from namenorm.text.key import squash
from namenorm.values import EntityRef, Evidence, Finding, Span

CODE = "NN107"
_CONFIDENCE = 0.8
_REACH = 30  # characters before a name in which the word before it stands
_PRECEDING = re.compile(r"([\w’'-]+) [\"“‘(]?$")
_FOLLOWING = re.compile(r"[\"”’']? ([a-z][\w’'-]*)")  # a weak word needs a small word after it
_COMPANY = 2  # compatriots on the page
# How much a page must speak of the bearer: by words of the description, by an office right before the name, by company.
_LEAST_SPOKEN = {"weak": 1, "strong": 0, "noun": 1}
_OF_LENGTH = {2: -1, 3: 0, 4: 2}


@dataclass(frozen=True, slots=True)
class _Spoken:
    """How much a page speaks of somebody: of the country at all, of compatriots, and by which words of the work."""

    country: bool
    company: bool
    telling: frozenset[str]


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each name of the book that the page has as words, and each office in a name."""
    if page.rules.has("literal_words"):
        yield from _literal_names(page)
    if page.rules.has("pinyin_offices"):
        yield from swallowed_offices(page, CODE)


def _literal_names(page: Page) -> Iterator[Finding]:
    done = 0
    spoken: dict[str, _Spoken] = {}
    for one in literal_reader(page.rules).names(page.document.text, page.index):
        if one.span.start < done or one.entity.source in BULK or not _fits(page, one) or _continues(page, one):
            continue
        if one.entity.id not in spoken:
            spoken[one.entity.id] = _spoken(page, one.entity)
        if _is_meant(page, one, spoken[one.entity.id]):
            done = one.span.end
            yield _finding(page, one, spoken[one.entity.id])


def _spoken(page: Page, entity: Entity) -> _Spoken:
    company = compatriots(page, entity) >= _COMPANY
    return _Spoken(company or speaks_of_country(page, entity), company, telling_words(page, entity))


def _is_meant(page: Page, one: LiteralName, spoken: _Spoken) -> bool:
    """Tell whether the page speaks enough of a person.

    A name of four characters needs less, for nobody else is so called; one of two needs more.
    """
    titled = _word_before(page, one).lower() in spoken.telling
    enough = len(spoken.telling) + titled + spoken.company + _OF_LENGTH[len(one.name)]
    return spoken.country and enough >= _LEAST_SPOKEN[one.word.strength] and not _otherwise_known(page, one)


def _fits(page: Page, one: LiteralName) -> bool:
    """Tell whether the sentence does not need the word: a weak one must not join the name to what follows."""
    if one.word.strength != "weak":
        return True
    following = _FOLLOWING.match(page.document.text, one.span.end)
    if following is None or following[1] in literal_reader(page.rules).joined:
        return False
    return not any(_elsewhere(page, word) for word in one.after)


def _elsewhere(page: Page, word: str) -> bool:
    """Tell whether a word after the phrase stands on the page elsewhere too, so that two people are joined."""
    found = re.finditer(rf"\b{word}\b", page.document.text)
    return next(found, None) is not None and next(found, None) is not None


def _word_before(page: Page, one: LiteralName) -> str:
    found = _PRECEDING.search(page.document.text[max(0, one.span.start - _REACH) : one.span.start])
    return found[1] if found else ""


def _continues(page: Page, one: LiteralName) -> bool:
    """Tell whether the name begins before or goes on after what was read: it is another one then."""
    word, text = _word_before(page, one), page.document.text
    owner = word.endswith(("'s", "’s")) or word in nation_words(page.rules)
    begun = word[:1].isupper() and not owner and word.lower() not in page.rules.words()
    return begun or text[one.span.end : one.span.end + 1] == "-" or text[: one.span.start].endswith("-")


def _otherwise_known(page: Page, one: LiteralName) -> bool:
    """Tell whether the words in pinyin are somebody's whole name by themselves, as the book or the page knows it."""
    if len(one.before) < 2:
        return False
    span = Span(one.span.start, one.span.start + len(" ".join(one.before)))
    settled = [one for one in names_in(page, span) if one.outcome == "matched"]
    others = {found.entity.id for found in page.index.find(squash("".join(one.before))) if not found.derived}
    return bool((others | {r.entity.id for r in settled if r.entity}) - {one.entity.id})


def _finding(page: Page, one: LiteralName, spoken: _Spoken) -> Finding:
    entity, phrase, span = one.entity, one.word.phrase, one.span
    context = ", ".join((*entity.countries, *sorted(spoken.telling)))
    surface = page.document.text[span.start : span.end]
    if one.word.stays and not one.after:
        span = Span(span.start, span.end - len(phrase) - 1)
    return make(
        page,
        CODE,
        span,
        f"“{surface}” may be {entity.name}: “{phrase}” translates {one.word.han} of {one.name}",
        suggestion=entity.name,
        entity=EntityRef(entity.id, entity.name),
        confidence=_CONFIDENCE,
        provisional=page.document.source is None,
        evidence=(
            Evidence("literal-characters", f"{one.name} with {one.word.han} as “{phrase}”, the rest in pinyin"),
            Evidence("context", f"the page speaks of the country and work: {context}"),
        ),
    )
