"""NN404 name-missing: a person whom the original names, and the translation nowhere.

Only somebody whose name is certain counts: whom the book knows, or whose characters can hardly be anything else. A name
that the translation prints in a wrong spelling is no missing one (NN101, NN105), nor is one that stands in a sentence
which is missing as a whole (NN406).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from namenorm.detectors.finding import make
from namenorm.detectors.original import stretches, ties_of
from namenorm.detectors.page import Page
from namenorm.source.values import NativeName, Placement
from namenorm.text.key import has_han, squash
from namenorm.text.overlaps import beginning_in, overlapping
from namenorm.values import EntityRef, Evidence, Finding

CODE = "NN404"
_CERTAIN = 0.94
_CHINESE = 0.6
_SHORT = 4  # letters of a name that is looked for as a word
_WORD = re.compile(r"[^\W\d_]+")
_WHAT, _SOMETHING = {"person": "somebody whom"}, "something that"
_SHORTEST = 3  # characters of a name; of two, many are words


class _Printed(NamedTuple):
    """A text by all its letters and by its words."""

    letters: str
    words: frozenset[str]


def find(page: Page) -> Iterator[Finding]:
    """Yield a finding for each person who is named nowhere."""
    original = page.original
    if original is None:
        return
    by_name: dict[str, list[Placement]] = defaultdict(list)
    for one in original.placements:
        by_name[one.native.plain].append(one)
    text = page.document.text
    printed = _Printed(squash(text), frozenset(squash(word) for word in _WORD.findall(text)))
    for placements in by_name.values():
        native = placements[0].native
        placed = any(one.span for one in placements)
        if placed or not _is_certain(native, original.lang) or _is_said(native, printed):
            continue
        if _is_rendered(page, native) and not _unplaced(page, placements):
            yield _finding(page, placements)


def _is_certain(native: NativeName, lang: str) -> bool:
    if lang != "zh" or native.kind == "place":
        return native.surely >= _CERTAIN
    from namenorm.romanise.han_culture import of_han  # who checks without originals loads no romanisation

    chinese = of_han(native.plain).get("zh", 0.0) >= _CHINESE  # a transcribed word may be a virus or a firm
    known = len(native.entities) == 1 or (native.surely >= _CERTAIN and (chinese or native.origin == "sound"))
    return native.kind == "person" and known and len(native.plain) >= _SHORTEST


def _is_said(native: NativeName, printed: _Printed) -> bool:
    """Tell whether the translation has a name of the person, or a surname, anywhere."""
    names = [name.text for one in native.entities for name in one.names] + [one.surname for one in native.entities]
    from namenorm.romanise.toneless import joined  # as above

    pinyin = has_han(native.plain) and joined(native.plain) in printed.letters
    return pinyin or any(_stands_in(squash(name), printed) for name in names if name)


def _stands_in(name: str, printed: _Printed) -> bool:
    """Tell whether a text has a name; a short one, such as Xi, as a word, since many words have its letters."""
    return name in printed.words if len(name) <= _SHORT else name in printed.letters


def _is_rendered(page: Page, native: NativeName) -> bool:
    """Tell whether the sentence in which somebody is named has a rendering."""
    return any(ours.start <= native.start < ours.end for ours, _ in stretches(page))


def _unplaced(page: Page, placements: Sequence[Placement]) -> bool:
    """Tell whether the renderings print a name that renders none of the original's: it may be this one."""
    original = page.original
    right = sorted(
        (one.span for one in (original.placements if original else ()) if one.span), key=lambda one: one.start
    )
    found = (ties_of(page, placed.native.start) for placed in placements)
    spans = [other.span for tie in found if tie for other in tie.theirs]
    mentions = [one.mention for one in page.resolutions]
    names = (name for span in spans for name in beginning_in(mentions, span.start, span.end))
    return any(name.type in ("person", "other") and not overlapping(right, name.start, name.end) for name in names)


def _finding(page: Page, placements: Sequence[Placement]) -> Finding:
    native = placements[0].native
    entity = EntityRef(native.entities[0].id, native.entities[0].name) if len(native.entities) == 1 else None
    who = f"{native.text}, {entity.name}" if entity else native.text
    return make(
        page,
        CODE,
        None,
        f"The translation nowhere names {_WHAT.get(native.kind, _SOMETHING)} the original names: {who}",
        entity=entity,
        source_form=native.plain,
        confidence=0.8,
        evidence=(Evidence("source", f"the original has {native.text} {len(placements)} times"),),
        source_spans=tuple(one.native.span for one in placements),
    )
