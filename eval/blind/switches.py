"""Switches that take one mechanism out of the program, for measuring what it carries.

The program knows nothing of them: each replaces, in the process that measures, what one place of the program calls.
Whoever takes a mechanism out of the program takes its row out of this table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from namenorm.index.spellings import MISREAD
from namenorm.resolve.company import Company

_CODE = re.compile(r"NN\d{3}")


@dataclass(frozen=True, slots=True)
class Switch:
    """What switches one mechanism off.

    Attributes:
        says: What the mechanism does.
        place: Where the program calls it: a module and, after the colon, what is replaced there.
        instead: Given what stands there, returns what stands there instead.
    """

    says: str
    place: str
    instead: Callable[[Any], Any]


def _giving(value: Any) -> Callable[[Any], Any]:
    """Return what replaces a function by one that always gives the same."""
    return lambda _: lambda *_args, **_more: value


def _unchanged(place: int) -> Callable[[Any], Any]:
    """Return what replaces a function by one that gives back one of its arguments."""
    return lambda _: lambda *args, **_more: args[place]


def _without_misread(each: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
    return lambda *args: (one for one in each(*args) if one.system != MISREAD)


SWITCHES: Mapping[str, Switch] = {
    "respelt": Switch("a name spelt like another of the page", "namenorm.resolve.respelt:respelt", _giving({})),
    "lone-surnames": Switch(
        "a misspelt surname that stands by itself", "namenorm.resolve.lone_surnames:LoneSurnames.joined", _unchanged(1)
    ),
    "speakers": Switch("a speaker whom nobody introduced", "namenorm.resolve.decide:link_speaker", _giving(None)),
    "unlisted": Switch("pinyin of nobody in the book", "namenorm.resolve.decide:may_be_unlisted", _giving(False)),
    "company": Switch("who else is on the page", "namenorm.resolve.decide:company", _giving(Company({}))),
    "named-otherwise": Switch(
        "somebody surely meant by another name", "namenorm.resolve.decide:Decider._named_otherwise", _unchanged(1)
    ),
    "misread": Switch("characters taken for like ones", "namenorm.index.stack:Stack._each", _without_misread),
    "other-syllables": Switch(
        "one syllable of three is another", "namenorm.resolve.candidates:Proposer._other_syllable", _giving([])
    ),
    "near": Switch("spellings that differ little", "namenorm.resolve.candidates:Proposer.near", _giving(())),
    "holders": Switch("who holds the office that is named", "namenorm.resolve.holders:Holders.propose", _giving([])),
    "literal-names": Switch(
        "names translated word by word", "namenorm.detectors.nn107_literal_name:_literal_names", _giving(())
    ),
    "source": Switch("what the original proves", "namenorm.resolve.page:with_source", _unchanged(0)),
}
"""The mechanisms that propose or judge names, by the names under which they are switched."""
CODES = ("NN103", "NN104", "NN106", "NN108", "NN111", "NN112", "NN201", "NN202", "NN203", "NN211", "NN212", "NN221")
"""Detectors of names that find by themselves what they report; they are switched off by ``Config.ignore``."""


def skipped(names: Iterable[str]) -> tuple[str, ...]:
    """Return those names that are codes of findings."""
    return tuple(name for name in names if _CODE.fullmatch(name))


def switched_off(names: Sequence[str]) -> Callable[[], None]:
    """Switch mechanisms off in this process, and return what switches them on again.

    Raises:
        KeyError: If there is no such mechanism.
        AttributeError: If the program has no longer what a switch replaces.
    """
    held = [_replaced(SWITCHES[name]) for name in names if name not in skipped(names)]

    def undo() -> None:
        for owner, name, old in reversed(held):
            setattr(owner, name, old)

    return undo


def _replaced(switch: Switch) -> tuple[Any, str, Any]:
    module, _, path = switch.place.partition(":")
    *owners, name = path.split(".")
    owner = import_module(module)
    for one in owners:
        owner = getattr(owner, one)
    old = getattr(owner, name)
    setattr(owner, name, switch.instead(old))
    return owner, name, old
