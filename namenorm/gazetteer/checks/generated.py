"""Pinyin given as a right name of somebody who does not write it so.

An alias is right wherever it is printed, so it silences the very finding (NN101, NN102) for which the book is made. The
index generates the spelling anyway, and knows there what it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from namenorm.gazetteer.checks.book import Entry, Located
from namenorm.gazetteer.checks.fault import Fault
from namenorm.gazetteer.model import Name
from namenorm.romanise.pinyin import Pinyin
from namenorm.rules import Rules
from namenorm.text.key import has_han, squash

_MAINLAND = "CN"


def check(book: Located) -> Iterator[Fault]:
    """Yield English aliases that are the pinyin of a Han name of a person from elsewhere, unless a citation backs them.

    Where nothing says from where a person is, nothing is said; nor where the canonical name is pinyin, too, for its
    bearer left the mainland with it (Guoguang Wu); nor of a spelling with hyphens, which is the hand of Taiwan's press
    (Hou You-yi).
    """
    pinyin = Pinyin(Rules("zh"))
    for entry in book.entries:
        one = entry.entity
        if one.kind == "person" and one.countries and _MAINLAND not in one.countries:
            yield from _check(entry, pinyin)


def _check(entry: Entry, pinyin: Pinyin) -> Iterator[Fault]:
    asked = [(name, place) for name, place in entry.names() if _may_be_pinyin(name)]
    if not asked:
        return
    made = {spelling: name for name in entry.entity.names for spelling in _generated(name, pinyin)}
    if squash(entry.entity.name) in made:
        return
    for name, place in asked:
        source = made.get(squash(name.text))
        if source is not None:
            said = (
                f"the alias {name.text} is the pinyin of {source.text}, which the index generates: take it out, "
                "or write {text: …, citation: …} if the bearer signs so"
            )
            yield entry.fault(place, "generated", said, severity="warning")


def _may_be_pinyin(name: Name) -> bool:
    return name.kind == "alias" and name.text.isascii() and "-" not in name.text and not name.citation


def _generated(name: Name, pinyin: Pinyin) -> Iterator[str]:
    """Yield the likeliest pinyin of a Han name squashed, surname first and last."""
    if has_han(name.text) and (spellings := pinyin.romanise(name.text)):
        best = spellings[0]
        yield from (squash(best.text), squash(f"{best.given} {best.surname}"))
