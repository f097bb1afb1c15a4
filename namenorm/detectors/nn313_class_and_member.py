"""NN313 class-and-member: "Asian countries including NATO and Japan", where a list holds what its class does not.

Engines turn a list beside a class into a list within it. Marked is a listed organisation, and a listed territory that
lies elsewhere by CLDR's containment; classes and members that geography leaves open are not judged. Silent also where
the sentence can be read otherwise: in "Asian countries such as Japan and the United States", the United States may
stand beside the whole class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each class whose list holds something else, from the class to the end of the list."""
    known = geography(page.rules)
    text = page.document.text
    for listing in known.listing.finditer(text):
        named = known.named_class.search(text, max(0, listing.start() - _LONGEST_CLASS), listing.start())
        if named is None:
            continue
        items = list(_items(known, known.classes[named["class"]], text, listing.end()))
        faults = [one for one in items if one.fault]
        if faults and not _may_stand_beside(items) and not _may_be_verb(known, listing, items):
            yield _finding(page, named, items[-1].end, faults)


def _finding(page: Page, named: re.Match[str], end: int, faults: list[_Item]) -> Finding:
    names = " and ".join(one.name for one in faults)
    message = f"“{named['class']}” does not hold {names}: probably meant beside it, not as its members"
    evidence = tuple(Evidence("containment", one.fault) for one in faults if one.fault)
    return make(page, CODE, Span(named.start(), end), message, confidence=0.9, provisional=True, evidence=evidence)


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


def _items(known: Geography, wanted: CountryClass, text: str, at: int) -> Iterator[_Item]:
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


def _is_member(known: Geography, wanted: CountryClass, text: str, match: re.Match[str]) -> bool:
    """Tell whether a name is listed itself, and is not an attribute of what follows ("US allies", "NATO members").

    Where the name belongs to the class anyway, an unknown word after it is taken for the verb of the sentence.
    """
    if known.follower.match(text, match.end()):
        return True
    return _fault(known, wanted, match) is None and _opens_clause(text, match.end())


def _opens_clause(text: str, end: int) -> bool:
    """Tell whether a word follows: "…, and Japan said" begins a new clause and no longer lists."""
    return text[end : end + 1] == " " and text[end + 1 : end + 2].islower()


def _fault(known: Geography, wanted: CountryClass, match: re.Match[str]) -> str | None:
    name = match["organisation"]
    if name:
        home = known.organisations.get(name, frozenset())
        return None if home & wanted.codes else f"{name} is an organisation, no country"
    code = known.territories[match["territory"]]
    return None if code in wanted.members else f"{match['territory']} lies elsewhere (CLDR territory containment)"
