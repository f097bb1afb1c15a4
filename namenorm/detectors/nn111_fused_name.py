"""NN111: a coinage of two names read as one person: "Bai Xihui" for 拜习会, the meeting of Biden and Xi.

Chinese headlines take a character of each of two names and add what brings them together: a meeting, a ticket. Marked
only where nobody of the book is so spelt and both people stand on the page by themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from namenorm.detectors.country_classes import either
from namenorm.detectors.finding import make
from namenorm.detectors.han_of_page import persons, readings
from namenorm.detectors.page import Page
from namenorm.detectors.places import names_in
from namenorm.gazetteer.model import Entity
from namenorm.resolve.profile import BULK
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.values import Evidence, Finding, Span

CODE = "NN111"
_CONFIDENCE = 0.85
_SYLLABLES = 3


@dataclass(frozen=True, slots=True)
class _Coinages:
    """The last characters of coinages by their pinyin, runs of words that end in one, and how syllables are told."""

    endings: Mapping[str, Mapping[str, str]]
    run: re.Pattern[str]
    pinyin: PinyinReader


@dataclass(frozen=True, slots=True)
class _Half:
    """A person of the page and the character that the coinage takes from the name."""

    entity: Entity
    character: str


class _People:
    """Who sounds how, of the people of a page."""

    def __init__(self, people: Sequence[Entity]) -> None:
        """Read their Chinese names."""
        self._surnames = _by_sound(people, first=True)
        self._every = _by_sound(people, first=False)

    def halves(self, first: str, second: str, *, given: bool) -> tuple[_Half, _Half] | None:
        """Return the two people whose characters sound so; surnames, and where a coinage allows it one given name."""
        every = self._every if given else self._surnames
        for left, right in ((self._surnames, every), (every, self._surnames)):
            for one in left.get(first, ()):
                for other in right.get(second, ()):
                    if one.entity is not other.entity:
                        return one, other
        return None


def _by_sound(people: Sequence[Entity], *, first: bool) -> dict[str, list[_Half]]:
    sounds: dict[str, list[_Half]] = defaultdict(list)
    for one in people:
        for sound, character in dict(readings(one, first=first)).items():
            sounds[sound].append(_Half(one, character))
    return sounds


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each run of three syllables that are two people of the page and what brings them together."""
    coinages = page.rules.built("fused_names", _coinages)
    runs = [(match, said) for match in coinages.run.finditer(page.document.text) if (said := _read(coinages, match))]
    people = _People([one for one in persons(page) if one.source not in BULK]) if runs else None
    for match, (first, second, last) in runs:
        ending = coinages.endings[last]
        halves = people.halves(first, second, given=bool(ending.get("given"))) if people else None
        if halves is not None and not _known(page, match):
            yield _finding(page, match, halves, ending)


def _coinages(topic: Any) -> _Coinages:
    endings = topic["endings"]
    last = either(endings)
    run = rf"[A-Z](?<![\w'’-][A-Z])[a-z]*(?:[ -]?[A-Z][a-z]*)?(?:{last}|[ -](?:{last.title()}))(?![\w'’-])"
    return _Coinages(endings, re.compile(run), PinyinReader(Rules("zh")))


def _read(coinages: _Coinages, match: re.Match[str]) -> tuple[str, ...] | None:
    """Return the three syllables of a run, None if it has not three."""
    parts = [coinages.pinyin.parse(word.lower()) for word in re.split("[ -]", match.group())]
    syllables = tuple(syllable for part in parts for syllable in part or ("",))
    fits = len(syllables) == _SYLLABLES and all(syllables) and syllables[-1] in coinages.endings
    return syllables if fits else None


def _known(page: Page, match: re.Match[str]) -> bool:
    """Tell whether the book has somebody so spelt, or the page was found to speak of somebody."""
    return any(one.outcome == "matched" for one in names_in(page, Span(*match.span())))


def _finding(page: Page, match: re.Match[str], halves: tuple[_Half, _Half], ending: Mapping[str, str]) -> Finding:
    pair = "–".join(half.entity.surname or half.entity.name for half in halves)
    coined = "".join(half.character for half in halves) + ending["han"]
    names = " and ".join(half.entity.name for half in halves)
    why = f"{coined}: a character each of {names}, both on the page, and {ending['han']}"
    return make(
        page,
        CODE,
        Span(*match.span()),
        f"“{match.group()}” is no person, but a coinage ({coined}) of {names}",
        suggestion=ending["called"].format(pair),
        confidence=_CONFIDENCE,
        provisional=page.document.source is None,
        evidence=(Evidence("coinage", why),),
    )
