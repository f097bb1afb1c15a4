"""Names put together from parts that a source pairs: 罗伯特·戴利 is Robert's 罗伯特 and Daly's 戴利."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eval.confirm.forms import native, parts, words
from eval.confirm.witness import Bearer

_LONGEST = 3


@dataclass(frozen=True, slots=True)
class _State:
    """What is left to explain: native pieces, the first English word that is free, and whether the surname was seen."""

    pieces: tuple[str, ...]
    word: int
    surname: bool


class Parts:
    """Which native parts write which English words, by all sources together."""

    def __init__(self) -> None:
        """Start with no pairs."""
        self._written: dict[str, set[str]] = defaultdict(set)

    def add(self, english: str, native_part: str) -> None:
        """Take in that a source pairs an English word with a native part."""
        if (key := native(native_part)) and (said := "".join(words(english))):
            self._written[said].add(key)

    def add_full(self, english: str, native_name: str) -> None:
        """Take in a full name whose native side is divided into as many parts as the English one."""
        divided, said = parts(native_name), words(english)
        if len(divided) == len(said) > 1:
            self.read(zip(said, divided, strict=True))

    def read(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take in many pairs of an English word and a native part."""
        for english, part in pairs:
            self.add(english, part)

    def compose(self, of: Bearer, text: str) -> bool:
        """Tell whether a native name is made of parts of one of an entry's English names, its surname among them.

        Parts stand in the order of the English words, or in turned order where there are two. A part that no point
        divides from the next is divided by what is known (艾哈迈德汗).
        """
        divided = tuple(parts(text))
        orders = {divided, divided[::-1]} if len(divided) == 2 else {divided}
        return any(self._explained(_State(order, 0, False), name, of) for name in of.names for order in orders)

    def _explained(self, state: _State, name: tuple[str, ...], of: Bearer) -> bool:
        if not state.pieces:
            return state.surname or not of.person
        return any(self._explained(following, name, of) for following in self._steps(state, name, of))

    def _steps(self, state: _State, name: tuple[str, ...], of: Bearer) -> Iterator[_State]:
        surname, first = "".join(of.surname), state.pieces[0]
        for start in range(state.word, len(name)):
            for end in range(start + 1, min(start + _LONGEST, len(name)) + 1):
                word = "".join(name[start:end])
                seen = state.surname or (bool(surname) and (surname.endswith(word) or word.endswith(surname)))
                for part in self._written.get(word, ()):
                    if first.startswith(part):
                        rest = (first[len(part) :],) if first != part else ()
                        yield _State(rest + state.pieces[1:], end, seen)
