"""NN112: the son under the father's name, or under a translated 小: "Little Marcos" for Marcos Jr. (小马科斯).

Which of the two is meant is told by the word that the engine printed for 小 or 老, or by the office and the document's
date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from namenorm.detectors.country_classes import either
from namenorm.detectors.finding import make
from namenorm.detectors.office_beside import holder_beside, office_beside, office_words
from namenorm.detectors.page import Page
from namenorm.gazetteer.model import Entity
from namenorm.index.stack import Stack
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key, squash
from namenorm.values import EntityRef, Evidence, Finding, Span

_MIDDLE_DOTS = "·•・‧"
_LEAST_SURNAME = 4  # letters; a shorter one is hardly a transcribed name, and begins too many others


def called(entity: Entity, mark: str) -> bool:
    """Tell whether Chinese news calls a person by 小 or 老 before the transcribed surname, as in 小马科斯.

    The remainder must be a name too: 小泉 of Koizumi Junichiro is a surname that begins with the same character.
    """
    names = [simplified(name.text) for name in entity.names if has_han(name.text)]
    parts = {part for name in names if not name.startswith(mark) for part in _parts(name)}
    marked = {part for name in names if name.startswith(mark) for part in _parts(name[1:])}
    return any(part in parts or any(part == other[1:] for other in names) for part in marked)


def of_surname(index: Stack, surname: str) -> Iterator[Entity]:
    """Yield the persons of a surname that is no Chinese one by its length; the index has them surname first."""
    spelt = squash(surname)
    if len(spelt) < _LEAST_SURNAME:
        return
    seen: set[str] = set()
    for spelling in index.keys(spelt):
        for found in index.find(spelling):
            if found.system == "order" and squash(found.entity.surname) == spelt and found.entity.id not in seen:
                seen.add(found.entity.id)
                yield found.entity


def _parts(name: str) -> list[str]:
    for dot in _MIDDLE_DOTS:
        name = name.replace(dot, " ")
    return name.split()


CODE = "NN112"
_CONFIDENCE = 0.8
_SON = "小"
_LISTS = ("fathers_days", "determiners")
_REACH = 12  # characters before a match in which the word before it ends
_BEFORE = re.compile(r"([\w’'-]+)( ?)$")


@dataclass(frozen=True, slots=True)
class _Words:
    """The character by each word printed for it, such a word before a surname, and words of the father's days."""

    characters: Mapping[str, str]
    pattern: re.Pattern[str]
    fathers_days: frozenset[str]
    determiners: frozenset[str]


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each surname with 小 or 老 translated, and for a son in office under the father's name."""
    words = page.rules.built("second_generation", _words)
    yield from _translated(page, words)
    day = page.document.day if page.rules.has("offices") else None
    if day is not None:
        for one in _in_office(page, day):
            if not words.fathers_days.intersection(key(page.document.text).split()):
                yield one


def _words(topic: Any) -> _Words:
    characters = {word: character for character, said in topic["printed"].items() for word in said}
    # Four times as quick without a look behind; what stands before is asked of the few matches there are.
    said = either([*characters, *(word.title() for word in characters)])
    pattern = rf"(?P<word>{said})[ -](?P<surname>[A-Z][\w’'-]*\w)"
    return _Words(characters, re.compile(pattern), *(frozenset(topic[name].split()) for name in _LISTS))


def _translated(page: Page, words: _Words) -> Iterator[Finding]:
    for match in words.pattern.finditer(page.document.text):
        if _part_of_phrase(words, page.document.text[max(0, match.start() - _REACH) : match.start()]):
            continue
        mark = words.characters[match["word"].lower()]
        found = [one for one in of_surname(page.index, match["surname"]) if called(one, mark)]
        if len(found) == 1:
            reason = f"“{match['word']}” translates {mark}, by which Chinese tells the generations apart"
            yield _finding(page, Span(*match.span()), found[0], reason)


def _part_of_phrase(words: _Words, before: str) -> bool:
    """Tell whether a word is the end of another, or belongs to a noun with an article: "an old Marcos poster"."""
    found = _BEFORE.search(before)
    return found is not None and (not found[2] or found[1].lower() in words.determiners)


def _in_office(page: Page, day: date) -> Iterator[Finding]:
    """Yield a finding for the first name beside an office whose holder on that day is the son of one so called."""
    words = office_words(page)
    told: set[str] = set()
    for one in page.resolutions:
        span = Span(one.mention.start, one.mention.end)
        office = office_beside(page, words, span) if one.mention.type == "person" else None
        son = holder_beside(page, office, day) if office else None
        if son is None or son.id in told or not called(son, _SON) or not _loses_suffix(one.mention.text, son):
            continue
        told.add(son.id)
        if not _named_in_full(page, son):
            yield _finding(page, span, son, f"{son.name} held the office on {day}, and the name is the father's too")


def _loses_suffix(surface: str, son: Entity) -> bool:
    """Tell whether a name is the surname alone, or the son's name but for what tells him from the father."""
    spelt, whole = squash(surface), squash(son.name)
    return spelt != whole and (spelt == squash(son.surname) or (" " in surface and whole.startswith(spelt)))


def _named_in_full(page: Page, son: Entity) -> bool:
    """Tell whether the page has a name that only the son bears."""
    own = {squash(name.text) for name in son.names if squash(name.text) != squash(son.surname)}
    return any(squash(one.mention.text) in own for one in page.resolutions)


def _finding(page: Page, span: Span, whom: Entity, reason: str) -> Finding:
    surface = page.document.text[span.start : span.end]
    return make(
        page,
        CODE,
        span,
        f"“{surface}” may be {whom.name}: father and son share the name",
        suggestion=whom.name,
        entity=EntityRef(whom.id, whom.name),
        confidence=_CONFIDENCE,
        provisional=page.document.source is None,
        evidence=(Evidence("generation", reason),),
    )
