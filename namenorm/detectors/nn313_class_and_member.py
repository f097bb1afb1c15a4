"""NN313 class-and-member: "Asian countries including NATO and Japan", where a list holds what its class does not.

Engines turn a list beside a class into a list within it. Marked is a listed organisation, and a listed country that
lies elsewhere by CLDR's containment, is not what the class says by a cited list, or was no member of the organisation
that makes the class; and a number of countries greater than there are. Classes and members that these leave open are
not judged. Silent also where the sentence can be read otherwise: in "Asian countries such as Japan and the United
States", the United States may stand beside the whole class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from namenorm.detectors.class_counts import WrongCount, wrong_counts
from namenorm.detectors.country_classes import CountryClass, Geography, geography
from namenorm.detectors.finding import make
from namenorm.detectors.page import Page
from namenorm.values import Evidence, Finding, Span

CODE = "NN313"
_LONGEST_LIST = 40  # items
_LONGEST_CLASS = 40  # characters


@dataclass(frozen=True, slots=True)
class _Item:
    """A listed name.

    Attributes:
        name: As it stands.
        end: One past its last code point.
        fault: Why it cannot belong; None where it does or may.
        joined: True where "and" or "or" stands before it.
    """

    name: str
    end: int
    fault: str | None
    joined: bool


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the items of a list must be: all of the classes, on the day of the page."""

    classes: tuple[CountryClass, ...]
    day: date | None

    @property
    def name(self) -> str:
        return " ".join(one.name for one in self.classes)


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each class whose list holds something else, from the class to the end of the list."""
    known = geography(page.rules)
    text, day = page.document.text, page.document.day
    for listing in known.listing.finditer(text):
        start, classes = _classes(known, text, listing)
        if not classes:
            continue
        wanted = _Wanted(classes, day)
        items = list(_items(known, wanted, text, listing.end()))
        faults = [one for one in items if one.fault]
        if not faults or _may_stand_beside(items):
            continue
        if not _may_be_verb(known, listing, items) or known.governing.search(text[max(0, start - 40) : start]):
            yield _finding(page, Span(start, items[-1].end), wanted.name, faults)
    yield from (_too_many(page, one) for one in wrong_counts(page, known))


def _classes(known: Geography, text: str, listing: re.Match[str]) -> tuple[int, tuple[CountryClass, ...]]:
    """Return where the class before a list begins, and all of them where several stand there ("rich European")."""
    found: list[CountryClass] = []
    end = listing.start()
    while True:
        named = known.named_class.search(text[max(0, end - _LONGEST_CLASS) : end])
        if named is None:
            break
        found.insert(0, known.classes[named["class"]])
        end -= len(named["class"]) + 1
    if not found or (listing["noun"] in known.member_nouns and not all(one.membership for one in found)):
        return end, ()
    return end + 1 if end < listing.start() else end, tuple(found)


def _finding(page: Page, span: Span, name: str, faults: list[_Item]) -> Finding:
    names = " and ".join(one.name for one in faults)
    message = f"“{name}” does not hold {names}: probably meant beside it, not as its members"
    evidence = tuple(Evidence("containment", one.fault) for one in faults if one.fault)
    return make(page, CODE, span, message, confidence=0.9, provisional=True, evidence=evidence)


def _too_many(page: Page, one: WrongCount) -> Finding:
    evidence = (Evidence("count", one.reason),)
    return make(page, CODE, one.span, f"Too many: {one.reason}", confidence=0.9, provisional=True, evidence=evidence)


def _may_stand_beside(items: list[_Item]) -> bool:
    """Tell whether the list may end before the faulty members, so that they stand beside the class.

    So it may if all before a place belong and nothing after it does, and what comes before is a list by itself: one
    name, or names the last of which has an "and".
    """
    for place in range(1, len(items)):
        before, after = items[:place], items[place:]
        if all(not one.fault for one in before) and all(one.fault for one in after):
            return place == 1 or before[-1].joined
    return False


def _may_be_verb(known: Geography, match: re.Match[str], items: list[_Item]) -> bool:
    """Tell whether the countries may be liking what follows: nothing that follows is one of them."""
    return match["marker"] in known.verbs and all(one.fault for one in items)


def _items(known: Geography, wanted: _Wanted, text: str, at: int) -> Iterator[_Item]:
    """Yield the names of a list as far as they can be read."""
    separator = ""
    for _ in range(_LONGEST_LIST):
        match = known.item.match(text, at)
        if match is None or not _is_member(known, wanted, text, match):
            return
        following = known.separator.match(text, match.end())
        if separator.startswith(", ") and separator != ", " and not following and _opens_clause(text, match.end()):
            return
        name = match["territory"] or match["organisation"]
        yield _Item(name, match.end(), _fault(known, wanted, match), separator.strip(" ,") != "")
        if following is None:
            return
        at, separator = following.end(), following.group()


def _is_member(known: Geography, wanted: _Wanted, text: str, match: re.Match[str]) -> bool:
    """Tell whether a name is listed itself, and is not an attribute of what follows ("US allies", "NATO members").

    Where the name belongs to the class anyway, an unknown word after it is taken for the verb of the sentence.
    """
    if known.follower.match(text, match.end()):
        return True
    return _fault(known, wanted, match) is None and _opens_clause(text, match.end())


def _opens_clause(text: str, end: int) -> bool:
    """Tell whether a word follows: "…, and Japan said" begins a new clause and no longer lists."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _fault(known: Geography, wanted: _Wanted, match: re.Match[str]) -> str | None:
    """Return why a listed name cannot belong; whether an organisation can is asked of classes of geography alone."""
    name = match["organisation"]
    if name:
        home = known.organisations.get(name, frozenset())
        outside = all(one.codes and not home & one.codes for one in wanted.classes)
        return f"{name} is an organisation, no country" if outside else None
    code = known.territories[match["territory"]]
    failed = next((one for one in wanted.classes if one.excludes(code, wanted.day)), None)
    return f"{match['territory']} {failed.because}" if failed else None
