"""English words as characters of a name: "Hospital" is 医院 (yiyuan), "North" is 北 (bei); rules ``thing_words``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.rules import Rules
from namenorm.text.key import key


@dataclass(frozen=True, slots=True)
class Gloss:
    """A phrase that may stand for characters.

    Attributes:
        words: Its words in lower case, without the small ones.
        han: The characters.
        pinyin: How they are read, toneless, squashed.
        is_type: Whether it says what a thing is.
    """

    words: tuple[str, ...]
    han: str
    pinyin: str
    is_type: bool


@dataclass(frozen=True, slots=True)
class ThingWords:
    """The words of names of organisations, places and works in a language.

    Attributes:
        glosses: By their first word.
        known: Every word of them.
        kinds: Words that say what a thing is.
        heads: Words with a capital that make a person's name before them the name of a thing: "X Film Company".
        callers: Words that say of a name behind them that a thing is called so: "the film X".
        left_out: Pinyin of openings that a page may leave out of a name.
        small: Words that stand for no character.
        offices: Kinds of office that are used by turns.
        spellings: The spelling that stands for each word of two.
        belonging: Small words after which stands what comes first in Chinese.
        owner: Pattern of the ending of an owner.
        capitals: Letters that open a word of a name, as the inside of a character class.
        common: Zipf frequency from which a word is of the language and not pinyin.
    """

    glosses: Mapping[str, tuple[Gloss, ...]]
    known: frozenset[str]
    kinds: frozenset[str]
    heads: frozenset[str]
    callers: frozenset[str]
    left_out: tuple[str, ...]
    small: frozenset[str]
    offices: frozenset[str]
    spellings: Mapping[str, str]
    belonging: frozenset[str]
    owner: str
    capitals: str
    common: float

    def content(self, name: str) -> frozenset[str]:
        """Return the words of a name without the small ones, in one spelling and any order."""
        return frozenset(self.spellings.get(word, word) for word in key(name).split() if word not in self.small)


def thing_words(rules: Rules) -> ThingWords:
    """Return the words of a language, built once for each ``rules``.

    Raises:
        GazetteerError: If the language has no such rules.
    """
    return rules.built("thing_words", _built)


def folded(word: str) -> str:
    """Return a word of a page as the glosses have it: lower case, a straight apostrophe."""
    return word.replace("’", "'").lower()


def _built(topic: Mapping[str, Any]) -> ThingWords:
    small = frozenset(topic["small"])
    by_first: dict[str, list[Gloss]] = {}
    for one in _glosses(topic, small):
        by_first.setdefault(one.words[0], []).append(one)
    every, named = [one for found in by_first.values() for one in found], topic["named"]
    return ThingWords(
        glosses={word: tuple(found) for word, found in by_first.items()},
        known=frozenset(word for one in every for word in one.words),
        kinds=frozenset(word for one in every if one.is_type for word in one.words),
        heads=frozenset({one.words[-1] for one in every if one.is_type} | set(named["heads"])) - set(named["own"]),
        callers=frozenset(named["callers"]),
        left_out=tuple(topic["left_out"]),
        small=small,
        offices=frozenset(topic["offices"]),
        spellings=topic["spellings"],
        belonging=frozenset(topic["around"]["belonging"]),
        owner=topic["owner"],
        capitals=topic["capitals"],
        common=topic["common"],
    )


def _glosses(topic: Mapping[str, Any], small: frozenset[str]) -> Iterator[Gloss]:
    for section in ("types", "words"):
        for han, (read, *phrases) in topic[section].items():
            for phrase in phrases:
                words = folded(phrase).replace("-", " ").split()
                content = tuple(word for word in words if word not in small)
                yield Gloss(content, han, read.replace("ü", "u"), section == "types")
