"""What a translation may print for a native name: for one that the book knows, and for one that it does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from namenorm.gazetteer.model import RIGHT_KINDS, Entity
from namenorm.romanise.han_culture import of_han
from namenorm.romanise.systems import System, romaniser, systems, unplaced
from namenorm.source.name_chances import UNNAMED
from namenorm.source.values import NativeName
from namenorm.text.key import has_han, key, squash

_CULTURES = {"ko": "korean", "vi": "vietnamese", "ja": "japanese"}
_LEAST_CULTURE = 0.15
_LEAST_WEIGHT = 0.05
_HELD = 4096
_LEAST_WORD = 3  # letters
CHINESE_ABROAD = frozenset({"TW", "HK", "MO", "SG", "MY"})
"""Where people of Chinese name spell it otherwise than in pinyin."""
_OTHERS = {"KR": "ko", "KP": "ko", "VN": "vi", "JP": "ja"}


@dataclass(frozen=True, slots=True)
class Spelt:
    """The spellings of a native name.

    Attributes:
        right: Squashed full names that are right, in either order.
        short: Squashed surnames, and given names that a person goes by.
        spellings: The same with spaces and capitals, the one to suggest first.
        surname: The surname to suggest.
        parts: The words of right names that may stand for the whole.
        pinyin: Squashed Hanyu pinyin, in either order; right only where the bearer spells himself so.
    """

    right: frozenset[str]
    short: frozenset[str]
    spellings: tuple[str, ...]
    surname: str
    pinyin: frozenset[str]
    parts: frozenset[tuple[str, ...]] = frozenset()

    def shortens_to(self, surface: str) -> bool:
        """Tell whether a surface is what a right name is shortened to: a surname, its last words, one of its words."""
        words = tuple(key(surface).split())
        return "".join(words) in self.short or words in self.parts


def spelt(native: NativeName) -> Spelt:
    """Return what may stand for a native name, by the entities that bear it or else by its characters."""
    if native.entities:
        return _of_entities(native.entities, native.plain)
    if UNNAMED in native.plain:
        return _of_surname(native.plain.rstrip(UNNAMED), native.countries)
    return of_characters(native.plain, native.countries)


@lru_cache(_HELD)
def of_characters(name: str, countries: frozenset[str] = frozenset()) -> Spelt:
    """Return the spellings of a name that no book has.

    Args:
        name: In simplified characters.
        countries: ISO codes of where its bearer seems to belong.
    """
    found = [pair for system in _systems(name, countries) for pair in _written(name, system)]
    pinyin = _written(name, "pinyin")
    rows = list(dict.fromkeys((*found, *pinyin)))
    return Spelt(
        right=frozenset(_either_order(rows)),
        short=frozenset(squash(surname) for surname, given in rows if given),
        spellings=tuple(filter(None, dict.fromkeys(f"{surname} {given}".strip() for surname, given in rows))),
        surname=rows[0][0] if rows else "",
        pinyin=frozenset(_either_order(pinyin)),
    )


def _of_surname(surname: str, countries: frozenset[str]) -> Spelt:
    """Return the spellings of somebody of whom a text gives the surname alone."""
    full = of_characters(surname + _ANY_GIVEN, countries)
    surnames = tuple(dict.fromkeys(one.split()[0] for one in full.spellings))
    return Spelt(full.short, full.short, surnames[:1], full.surname, frozenset())


_ANY_GIVEN = "明"  # a given name of which every system has a spelling


def in_pinyin(name: str) -> tuple[str, ...]:
    """Return a name in Han characters in pinyin, surname and given name each a word, likeliest reading first."""
    return tuple(" ".join(pair).strip() for pair in _written(name, "pinyin"))


def spelt_abroad(name: str, countries: frozenset[str]) -> str | None:
    """Return how somebody of a country where nobody uses pinyin is likeliest spelt; None for another country."""
    for code in sorted(countries):
        system = next((one.name for one in systems(code) if one.reads(name)), None)
        if (code in CHINESE_ABROAD or code in _OTHERS) and system is not None:
            written = _written(name, system if code != "TW" else "taiwan")
            return (" ".join(written[0]).strip() or None) if written else None
    return None


def _of_entities(entities: Sequence[Entity], plain: str) -> Spelt:
    names = [text for one in entities for text in right_names(one)]
    pinyin = list(_written(plain, "pinyin")) if has_han(plain) else []
    surnames = [one.surname for one in entities if one.surname]
    return Spelt(
        right=frozenset((*map(squash, names), *_turned(entities))),
        short=frozenset(map(squash, surnames)),
        spellings=tuple(dict.fromkeys((*names, *(" ".join(pair).strip() for pair in pinyin)))),
        surname=surnames[0] if surnames else "",
        pinyin=frozenset(_either_order(pinyin)),
        parts=frozenset(part for name in names for part in _shortened(name)),
    )


def _shortened(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the words at the end of a name ("von der Leyen", "Marcos Jr."), and each word that may stand alone."""
    words = tuple(key(name).split())
    yield from (words[place:] for place in range(1, len(words)))
    yield from ((word,) for word in words if len(word) >= _LEAST_WORD)


def right_names(entity: Entity) -> Iterator[str]:
    """Yield the right names of an entity in Latin letters, the one to suggest first."""
    yield entity.name
    yield from (one.text for one in entity.names if one.kind in RIGHT_KINDS and not _is_native(one.text))


def _is_native(text: str) -> bool:
    return not any("a" <= char <= "z" for char in squash(text)[:1])


def _turned(entities: Iterable[Entity]) -> Iterator[str]:
    """Yield full names with the surname at the other end."""
    for one in entities:
        words = one.name.split()
        if len(words) > 1:
            yield squash(" ".join((words[-1], *words[:-1])))
            yield squash(" ".join((*words[1:], words[0])))


def _systems(name: str, countries: frozenset[str]) -> list[str]:
    """Return the systems by which a name may be spelt, those of its countries first."""
    if not has_han(name):
        return [one.name for one in systems() if one.reads(name)]
    own = [_CULTURES[_OTHERS[code]] for code in sorted(countries) if code in _OTHERS]
    likely = of_han(name)
    others = [system for culture, system in _CULTURES.items() if likely.get(culture, 0.0) >= _LEAST_CULTURE]
    abroad = [one.name for code in sorted(countries & CHINESE_ABROAD) for one in systems(code)]
    return list(dict.fromkeys((*own, *abroad, "pinyin", *others, *(one.name for one in unplaced()), "wade_giles")))


@lru_cache(_HELD)
def _written(name: str, system: str) -> tuple[tuple[str, str], ...]:
    """Return surname and given name as a system writes them, likeliest first."""
    known: System = next(one for one in systems() if one.name == system)
    if not known.reads(name):
        return ()
    likely = (one for one in romaniser(system).romanise(name) if one.weight >= _LEAST_WEIGHT)
    return tuple(dict.fromkeys((one.surname, one.given) for one in likely))


def _either_order(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for surname, given in rows:
        yield squash(surname + given)
        yield squash(given + surname)
