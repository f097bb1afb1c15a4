"""Names of the book some of whose characters were printed as English words: "Wu Wen appreciated" for 武文赏.

The characters are put back in pinyin, and the whole is looked up as if it had been printed so. Whether the article
means that person is for the caller to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from namenorm.gazetteer.model import Entity
from namenorm.index.stack import Stack
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.values import Span

Strength = Literal["weak", "strong", "noun"]
_LEAST, _MOST = 2, 4  # characters of a name
_REACH = 40  # characters on either side of a phrase in which the words in pinyin stand
_PAIR = re.compile(r"([A-Z](?<![\w’'-][A-Z])[a-z]+) (?=([^\W_]+))")  # quick: a class comes first
_WORDS_BEFORE = re.compile(r"(?<![\w’'-])(?:[A-Z][a-z]+ ){1,2}$")
_WORDS_AFTER = re.compile(r"(?: [A-Z][a-z]+(?![\w’'])){1,2}")


@dataclass(frozen=True, slots=True)
class LiteralWord:
    """An English word or phrase that may stand for characters of a name.

    Attributes:
        phrase: As printed.
        han: The characters.
        pinyin: How they are read.
        strength: How little the phrase fits beside a name in sound English; a ``noun`` is a surname.
        stays: Whether the sentence needs the phrase as well: 林芳正在 is "Lin Fang is", and 正 stands in the "is".
    """

    phrase: str
    han: str
    pinyin: str
    strength: Strength
    stays: bool = False


@dataclass(frozen=True, slots=True)
class LiteralName:
    """A name so printed.

    Attributes:
        span: Where.
        word: The phrase in it.
        name: The name in characters.
        entity: Whose it is.
        before: Words in pinyin before the phrase.
        after: Words in pinyin after it.
    """

    span: Span
    word: LiteralWord
    name: str
    entity: Entity
    before: tuple[str, ...]
    after: tuple[str, ...]


class LiteralReader:
    """Finds them, by a language's rules ``literal_words``."""

    def __init__(self, topic: Mapping[str, Any]) -> None:
        """Read the rules; the pinyin is that of the bundled Chinese rules."""
        self._pinyin = PinyinReader(Rules("zh"))
        self._surnames: Mapping[str, str] = topic["surnames"]
        self.joined = frozenset(topic["joined"].split())
        self._inside: dict[str, list[LiteralWord]] = {}
        self._opening: dict[str, list[LiteralWord]] = {}
        for one in _words(topic):
            table = self._opening if one.strength == "noun" else self._inside
            table.setdefault(one.phrase.split()[0].lower(), []).append(one)

    def names(self, text: str, index: Stack) -> Iterator[LiteralName]:
        """Yield the names of the book that a text may have printed so, longer ones before shorter ones at one place."""
        for pair in _PAIR.finditer(text):
            first, second = pair.groups()
            for one in self._opening.get(first.lower(), ()):
                if text.startswith(one.phrase + " ", pair.start()):
                    yield from self._around(text, index, pair.start(), one)
            inside = self._inside.get(second.lower())
            if inside and self._read(first):
                for one in inside:
                    if _stands(text, pair.end(), one.phrase):
                        yield from self._around(text, index, pair.end(), one)

    def _around(self, text: str, index: Stack, at: int, one: LiteralWord) -> Iterator[LiteralName]:
        """Yield the names of which a phrase is a part, with all or some of the words in pinyin on either side."""
        noun, end = one.strength == "noun", at + len(one.phrase)
        before = [] if noun else self._last(_found(_WORDS_BEFORE.search(text[max(0, at - _REACH) : at])))
        after = self._first(_found(_WORDS_AFTER.match(text[end : end + _REACH])))
        for back in [0] if noun else range(len(before), 0, -1):
            for on in range(len(after), 0 if noun else -1, -1):
                head, tail = tuple(before[len(before) - back :]), tuple(after[:on])
                span = Span(at - sum(len(word) + 1 for word in head), end + sum(len(word) + 1 for word in tail))
                for entity, name in self._bearers(index, head, one, tail):
                    yield LiteralName(span, one, name, entity, head, tail)

    def _first(self, words: Sequence[str]) -> list[str]:
        """Return the words up to the first that is not in pinyin."""
        unread = (place for place, word in enumerate(words) if self._read(word) is None)
        return list(words[: next(unread, len(words))])

    def _last(self, words: Sequence[str]) -> list[str]:
        """Return the words after the last that is not in pinyin."""
        return self._first(words[::-1])[::-1]

    def _read(self, word: str) -> tuple[str, ...] | None:
        """Return the syllables of a word in pinyin, or of a surname that its bearers spell otherwise."""
        lowered = word.lower()
        return self._pinyin.parse(lowered) or self._pinyin.parse(self._surnames.get(lowered, lowered))

    def _heads(self, head: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the syllables of the words before a phrase: as they stand, and with the surname brought to pinyin."""
        if not head:
            return [()]
        first = head[0].lower()
        given = [syllable for word in head[1:] for syllable in self._pinyin.parse(word.lower()) or ("",)]
        spelt = dict.fromkeys(filter(None, (first, self._surnames.get(first))))
        return [(*surname, *given) for one in spelt if (surname := self._pinyin.parse(one))]

    def _bearers(
        self, index: Stack, head: Sequence[str], one: LiteralWord, tail: Sequence[str]
    ) -> Iterator[tuple[Entity, str]]:
        after = [syllable for word in tail for syllable in self._pinyin.parse(word.lower()) or ("",)]
        for before in self._heads(head):
            length = len(before) + len(one.han) + len(after)
            if _LEAST <= length <= _MOST:
                for found in index.likely("".join((*before, one.pinyin, *after))):
                    name = _written(found.entity, length, len(before), one.han)
                    if name is not None:
                        yield found.entity, name


def literal_reader(rules: Rules) -> LiteralReader:
    """Return the reader of a language, built once.

    Raises:
        GazetteerError: If the language has no such rules.
    """
    return rules.built("literal_words", LiteralReader)


def _words(topic: Mapping[str, Any]) -> Iterator[LiteralWord]:
    strengths: tuple[Strength, ...] = ("weak", "strong", "noun")
    for strength in strengths:
        for han, entry in topic[strength].items():
            for phrase in entry["words"]:
                yield LiteralWord(phrase, han, entry["read"], strength, entry.get("stays", False))


def _stands(text: str, at: int, phrase: str) -> bool:
    """Tell whether a phrase stands at a place as whole words, but for capitals as the rules write it."""
    said = text[at : at + len(phrase)]
    return said in (phrase, phrase.title()) and not text[at + len(phrase) : at + len(phrase) + 1].isalnum()


def _found(match: re.Match[str] | None) -> list[str]:
    return match.group().split() if match else []


def _written(entity: Entity, length: int, at: int, han: str) -> str | None:
    """Return the name of a person that has these characters at a place and is so long, None if there is none."""
    if entity.kind != "person":
        return None
    for name in entity.names:
        if len(name.text) == length and simplified(name.text)[at : at + len(han)] == han:
            return name.text
    return None
