"""NN110: a known man as "she", a known woman as "he": Chinese 他 and 她 sound alike, and engines guess.

Marked only where the chain is plain: a paragraph that opens with the one person it names, whose gender the book knows,
and has two pronouns or more outside quotations, all of the other gender; no other person, named or described, stands in
it or just before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.detectors.places import is_quoted, names_in, names_in_each
from namenorm.detectors.spoken_of import telling_words
from namenorm.gazetteer.model import Entity
from namenorm.mentions.words import lexicon
from namenorm.resolve.context import nation_words
from namenorm.resolve.profile import BULK
from namenorm.text.tokens import Token, tokens
from namenorm.values import EntityRef, Evidence, Finding, Mention, Resolution, Span

CODE = "NN110"
_CONFIDENCE = 0.85
_SURE = 0.95  # confidence from which a name is taken for the person's
_LEAST = 2  # pronouns
_GOES_ON = 2  # paragraphs that may go on about the person
_OPENING = 60  # characters of a paragraph within which the person must be named


@dataclass(frozen=True, slots=True)
class _Words:
    """The gender of each pronoun, the subjects among them by gender, and nouns of persons."""

    genders: Mapping[str, str]
    subjects: Mapping[str, str]
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Passage:
    """A paragraph of which one person is named, with its words and the mentions of that person."""

    words: Sequence[Token]
    persons: Sequence[Resolution]
    whom: Entity


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding on the first subject pronoun of each paragraph whose one person is of the other gender."""
    words = page.rules.built("pronouns", _words)
    for passage in _passages(page):
        wrong = _wrong(page, words, passage)
        if wrong is not None and not _others(page, words, passage) and telling_words(page, passage.whom):
            yield _finding(page, words, wrong, passage.whom)


def _words(topic: Any) -> _Words:
    genders = {word: gender for gender, said in topic["pronouns"].items() for word in said}
    subjects = {gender: said[0] for gender, said in topic["pronouns"].items()}
    return _Words(genders, subjects, frozenset(topic["persons"].split()))


def _passages(page: Page) -> Iterator[_Passage]:
    """Yield the paragraphs that open with the one person whom they and the one before name.

    A paragraph or two after it that name nobody go on about the same person.
    """
    named = [_persons(names) for names in names_in_each(page, page.paragraphs)]
    for place, (span, persons) in enumerate(zip(page.paragraphs, named, strict=True)):
        if not persons or persons[0].mention.start - span.start > _OPENING:
            continue
        whom = _one_person(page, persons, named[place - 1] if place else ())
        if whom is not None:
            after = range(place + 1, min(place + 1 + _GOES_ON, len(named)))
            last = next((one - 1 for one in after if named[one]), after[-1] if after else place)
            yield _Passage(_tokens(page, Span(span.start, page.paragraphs[last].end)), persons, whom)


def _persons(names: Iterable[Resolution]) -> list[Resolution]:
    return [one for one in names if one.mention.type == "person"]


def _tokens(page: Page, span: Span) -> list[Token]:
    found = tokens(page.document.text[span.start : span.end])
    return [Token(one.text, one.start + span.start, one.end + span.start) for one in found]


def _one_person(page: Page, persons: Sequence[Resolution], before: Sequence[Resolution]) -> Entity | None:
    """Return the one person whom two paragraphs surely speak of, if the book knows the gender."""
    first = persons[0]
    sure = first.outcome == "matched" and first.relation == "attested" and first.confidence >= _SURE
    if not sure or first.entity is None or len({one.cluster for one in (*persons, *before)}) > 1:
        return None
    whom = page.index.entity(first.entity.id)
    return whom if whom is not None and whom.gender and whom.source not in BULK else None


def _others(page: Page, words: _Words, passage: _Passage) -> bool:
    """Tell whether somebody else may be meant: a person described, or a name that nobody knows."""
    titles, calendar = lexicon(page.rules).titles, lexicon(page.rules).breakers
    own = _own_words(page, passage, titles)
    ordinary, spoken = page.rules.words(), nation_words(page.rules)
    span = Span(passage.words[0].start, passage.words[-1].end)
    places = [one.mention for one in names_in(page, span) if one.mention.type != "person"]
    for place, word in enumerate(passage.words):
        lowered = word.text.lower()
        described = lowered in words.persons
        if not described and (place in own or word.text in spoken or _inside(places, word)):
            continue
        named = word.text[0].isupper() and lowered not in ordinary and lowered not in calendar
        if named or described or lowered in titles:
            return True
    return False


def _inside(mentions: Sequence[Mention], word: Token) -> bool:
    return any(one.start <= word.start < one.end for one in mentions)


def _own_words(page: Page, passage: _Passage, titles: frozenset[str]) -> set[int]:
    """Return the places of the words that name the person, of the title before and of the apposition after."""
    own: set[int] = set()
    for one in passage.persons:
        inside = [n for n, word in enumerate(passage.words) if one.mention.start <= word.start < one.mention.end]
        if inside:
            own.update(inside, _title(passage, inside[0], titles), _apposition(page, passage, inside[-1]))
    return own


def _title(passage: _Passage, first: int, titles: frozenset[str]) -> Iterator[int]:
    place = first - 1
    while place >= 0 and (passage.words[place].text[0].isupper() or passage.words[place].text.lower() in titles):
        yield place
        place -= 1


def _apposition(page: Page, passage: _Passage, last: int) -> Iterator[int]:
    """Yield the words of ", the chancellor of Germany," after a name, up to the mark that closes it."""
    words, text = passage.words, page.document.text
    place = last + 1
    if place < len(words) and text[words[last].end : words[place].start] in (", ", " ("):
        yield place
        while place + 1 < len(words) and text[words[place].end : words[place + 1].start] in (" ", "-"):
            place += 1
            yield place


def _wrong(page: Page, words: _Words, passage: _Passage) -> Token | None:
    """Return the first subject pronoun, if all pronouns come after the name and are of the other gender."""
    pronouns = [word for word in passage.words if word.text.lower() in words.genders]
    outside = [word for word in pronouns if not is_quoted(page, word.start)]
    contradicted = any(words.genders[word.text.lower()] == passage.whom.gender for word in pronouns)
    if contradicted or len(outside) < _LEAST or pronouns[0].start < passage.persons[0].mention.start:
        return None
    return next((word for word in outside if word.text.lower() in words.subjects.values()), None)


def _finding(page: Page, words: _Words, wrong: Token, whom: Entity) -> Finding:
    right = words.subjects[whom.gender]
    known = {"m": "a man", "f": "a woman"}[whom.gender]
    return make(
        page,
        CODE,
        Span(wrong.start, wrong.end),
        f"“{wrong.text}” can only be {whom.name}, whom the book knows as {known}",
        suggestion=right.capitalize() if wrong.text[0].isupper() else right,
        entity=EntityRef(whom.id, whom.name),
        confidence=_CONFIDENCE,
        provisional=page.document.source is None,
        evidence=(Evidence("gender", f"{whom.name} is {known}; nobody else is named in the paragraph"),),
    )
