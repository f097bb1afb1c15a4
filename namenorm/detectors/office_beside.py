"""The office by which a text introduces a name: "Japanese Prime Minister X", "X, the president of South Korea"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from namenorm.detectors.country_classes import either
from namenorm.detectors.page import Page
from namenorm.gazetteer.model import Entity
from namenorm.resolve.context import nations
from namenorm.resolve.tenure import holder
from namenorm.rules import BOOK_LANGUAGE, Rules
from namenorm.text.key import key, squash
from namenorm.text.tokens import tokens
from namenorm.values import Span

_BEFORE = 120  # characters before a name in which its office stands
_AFTER = 120
_NEAR_BEFORE, _NEAR_AFTER = 4, 2  # words that may say that the office is not of that day
_SAME_STEM = 3  # letters that a people's name shares with its country's


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a text gives to somebody.

    Attributes:
        said: As it stands.
        known: Titles and organisations by which the book may know it, folded.
    """

    said: str
    known: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """How a language speaks of offices.

    Attributes:
        titles: The titles that stand for one office, by each of them in lower case.
        last_words: The last words of the titles.
        belonging: What stands between an office and what it is of, with the spaces around.
        before: An office before a name; groups ``title`` and ``body``, or ``head`` and ``of``.
        after: An office in apposition after a name.
        not_now: Words that make it an office of another day.
        looks_away: Words by which a sentence looks back or ahead.
        states: Countries by the squashed words that stand for the state, with all their names folded.
    """

    titles: Mapping[str, tuple[str, ...]]
    last_words: frozenset[str]
    belonging: tuple[str, ...]
    before: re.Pattern[str]
    after: re.Pattern[str]
    not_now: frozenset[str]
    looks_away: frozenset[str]
    states: Mapping[str, frozenset[str]]


def office_words(page: Page) -> OfficeWords:
    """Return the topic ``offices`` of the page's language, built once.

    Raises:
        GazetteerError: If the language lacks it.
    """
    rules = page.rules

    def with_states(topic: Any) -> OfficeWords:
        return _built(topic, rules.topic("demonyms"), _states(rules, topic))

    return rules.built("offices", with_states)


def _states(rules: Rules, topic: Any) -> Mapping[str, frozenset[str]]:
    """Return, by the squashed words that stand for a state in a language, its names in the language of the book."""
    short, demonyms, book = topic["states"].split(), rules.topic("demonyms"), rules.beside(BOOK_LANGUAGE)
    peoples, territories = book.topic("demonyms"), book.topic("territories")["names"]

    def named(code: str) -> frozenset[str]:
        return frozenset(key(name) for name in (*peoples.get(code, ())[:2], *territories.get(code, ())))

    spoken = {word: code for word, code in nations(rules).items() if _is_state(word, demonyms[code], short)}
    names = {code: named(code) for code in {*demonyms, *topic["adjectives"].values()}}
    also = {squash(word): names[code] for word, code in topic["adjectives"].items()}
    return {**{word: names[code] for word, code in spoken.items()}, **also}


def _is_state(word: str, words: list[str], short: list[str]) -> bool:
    """Tell whether a word means the state or its people: "Japanese" and "U.S.", but not "Harvard" or "Xinhua"."""
    return word in short or any(word[:_SAME_STEM] == squash(name)[:_SAME_STEM] for name in words[:2])


def _built(topic: Any, demonyms: Mapping[str, Sequence[str]], states: Mapping[str, frozenset[str]]) -> OfficeWords:
    titles = {title: tuple(group) for group in topic["titles"] for title in group}
    title, phrase = rf"(?i:{either(titles)})", topic["phrase"]
    word = rf"[{phrase['capitals']}][\w&.’'-]*"
    name = rf"{word}(?: (?:{either(phrase['joints'])}|{word})){{0,7}}?"
    small = [one for words in demonyms.values() for one in words if one.islower()] if phrase["adjectives"] else []
    body = rf"(?:{name}|{either(small)})" if small else name
    of_body = rf" {_before(phrase['of'])}(?P<of>{name})"
    opener = _before([*phrase["openers"], ""])
    return OfficeWords(
        titles=titles,
        last_words=frozenset(one.split()[-1] for one in titles),
        belonging=tuple(f" {one} " if one else " " for one in phrase["of"]),
        before=re.compile(rf"(?:(?P<body>{body}) (?P<title>{title})|(?<!\w)(?P<head>{title}){of_body},?) $"),
        after=re.compile(rf",? \(?{opener}(?:(?P<body>{body}) )?(?P<title>{title})(?:{of_body})?(?=[,.;)]|$)"),
        not_now=frozenset(topic["not_now"].split()),
        looks_away=frozenset(topic["looks_away"].split()),
        states=states,
    )


def _before(phrases: Sequence[str]) -> str:
    """Return a pattern for one of some phrases and a space; with an empty one among them it may be left out."""
    return rf"(?:{either(one + ' ' if one else '' for one in phrases)})"


def office_beside(page: Page, words: OfficeWords, span: Span) -> Office | None:
    """Return the office that introduces a name as one held on the day of writing, None if there is none."""
    text = page.document.text
    before = text[max(0, span.start - _BEFORE) : span.start]
    ends_in_title = before.rstrip(" ").rpartition(" ")[2].lower() in words.last_words
    ahead = words.before.search(before) if ends_in_title or _belongs(words, before) else None  # most names have neither
    found = ahead or words.after.match(text[span.end : span.end + _AFTER])
    if found is None:
        return None
    at = found.start() if found.re is words.before else len(before)
    groups = found.groupdict(default="")
    if is_of_another_day(words, (before[:at], groups["body"], groups["of"]), text[span.end : span.end + _AFTER]):
        return None
    title = groups["title"] or groups["head"]
    bodies = frozenset(body for said in (groups["body"], groups["of"]) if said for body in _bodies(page, words, said))
    known = frozenset((key(one), body) for one in words.titles[title.lower()] for body in bodies)
    return Office(found.group().strip(" ,("), known) if known else None


def _belongs(words: OfficeWords, before: str) -> bool:
    return any(one in before for one in words.belonging)


def is_of_another_day(words: OfficeWords, before: Iterable[str], after: str) -> bool:
    """Tell whether words beside an office say that it is not held on the day of writing: "former", "then", "elect".

    Args:
        words: Those of the language.
        before: Texts at the end of which such a word may stand.
        after: What follows the name.
    """
    beside = [word for said in before for word in _last(said)] + _first(after)
    return not words.not_now.isdisjoint(beside)


def holder_beside(page: Page, office: Office, day: date) -> Entity | None:
    """Return the one certain holder of an office on a day, None where the book leaves it open."""
    found = {one.id: one for known in office.known for one in page.index.holders(*known)}
    return holder(found.values(), office.known, day)


def _last(text: str) -> list[str]:
    clause = re.split(r"[.!?\n]", text)[-1]
    return [one.text.lower() for one in tokens(clause)][-_NEAR_BEFORE:]


def _first(text: str) -> list[str]:
    clause = re.split(r"[.!?\n]", text, maxsplit=1)[0]
    return [one.text.lower() for one in tokens(clause)][:_NEAR_AFTER]


def _bodies(page: Page, words: OfficeWords, said: str) -> Iterator[str]:
    """Yield, folded, what the book may call the state or the organisation of which a text speaks."""
    parts = re.sub(r"['’]s?$", "", said).split()
    for first in range(len(parts)):
        spelt = " ".join(parts[first:])
        states = words.states.get(squash(spelt), frozenset())
        named = {key(one.entity.name) for one in page.index.plain.find(squash(spelt)) if one.entity.kind != "person"}
        if states or named:
            yield from (*states, *named, key(spelt))
            return
