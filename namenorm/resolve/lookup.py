"""A name looked up without a text around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from namenorm.index.stack import Stack
from namenorm.mentions.read import Spot
from namenorm.mentions.words import Words
from namenorm.resolve.candidates import Proposal, Proposer, best_of_each, lookup_keys
from namenorm.resolve.decide import Decider
from namenorm.resolve.explain import Case
from namenorm.resolve.features import PageFacts
from namenorm.resolve.group import Group
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.text.han import simplified
from namenorm.text.key import has_han, squash
from namenorm.values import Candidate, Mention

_LEAST_SCORE = 0.005


def lookup(name: str, index: Stack, decider: Decider, pinyin: PinyinReader, limit: int) -> tuple[Candidate, ...]:
    """Return the entities that a name may stand for and the names that its parts add up to, likeliest first.

    The very spelling is sought in the given order of words and in others, and then what is near it. A name is
    not offered where the book has an entity so called.

    Args:
        name: A name in any script.
        index: The book.
        decider: The judgement, which here sees no context.
        pinyin: The romanisation that divides the name.
        limit: The most candidates that are returned.
    """
    words = Words(name)
    if not len(words):
        return ()
    keys = lookup_keys(simplified(name) if has_han(name) else name)
    proposals = best_of_each(_proposals(keys, index, decider.proposer))
    group = _group(name, words, pinyin)
    facts = PageFacts(words, None, frozenset(), {}, {}, {})
    cases = [Case(group, (), one, decider.profiles.of(one.found.entity), facts) for one in proposals]
    known = decider.verdict(cases, limit).candidates
    every = (*known, *_composed(decider.composer.candidates(name, limit), known))
    return tuple(sorted(every, key=lambda one: -one.score)[:limit])


def _composed(found: Iterable[Candidate], known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the names put together that no entity has, as likely as it is that none of the entities is meant."""
    names, nobody = {squash(one.name) for one in known}, 1.0 - sum(one.score for one in known)
    for one in found:
        if squash(one.name) not in names and one.score * nobody >= _LEAST_SCORE:
            yield replace(one, score=one.score * nobody)


def _proposals(keys: tuple[str, ...], index: Stack, proposer: Proposer) -> list[Proposal]:
    exact = [Proposal(found, 1.0, key) for key in keys for found in index.find(key)]
    return [*exact, *(one for key in keys for one in proposer.near(key, wide=True))]


def _group(name: str, words: Words, pinyin: PinyinReader) -> Group:
    texts = tuple(token.text for token in words.tokens)
    mention = Mention(0, len(name), name, "person", "shape")
    spot = Spot(mention, 0, len(words), (), pinyin.reading(texts) if len(texts) <= 3 else None)
    return Group(0, "".join(words.keys), [spot])
