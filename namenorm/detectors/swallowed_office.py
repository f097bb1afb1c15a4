"""Offices in pinyin that stand in a name: "Cai Zongtong" (蔡总统), "Lai Qingdezongtong"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.detectors.country_classes import either
from namenorm.detectors.finding import make
from namenorm.detectors.han_of_page import persons, readings
from namenorm.detectors.page import Page
from namenorm.detectors.words import folded_text
from namenorm.gazetteer.model import Entity
from namenorm.rules import BOOK_LANGUAGE
from namenorm.text.key import key, squash
from namenorm.values import EntityRef, Evidence, Finding, Span

_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class _Offices:
    """The offices: as a language has them by their pinyin, those that are nobody's name, where one is in a name."""

    said: Mapping[str, str]
    sure: frozenset[str]
    pattern: re.Pattern[str]


def swallowed_offices(page: Page, code: str) -> Iterator[Finding]:
    """Yield a finding, under a code, for each name that an office in pinyin is part of."""
    offices = page.rules.built("pinyin_offices", _offices)
    folded = folded_text(page)
    if not any(office in folded for office in offices.said):
        return
    people, known = _by_surname(page), page.rules.beside(BOOK_LANGUAGE).built("pinyin_offices", _offices).said
    for match in offices.pattern.finditer(page.document.text):
        office = match["office"].lower()
        whom = _whom(page, people, squash(match["name"]))
        if office in offices.sure or (whom is not None and _holds(whom, known[office])):
            yield _finding(page, code, match, offices.said[office], whom)


def _offices(topic: Any) -> _Offices:
    said = {**topic["sure"], **topic["shared"]}
    pattern = rf"(?<![\w'’-])(?P<name>[A-Z][a-z]+(?: [A-Z]?[a-z]+)??)[ -]?(?P<office>(?i:{either(said)}))(?!\w)"
    return _Offices(said, frozenset(topic["sure"]), re.compile(pattern))


def _by_surname(page: Page) -> dict[str, list[Entity]]:
    """Return the people of a page by the pinyin with which their Chinese names begin."""
    people: dict[str, list[Entity]] = defaultdict(list)
    for one in persons(page):
        for sound in dict(readings(one, first=True)):
            people[sound].append(one)
    return people


def _whom(page: Page, people: Mapping[str, list[Entity]], spelt: str) -> Entity | None:
    """Return the one person of the page or of the book whom a surname or a full name in pinyin stands for."""
    of_book = {found.entity.id: found.entity for found in page.index.find(spelt) if found.entity.kind == "person"}
    found = people.get(spelt) or list(of_book.values())
    return found[0] if len(found) == 1 else None


def _holds(whom: Entity, office: str) -> bool:
    return office in key(" ".join((whom.about, *(role.title for role in whom.roles))))


def _finding(page: Page, code: str, match: re.Match[str], office: str, whom: Entity | None) -> Finding:
    title = office.title()
    called = match["name"] if whom is None else whom.name if " " in match["name"] else whom.surname or whom.name
    return make(
        page,
        code,
        Span(*match.span()),
        f"“{match['office']}” is no name, but an office: {title} {called}",
        suggestion=f"{title} {called}",
        entity=EntityRef(whom.id, whom.name) if whom else None,
        confidence=_CONFIDENCE,
        provisional=page.document.source is None,
        evidence=(Evidence("pinyin-office", f"“{match['office']}” is {office} in pinyin"),),
    )
