"""NN108: a perfectly spelled name in an office that somebody else held on the day of the document.

Engines complete an office with the holder they have read of most: 韩国总统 becomes "South Korean President Moon Jae-in"
long after he left. Silent without a date, outside the terms that the book has checked, and wherever the sentence may
speak of another day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from namenorm.detectors.bare_office import bare_office
from namenorm.detectors.finding import make
from namenorm.detectors.office_beside import Office, OfficeWords, holder_beside, office_beside, office_words
from namenorm.detectors.page import Page
from namenorm.detectors.places import persons_named, sentence_at
from namenorm.gazetteer.model import Entity
from namenorm.resolve.tenure import earlier, never_then, roles
from namenorm.text.key import key
from namenorm.text.tokens import tokens
from namenorm.values import Evidence, Finding, Mention, Resolution, Span

CODE = "NN108"
_CONFIDENCE = 0.85
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Claim:
    """That somebody holds an office.

    Attributes:
        mention: The name beside the office.
        named: Who is so called.
        office: The office.
        day: The day of the document.
        right: Who held the office on that day.
        sentence: The sentence that says so.
    """

    mention: Mention
    named: Entity
    office: Office
    day: date
    right: Entity
    sentence: str


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each name in an office whose one seat somebody else certainly held on the document's day."""
    day = page.document.day
    if day is None:
        return
    words, people = office_words(page), persons_named(page)
    for one in page.resolutions:
        claim = _claim(page, words, one, day)
        if claim is not None and _is_false(claim) and not _of_another_day(words, people, claim):
            yield _finding(page, claim)


def _claim(page: Page, words: OfficeWords, one: Resolution, day: date) -> _Claim | None:
    """Return what a text says of a name that is surely and rightly somebody's, None if it is no office."""
    sure = one.outcome == "matched" and one.relation == "attested" and one.mention.type == "person"
    named = page.index.entity(one.entity.id) if sure and one.entity else None
    office = _office(page, words, Span(one.mention.start, one.mention.end), named) if named else None
    right = holder_beside(page, office, day) if office else None
    if named is None or office is None or right is None or right.id in {other.entity_id for other in one.candidates}:
        return None
    return _Claim(one.mention, named, office, day, right, sentence_at(page, one.mention.start))


def _office(page: Page, words: OfficeWords, span: Span, named: Entity) -> Office | None:
    """Return the office of a name; one without its country must be an office that the named person held some day."""
    beside = office_beside(page, words, span)
    bare = bare_office(page, words, span) if beside is None else None
    return bare if bare is not None and roles(named, bare.known) else beside


def _is_false(claim: _Claim) -> bool:
    """Tell whether another is named than the holder; father and son of one name are NN112's."""
    named, right = claim.named, claim.right
    namesakes = named.name.startswith(right.name) or right.name.startswith(named.name)
    return named.id != right.id and not namesakes and never_then(named, claim.office.known, claim.day)


def _of_another_day(words: OfficeWords, people: frozenset[str], claim: _Claim) -> bool:
    """Tell whether the sentence may speak of another day than the document's.

    Who held the office before is named in it by whoever looks back: then the sentence may do so in any of its words,
    and a page that names the holder beside is taken to know the difference.
    """
    if any(int(year) != claim.day.year for year in _YEAR.findall(claim.sentence)):
        return True
    about, known = key(claim.named.about), claim.office.known
    if not earlier(claim.named, known, claim.day) and not any(title in about for title, _ in known):
        return False
    said = {token.text.lower() for token in tokens(claim.sentence)}
    return claim.right.id in people or not words.looks_away.isdisjoint(said)


def _finding(page: Page, claim: _Claim) -> Finding:
    mention, right, day = claim.mention, claim.right, claim.day
    terms = ", ".join(f"{role.title} since {role.since}" for role in roles(right, claim.office.known))
    return make(
        page,
        CODE,
        Span(mention.start, mention.end),
        f"“{mention.text}” did not hold the office (“{claim.office.said}”) on {day}; {right.name} did",
        suggestion=right.name if " " in mention.text else right.surname or right.name,
        confidence=_CONFIDENCE,
        provisional=page.document.source is None,
        evidence=(Evidence("office-holder", f"{right.name}: {terms}"),),
    )
