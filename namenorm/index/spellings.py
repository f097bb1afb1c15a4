"""Every spelling under which an entity is found: those attested, and those generated from its native names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from namenorm.gazetteer.model import Entity, Name, own_languages
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash

if TYPE_CHECKING:  # who only checks loads no romanisation
    from namenorm.romanise.pinyin import Spelling as Romanised
    from namenorm.romanise.systems import System

_ATTESTED = (
    "canonical",
    "alias",
    "native",
    "short",
    "adopted",
    "stage",
    "married",
    "nickname",
    "literal",
    "former",
    "misspelling",
    "contested",
    "blocked",
    "order",
)
PINYIN = ("pinyin", "pinyin-rare", "pinyin-order")
ROMANISED = (
    "wade_giles",
    "tongyong",
    "taiwan",
    "hong_kong",
    "macau",
    "malaya",
    "malayan_cantonese",
    "hokkien",
    "teochew",
    "hakka",
    "foochow",
    "hainanese",
    "tibetan",
    "uyghur",
    "mongolian",
    "japanese",
    "korean",
    "vietnamese",
    "russian",
    "ukrainian",
    "arabic",
    "persian",
)
"""The systems of ``romanise.systems`` beside pinyin, by which the people of their regions may be spelt."""
MISREAD = "misread"
"""Half read, as ``index.misread`` has it."""
SYSTEMS = (*_ATTESTED, *PINYIN, *ROMANISED, MISREAD)
"""How a spelling came about: the attested kinds of name, then the generated ones; the earlier wins on one key."""
DERIVED = frozenset((*PINYIN, *ROMANISED, MISREAD))
_RANK = {system: place for place, system in enumerate(SYSTEMS)}
_RARE_BELOW = 0.5
# Beside the likeliest spelling of its system: what is rarer costs an index more than it finds.
_LEAST_LIKELY = 0.2
_LEAST_OF_A_MIXTURE = 0.05
# The dialects of which ``malaya`` is the mixture; alone they stand for the Chinese of other countries.
_MIXED = frozenset({"malayan_cantonese", "hokkien", "teochew", "hakka", "foochow", "hainanese"})
# Whose own name it is: a transliteration of somebody else's language is read by pinyin alone.
_OWN = frozenset({"native", "alias", "stage", "married", "former"})
_FULL = frozenset({"native", "alias", "adopted", "married", "former"})
_KANA = "ja-Hira"
OF_LANGUAGE = "~"
"""Around the language in the keys of what is right in one target language only; no squashed spelling has it."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A key of the index.

    Attributes:
        key: The squashed spelling.
        name: Position in ``Entity.names`` of the name that it is or was made from.
        system: Member of SYSTEMS.
    """

    key: str
    name: int
    system: str


def in_language(lang: str, key: str) -> str:
    """Return the key of a spelling that is right in one target language only; no other key begins so."""
    return f"{OF_LANGUAGE}{lang}{OF_LANGUAGE}{key}"


class Speller:
    """Makes the spellings of entities; holds the romanisations, so that their tables are read once."""

    def __init__(self) -> None:
        """Use the bundled rules."""
        # Here and not above: who only checks loads no romanisation.
        from namenorm.index.misread import Misreader
        from namenorm.romanise import systems
        from namenorm.romanise.division import known_surnames
        from namenorm.romanise.pinyin import Pinyin

        chinese = Rules("zh")
        self._pinyin = Pinyin(chinese)
        self._surnames = known_surnames(chinese)
        self._systems = [one for one in systems.systems() if one.name in ROMANISED]
        self._romaniser = systems.romaniser
        self._misreader = Misreader()
        self._by_home: dict[frozenset[str], tuple[System, ...]] = {}

    def spellings(self, entity: Entity) -> tuple[Spelling, ...]:
        """Return the spellings of an entity, one a key, an attested one before a generated one."""
        best: dict[str, Spelling] = {}
        own = own_languages(entity)
        for spelling in self._all(entity):
            lang = entity.names[spelling.name].lang
            key = in_language(lang, spelling.key) if lang in own else spelling.key
            held = best.get(key)
            if len(spelling.key) > 1 and (held is None or _RANK[spelling.system] < _RANK[held.system]):
                best[key] = replace(spelling, key=key)
        return tuple(best[key] for key in sorted(best))

    def _all(self, entity: Entity) -> Iterator[Spelling]:
        for place, name in enumerate(entity.names):
            if has_han(name.text):
                yield Spelling(squash(simplified(name.text)), place, name.kind)
                yield from self._in_pinyin(entity, place, name)
                if entity.kind == "person" and name.kind in _FULL:
                    at_home = [one for _, one in self._at_home(entity, name)]
                    keys = self._misreader.keys(entity, name.text, at_home)
                    yield from (Spelling(key, place, MISREAD) for key in keys)
            else:
                yield Spelling(squash(name.text), place, name.kind)
                if entity.kind == "person" and name.kind in ("canonical", "alias"):
                    yield from _turned(entity, place, name)
            for system, text in self.romanised(entity, name):
                yield Spelling(squash(text), place, system)

    def _in_pinyin(self, entity: Entity, place: int, name: Name) -> Iterator[Spelling]:
        if name.lang == "ja" and not _all_han(name.text):
            return
        may_turn = entity.kind == "person" and name.kind in _FULL and self._begins_with_surname(name.text)
        for one in self._pinyin.romanise(name.text):
            system = "pinyin" if one.weight > _RARE_BELOW else "pinyin-rare"
            yield Spelling(squash(one.text), place, system)
            if may_turn and one.given and system == "pinyin":
                yield Spelling(squash(f"{one.given} {one.surname}"), place, "pinyin-order")

    def _begins_with_surname(self, han: str) -> bool:
        """Tell whether a name can be turned round: 特朗普 is Trump's sound, and has no surname in front."""
        simple = simplified(han)
        return simple[:1] in self._surnames or simple[:2] in self._surnames

    def romanised(self, entity: Entity, name: Name) -> Iterator[tuple[str, str]]:
        """Yield system and text of each way in which people of a person's countries may spell one of its own names."""
        if not _read_already(entity, name):
            yield from ((system, one.text) for system, one in self._at_home(entity, name))

    def _at_home(self, entity: Entity, name: Name) -> Iterator[tuple[str, Romanised]]:
        if entity.kind != "person" or name.kind not in _OWN or name.text.isascii():
            return
        for system in self._systems_of(frozenset(entity.countries)):
            if system.reads(name.text):
                least = _LEAST_OF_A_MIXTURE if system.name == "malaya" else _LEAST_LIKELY
                likely = self._romaniser(system.name).romanise(name.text)
                yield from ((system.name, one) for one in likely if one.weight >= least)

    def _systems_of(self, home: frozenset[str]) -> tuple[System, ...]:
        """Return the systems of an entity's countries; a mixture stands for its dialects."""
        if home not in self._by_home:
            fit = [one for one in self._systems if home.intersection(one.regions)]
            mixed = any(one.name == "malaya" for one in fit)
            self._by_home[home] = tuple(one for one in fit if not (mixed and one.name in _MIXED))
        return self._by_home[home]


def _turned(entity: Entity, place: int, name: Name) -> Iterator[Spelling]:
    """Yield a name with its surname at the other end."""
    words, surname = name.text.split(), entity.surname
    if len(words) < 2 or not surname or surname not in (words[0], words[-1]):
        return
    turned = [*words[1:], words[0]] if words[0] == surname else [words[-1], *words[:-1]]
    yield Spelling(squash(" ".join(turned)), place, "order")


def _read_already(entity: Entity, name: Name) -> bool:
    """Tell whether kana say how a Japanese name is read, so that nothing is to be guessed.

    Kana themselves are not romanised either: they are not divided, and the English name beside them says the same.
    """
    return name.lang in ("ja", _KANA) and any(one.lang == _KANA for one in entity.names)


def _all_han(text: str) -> bool:
    return all(has_han(char) for char in text)
