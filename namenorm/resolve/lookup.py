"""A name looked up without a text around it, but with what its caller says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from namenorm.index.stack import Stack
from namenorm.mentions.words import Words
from namenorm.resolve.asked import Asked
from namenorm.resolve.decide import Decider
from namenorm.resolve.lookup_cases import LookupCases
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.text.key import squash
from namenorm.values import Candidate

_LEAST_SCORE = 0.005
_WORTH_ASKING = 0.1  # chance that no entity is meant from which parts are put together, which takes many milliseconds


class Lookup:
    """Looks names up in a book."""

    def __init__(self, index: Stack, decider: Decider, pinyin: PinyinReader) -> None:
        """Ask a book, by the judgement that also decides on pages, and the romanisation that divides names."""
        self._decider = decider
        self._cases = LookupCases(index, decider, pinyin)

    def ask(self, name: str, asked: Asked, limit: int) -> tuple[Candidate, ...]:
        """Return the entities that a name may stand for and the names that its parts add up to, likeliest first.

        The very spelling is sought in the given order of words and in others, then what is near it, then what the form
        in the source leads to. A name is not offered where the book has an entity so called.

        Args:
            name: A name in any script.
            asked: What the caller says of it.
            limit: The most candidates that are returned.
        """
        if not len(Words(name)):
            return ()
        known = self._decider.verdict(self._cases.of(name, asked), limit).candidates
        every = (*known, *self._composed(asked.source or name, known, limit))
        return tuple(sorted(every, key=lambda one: -one.score)[:limit])

    def _composed(self, written: str, known: Sequence[Candidate], limit: int) -> Iterator[Candidate]:
        """Yield the names put together that no entity has, as likely as it is that none of the entities is meant."""
        names, nobody = {squash(one.name) for one in known}, 1.0 - sum(one.score for one in known)
        for one in self._decider.composer.candidates(written, limit) if nobody >= _WORTH_ASKING else ():
            if squash(one.name) not in names and one.score * nobody >= _LEAST_SCORE:
                yield replace(one, score=one.score * nobody)
