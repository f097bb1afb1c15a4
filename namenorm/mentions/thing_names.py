"""Names of organisations, places and works that a page has by sound, word for word, or half and half.

"Yadong Hospital" is 亚东医院, "North Tun" 北屯, "National Power Party" 国民力量党. The phrase is put back into
characters as far as its words are glosses of some, the rest is read as pinyin, and the whole is looked up in the book,
whose index has the pinyin of every native name. Whether the page means that entity is for the caller to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from namenorm.gazetteer.model import Entity
from namenorm.index.stack import Found, Stack
from namenorm.mentions.thing_words import Gloss, ThingWords, folded, thing_words
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han
from namenorm.values import Span

_MOST_WORDS = 7
_MOST_TRIES = 64  # ways in which one phrase is put back into characters
_LEAST_SYLLABLES = 2
_WORDS_HELD = 8192  # words of the names of some days; more would let a worker grow for as long as it lives
_PHRASES_HELD = 4096
_TOKEN = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a phrase.

    Attributes:
        gloss: What it is a gloss of; None for a word in pinyin.
        pinyin: How it is read.
        length: How many characters it is.
    """

    gloss: Gloss | None
    pinyin: str
    length: int


@dataclass(frozen=True, slots=True)
class ThingName:
    """A phrase of a page that puts back into a name of the book.

    Attributes:
        span: Where.
        entity: Whose name it is.
        name: The name in characters.
        pieces: How it was read, in the order of the characters.
    """

    span: Span
    entity: Entity
    name: str
    pieces: tuple[Piece, ...]

    @property
    def has_pinyin(self) -> bool:
        """Whether some of it is pinyin."""
        return any(one.gloss is None for one in self.pieces)

    @property
    def has_words(self) -> bool:
        """Whether some of it is English words."""
        return any(one.gloss is not None for one in self.pieces)


_Bearer = tuple[Entity, str, tuple[Piece, ...]]  # with its name in characters, and how that was read
_InRun = tuple[int, int, Entity, str, tuple[Piece, ...]]  # the same with its place in a run of words


class ThingReader:
    """Finds them, by a language's rules ``thing_words``."""

    def __init__(self, words: ThingWords, ordinary: Mapping[str, float], pinyin: PinyinReader) -> None:
        """Use glosses, how common the words of the language are, and the syllables of pinyin."""
        self._words, self._ordinary, self._pinyin = words, ordinary, pinyin
        small, capital = "|".join(sorted(words.small)), f"[{words.capitals}]"
        opening, word = rf"{capital}(?<![\w’'-]{capital})[\w’']*", rf"{capital}[\w’']*"  # quick: a class comes first
        self._run = re.compile(rf"{opening}(?:(?:[ -]|(?: (?:{small}))+ ){word})*")
        self._owner = re.compile(rf"(?:{words.owner})$")
        self._sound = lru_cache(maxsize=_WORDS_HELD)(self._read_aloud)
        self._bearers = lru_cache(maxsize=_PHRASES_HELD)(self._find_bearers)  # news names the same things every day
        self._in_run = lru_cache(maxsize=_PHRASES_HELD)(self._read_run)
        self._may_be_part = lru_cache(maxsize=_WORDS_HELD)(self._is_part)

    def names(self, text: str, index: Stack) -> tuple[ThingName, ...]:
        """Return what a page may have so, in order: at each place the longest phrase that the book knows."""
        return tuple(
            ThingName(Span(run.start() + start, run.start() + end), entity, name, pieces)
            for run in self._run.finditer(text)
            for start, end, entity, name, pieces in self._in_run(run.group(), index)
        )

    def _read_run(self, run: str, index: Stack) -> tuple[_InRun, ...]:
        return tuple(self._of_run(run, index))

    def _of_run(self, run: str, index: Stack) -> Iterator[_InRun]:
        tokens = list(_TOKEN.finditer(run))
        first = 0
        while first < len(tokens):
            last = self._readable(tokens, first)
            found: list[_InRun] = []
            while last > first and not found:
                found = self._of_phrase(tokens[first:last], index)
                last -= not found
            yield from found
            first = max(last, first + 1)

    def _readable(self, tokens: Sequence[re.Match[str]], first: int) -> int:
        """Return where the words end that may be parts of a name in characters."""
        last = first
        while last < min(len(tokens), first + _MOST_WORDS) and self._may_be_part(folded(tokens[last].group())):
            last += 1
        return last

    def _is_part(self, word: str) -> bool:
        plain = self._owner.sub("", word)
        return (
            word in self._words.small
            or word in self._words.known
            or plain in self._words.known
            or bool(self._sound(plain))
        )

    def _of_phrase(self, tokens: Sequence[re.Match[str]], index: Stack) -> list[_InRun]:
        """Return the entities whose name a phrase puts back into, each once."""
        words = [folded(token.group()) for token in tokens]
        if words[0] in self._words.small or words[-1] in self._words.small or self._is_nothing(words):
            return []
        words[-1] = self._owner.sub("", words[-1])
        start, end = tokens[0].start(), tokens[-1].start() + len(words[-1])
        return [(start, end, *one) for one in self._bearers(tuple(words), index)]

    def _find_bearers(self, words: Sequence[str], index: Stack) -> tuple[_Bearer, ...]:
        """Return the entities whose name a phrase puts back into, each once, with that name and how it was read."""
        found: dict[str, _Bearer] = {}
        for pieces in islice(self._divisions(words), _MOST_TRIES):
            for one, name in self._looked_up(pieces, index):
                found.setdefault(one.entity.id, (one.entity, name, pieces))
        return tuple(found.values())

    def _is_nothing(self, words: Sequence[str]) -> bool:
        """Tell whether a phrase cannot be such a name: one English word, or somebody's name, all of it in pinyin."""
        if len(words) > 1:
            return self._words.known.isdisjoint(words)
        return len(self._sound(self._owner.sub("", words[0])) or ()) < _LEAST_SYLLABLES

    def _divisions(self, words: Sequence[str]) -> Iterator[tuple[Piece, ...]]:
        """Yield the ways to read a phrase: in its order, and with what follows "of" before what precedes it."""
        yield from self._read([word for word in words if word not in self._words.small])
        for place, word in enumerate(words):
            if word in self._words.belonging:
                turned = (*words[place + 1 :], *words[:place])
                yield from self._read([one for one in turned if one not in self._words.small])

    def _read(self, words: Sequence[str]) -> Iterator[tuple[Piece, ...]]:
        if not words:
            yield ()
        for gloss in self._words.glosses.get(words[0], ()) if words else ():
            if gloss.words == tuple(words[: len(gloss.words)]):
                piece = Piece(gloss, gloss.pinyin, len(gloss.han))
                yield from ((piece, *rest) for rest in self._read(words[len(gloss.words) :]))
        syllables = self._sound(words[0]) if words else None
        if syllables:
            piece = Piece(None, "".join(syllables), len(syllables))
            yield from ((piece, *rest) for rest in self._read(words[1:]))

    def _read_aloud(self, word: str) -> tuple[str, ...] | None:
        """Return the syllables of a word in pinyin that is no common word of the language."""
        if self._ordinary.get(word, -1.0) >= self._words.common:
            return None
        return self._pinyin.parse(word.replace("'", ""))

    def _looked_up(self, pieces: tuple[Piece, ...], index: Stack) -> Iterator[tuple[Found, str]]:
        key, length = "".join(one.pinyin for one in pieces), sum(one.length for one in pieces)
        if length < _LEAST_SYLLABLES:
            return
        for opening in filter(lambda one: index.may_have(one + key), ("", *self._openings(pieces))):
            for found in index.find(opening + key):
                for written in _written(found) if found.entity.kind != "person" else ():
                    name = simplified(written)
                    if bool(opening) == (len(name) > length) and _fits(name[len(name) - length :], pieces):
                        yield found, written

    def _openings(self, pieces: Sequence[Piece]) -> tuple[str, ...]:
        """Return what may have been left out before a phrase that closes with what the thing is."""
        last = pieces[-1].gloss
        closed = len(pieces) > 1 and last is not None and last.is_type
        return self._words.left_out if closed and pieces[0].pinyin not in self._words.left_out else ()


def thing_reader(rules: Rules) -> ThingReader:
    """Return the reader of a language, built once.

    Raises:
        GazetteerError: If the language has no such rules.
    """
    words = thing_words(rules)

    def reader(_: object) -> ThingReader:
        return ThingReader(words, rules.words(), PinyinReader(Rules("zh")))

    return rules.built("thing_words", reader)


def _written(found: Found) -> Iterator[str]:
    """Yield the names in characters that a spelling may stand for: of Beitun, which is pinyin itself, all of them."""
    names = [found.name] if found.derived else found.entity.names
    return (one.text for one in names if has_han(one.text))


def _fits(name: str, pieces: Sequence[Piece]) -> bool:
    """Tell whether a name is in characters, as long as the pieces, and has their characters at their places."""
    at = 0
    for one in pieces:
        if one.gloss is not None and not name.startswith(one.gloss.han, at):
            return False
        at += one.length
    return at == len(name) and all(map(has_han, name))
