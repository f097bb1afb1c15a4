"""How two parts of names relate, if they do: the first of the ways that holds, the surest first."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import OSA, Indel, Levenshtein

from namenorm.matching.values import PairKind, Part
from namenorm.matching.words import lexicon

_NEAR = 0.7  # share of letters that stay, below which two words have nothing to do with each other
_NEAR_ROUGH = 0.6  # the same for consonants in two scripts
_LEAST_CUT = 3  # letters; "Mo" begins half of all names
_LEAST_CONSONANTS = 2
_SEVERAL = 2
_LONGEST_ENDING = 3  # letters by which a case is longer than the nominative
_LONG_ENOUGH = 6  # letters of a word in which two may be wrong
_ALIKE = 0.6  # share of letters that two spellings of one name keep, below which they are namesakes in two languages


class Relation(NamedTuple):
    """How two parts relate.

    Attributes:
        kind: In which way.
        rank: Place of the kind among all, the surest first.
        likeness: Share of the letters that stay, 0 to 1.
    """

    kind: PairKind
    rank: int
    likeness: float


KINDS: tuple[PairKind, ...] = (
    "same",
    "spelling",
    "romanisation",
    "sound",
    "nickname",
    "declined",
    "namesake",
    "transcription",
    "transposition",
    "vowel",
    "letter",
    "initial",
    "letters",
    "consonants",
    "cut",
    "near",
    "syllable",
)
"""The ways in which two parts relate, the surest first."""
EDITS = frozenset({"transposition", "vowel", "letter", "letters", "cut", "near", "syllable"})
"""The kinds that somebody's mistake explains, or that two names explain as well."""
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
_BY_KIND = {kind: Relation(kind, rank, 1.0) for kind, rank in _RANK.items()}


def relation(p: Part, q: Part, eastern: bool, crossing: bool) -> Relation | None:
    """Return how two parts relate, None where they do not.

    Args:
        p: A part.
        q: A part of the other name.
        eastern: Whether both names are read syllable by syllable.
        crossing: Whether the names are in two scripts.
    """
    if p.text == q.text:
        return _BY_KIND["same"]
    if len(p.text) == 1 or len(q.text) == 1:
        return _BY_KIND["initial"] if p.text[0] == q.text[0] else None
    if eastern:
        return _of_syllables(p, q)
    return _of_words(p, q, crossing)


def _of_syllables(p: Part, q: Part) -> Relation | None:
    if not p.origins.isdisjoint(q.origins):
        return _BY_KIND["romanisation"]
    if not p.groups.isdisjoint(q.groups):
        return _BY_KIND["spelling"]
    likeness = Levenshtein.normalized_similarity(p.text, q.text, score_cutoff=0.5)
    return Relation("syllable", _RANK["syllable"], likeness) if likeness else None


def _of_words(p: Part, q: Part, crossing: bool) -> Relation | None:
    if not p.groups.isdisjoint(q.groups):
        likeness = Levenshtein.normalized_similarity(p.sound, q.sound)
        kind: PairKind = "spelling" if crossing or likeness >= _ALIKE else "namesake"
        return Relation(kind, _RANK[kind], likeness)
    if not p.origins.isdisjoint(q.origins):
        return _BY_KIND["romanisation"]
    if p.sound == q.sound and p.sound:
        return _BY_KIND["sound"]
    if _nicknames(p, q):
        return _BY_KIND["nickname"]
    if not p.heard.isdisjoint(q.groups) or not q.heard.isdisjoint(p.groups) or not p.heard.isdisjoint(q.heard):
        return _BY_KIND["transcription"]
    return _of_letters(p, q, crossing)


def _nicknames(p: Part, q: Part) -> bool:
    if not (p.short or q.short):
        return False
    return not (p.short.isdisjoint(q.full) and p.full.isdisjoint(q.short) and p.short.isdisjoint(q.short))


def _of_letters(p: Part, q: Part, crossing: bool) -> Relation | None:
    a, b = p.text, q.text
    if declined(a, b):
        return _BY_KIND["declined"]
    if crossing and p.rough == q.rough and len(p.rough) >= _LEAST_CONSONANTS:
        return Relation("consonants", _RANK["consonants"], Levenshtein.normalized_similarity(p.sound, q.sound))
    apart = OSA.distance(a, b, score_cutoff=_SEVERAL)
    longest = max(len(a), len(b))
    likeness = 1 - apart / longest
    if apart <= _SEVERAL:
        kind = _of_edits(p, q, apart, longest)
        if kind:
            return Relation(kind, _RANK[kind], likeness)
    if min(len(a), len(b)) >= _LEAST_CUT and (a.startswith(b) or b.startswith(a)):
        return Relation("cut", _RANK["cut"], min(len(a), len(b)) / longest)
    if crossing:
        likeness = Indel.normalized_similarity(p.rough, q.rough, score_cutoff=_NEAR_ROUGH)
        return Relation("near", _RANK["near"], likeness) if likeness else None
    likeness = Levenshtein.normalized_similarity(p.sound or a, q.sound or b, score_cutoff=_NEAR)
    return Relation("near", _RANK["near"], likeness) if likeness else None


def _of_edits(p: Part, q: Part, apart: int, longest: int) -> PairKind | None:
    if p.skeleton and p.skeleton == q.skeleton:
        return "vowel"
    if apart == 1:
        swapped = len(p.text) == len(q.text) and Levenshtein.distance(p.text, q.text) == _SEVERAL
        return "transposition" if swapped else "letter"
    return "letters" if longest >= _LONG_ENOUGH else None


def declined(a: str, b: str) -> bool:
    """Tell whether one of two words is the other, a surname of Slavic type, in another case or gender."""
    if a[:2] != b[:2] or not 0 < abs(len(a) - len(b)) <= _LONGEST_ENDING:
        return False
    short, long = (a, b) if len(a) < len(b) else (b, a)
    return any(
        short.endswith(ending) and long.startswith(short[: -len(ending)]) and long[len(short) - len(ending) :] in others
        for ending, others in lexicon().endings.items()
    )
