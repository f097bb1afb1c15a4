"""Full names put together from their parts: 罗伯特·戴利 is Robert Daly, though nobody listed him.

A transliterated name keeps its parts apart by a middle dot; each is looked up by itself, and the likeliest combinations
are returned. A machine that spells such a name by its sound prints "Luobote Daili", whose parts are looked up by the
pinyin of their Han forms; so are Han forms that nobody attests, since two transcribers choose different characters for
one sound (莱特, 赖特). The look-up is the caller's, so that an index can answer it from its file; ``keys`` and
``readings`` say what it has to hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin

from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.parts import NamePart, PartRole
from namenorm.romanise.ranked import ranked
from namenorm.romanise.western import WesternSpelling
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

_BETWEEN = re.compile(r"[·•・‧＝=\s]+")
_INITIAL = re.compile(r"[A-Z]{1,2}\.?")
_DECAY = 0.4
"""What a further Latin form of a part weighs beside the one before it."""
_OTHER_ROLE = 0.3
"""What a given name weighs in the place of the surname, and a surname before it."""
_MOST_OF_A_PART, _MOST_PARTS = 12, 5


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to write a part of a name in Latin letters.

    Attributes:
        latin: The form, as it is printed.
        role: What the part is; empty where its source does not tell.
        weight: How likely it is beside the other readings of the same form, above 0.
    """

    latin: str
    role: PartRole
    weight: float


Parts = Callable[[str], Iterable[Reading]]
"""Gives the readings of a part, by one of its ``keys``."""


def part_key(form: str) -> str:
    """Return the key of a form: folded, Han characters in their simplified forms."""
    return squash(simplified(form) if has_han(form) else form)


def sound_key(han: str) -> str:
    """Return the toneless pinyin of a Han form, joined, as machines print it."""
    return squash("".join(lazy_pinyin(simplified(han), style=Style.NORMAL, v_to_u=True)).replace("ü", "u"))


def keys(part: NamePart) -> Iterator[str]:
    """Yield the keys of a part, each once: those of its native forms, then the sounds of those in Han characters."""
    native = [form for script, form in part.forms if script != "latin"]
    sounds = (sound_key(form) for script, form in part.forms if script == "han")
    yield from dict.fromkeys((*map(part_key, native), *sounds))


def readings(part: NamePart) -> Iterator[Reading]:
    """Yield the Latin forms of a part, likeliest first.

    A form weighs as much as the part has forms, for a name in many languages is the name of many people, and the first
    one so many times more as its source counts bearers; each further form weighs ``_DECAY`` of the one before.
    """
    latin = (form for script, form in part.forms if script == "latin")
    for place, form in enumerate(latin):
        often = part.frequency if place == 0 else 0
        yield Reading(form, part.role, len(part.forms) * (1.0 + often) * _DECAY**place)


def borne(person: Entity) -> Iterator[tuple[str, PartRole, str]]:
    """Yield Han form, role and Latin form of each part of a person's transliterated names.

    The parts of a whole name where both writings have as many (查尔斯·狄更斯, Charles Dickens); of a short name in Han
    characters, the surname. So a book knows the parts of the people in it.
    """
    words = person.name.split()
    for name in person.names:
        han = [simplified(piece) for piece in pieces(name.text)] if has_han(name.text) else []
        if len(han) == len(words) > 1:
            yield from ((one, "given", word) for one, word in zip(han[:-1], words[:-1], strict=True))
            yield han[-1], "surname", words[-1]
        elif name.kind == "short" and len(han) == 1 and person.surname:
            yield han[0], "surname", person.surname


def pieces(name: str) -> list[str]:
    """Divide a full name at its middle dots and spaces: 罗伯特·戴利, ロバート・デイリー, Luobote Daili."""
    return [piece for piece in _BETWEEN.split(name.strip()) if piece]


def compose(name: str, parts: Parts, most: int = 10) -> tuple[WesternSpelling, ...]:
    """Return what a name of several parts is in Latin letters, likeliest first.

    Args:
        name: With middle dots or spaces between its parts; the surname last. Parts may be joined by hyphens.
        parts: Gives the readings of a part by its key.
        most: How many names to return at most.

    Returns:
        Names whose weights are shares of all combinations; none for a single part, or where a part is unknown.
    """
    names = pieces(name)
    if not 2 <= len(names) <= _MOST_PARTS:
        return ()
    last = len(names) - 1
    options = [_shares(piece, "surname" if place == last else "given", parts) for place, piece in enumerate(names)]
    if not all(options):
        return ()
    return tuple(WesternSpelling(row[-1], " ".join(row[:-1]), weight) for row, weight in ranked(options, most))


def _shares(piece: str, role: PartRole, parts: Parts) -> dict[str, float]:
    """Return the readings of a part in a role, with weights that add up to 1."""
    if _INITIAL.fullmatch(piece):
        return {piece: 1.0}
    weights = _weights(parts(part_key(piece)), role)
    if not weights and has_han(piece):
        weights = _weights(parts(sound_key(piece)), role)
    if not weights and "-" in piece:
        joined = [_shares(one, role, parts) for one in piece.split("-")]
        weights = {"-".join(row): weight for row, weight in ranked(joined, _MOST_OF_A_PART)} if all(joined) else {}
    total = sum(weights.values())
    return {latin: weight / total for latin, weight in weights.items()}


def _weights(found: Iterable[Reading], role: PartRole) -> dict[str, float]:
    """Add up the readings that differ only in accents or case under the likeliest of them."""
    best: dict[str, tuple[float, str]] = {}
    totals: dict[str, float] = {}
    for one in found:
        weight = one.weight * (1.0 if one.role in (role, "") else _OTHER_ROLE)
        folded = squash(one.latin)
        best[folded] = max(best.get(folded, (0.0, "")), (weight, one.latin))
        totals[folded] = totals.get(folded, 0.0) + weight
    first = sorted(totals, key=lambda folded: (-totals[folded], folded))[:_MOST_OF_A_PART]
    return {best[folded][1]: totals[folded] for folded in first}
