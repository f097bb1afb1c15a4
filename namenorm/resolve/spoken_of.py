"""Names that a text speaks of and does not use: "Lee Hsien Loong (Li Xianlong)", "her Chinese name, Huang Yingxian"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from namenorm.resolve.blocked import EXPLAINED, SPOKEN_OF, block
from namenorm.rules import Rules
from namenorm.values import Resolution

TOPIC = "spoken_of"
_REACH = 90  # code points before a name in which the words that speak of it stand
_SCRIPT = r"\u3400-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff"  # and other scripts
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_MARKS = rf"[\s\"“”'‘’«»„(（\[*_:：,，;；=–—/{_SCRIPT}]"


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of a language."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    between: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The first and the second of each two names of which one explains the other, by identity."""

    first: frozenset[int]
    second: frozenset[int]


def with_spoken_of(resolutions: Sequence[Resolution], text: str, rules: Rules) -> list[Resolution]:
    """Return the resolutions of a page, those marked that a rewrite would make nonsense of.

    What is spoken of, or follows another name of the bearer's in brackets, is explained where the page has the right
    name: it stands there rightly. One that the right name only follows ("Li Xianlong (Lee Hsien Loong)") is reported.

    Args:
        resolutions: In order, without overlaps.
        text: What they stand in.
        rules: The rules of its language; without any of the kind nothing is marked.
    """
    if not rules.has(TOPIC) or not any(map(_differs, resolutions)):
        return list(resolutions)
    words = rules.built(TOPIC, _words)
    right = {one.entity.id for one in resolutions if one.entity is not None and one.rendering == one.mention.text}
    pairs = _pairs(resolutions, text, words)
    return [_marked(one, text, words, pairs, right) for one in resolutions]


def _differs(one: Resolution) -> bool:
    return one.rendering is not None and one.rendering != one.mention.text


def _marked(one: Resolution, text: str, words: _Words, pairs: _Pairs, right: set[str]) -> Resolution:
    if not _differs(one):
        return one
    if id(one) in pairs.second or _is_spoken_of(one, text, words):
        is_explained = one.entity is not None and one.entity.id in right
        return block(one, SPOKEN_OF, EXPLAINED) if is_explained else block(one, SPOKEN_OF)
    return block(one, SPOKEN_OF) if id(one) in pairs.first else one


def _is_spoken_of(one: Resolution, text: str, words: _Words) -> bool:
    start, end = one.mention.start, one.mention.end
    before, behind = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return words.before.search(before.lower()) is not None or words.behind.match(behind.lower()) is not None


def _pairs(resolutions: Sequence[Resolution], text: str, words: _Words) -> _Pairs:
    """Return the names of one person of which one explains the other: "Li Xianlong (Lee Hsien Loong)".

    The name in the bearer's own script may stand between: "Teresa Kok (郭素沁, Guo Suqin)".
    """
    latin = [one for one in resolutions if _LATIN.search(one.mention.text)]
    found = [
        (one, other)
        for one, other in itertools.pairwise(latin)
        if one.entity is not None
        and other.entity is not None
        and one.entity.id == other.entity.id
        and words.between.fullmatch(text[one.mention.end : other.mention.start].lower())
    ]
    return _Pairs(frozenset(id(one) for one, _ in found), frozenset(id(other) for _, other in found))


def _words(topic: Any) -> _Words:
    return _Words(
        before=re.compile(rf"(?<!\w)(?:{_either(topic['before'])}){_MARKS}{{1,20}}\Z"),
        behind=re.compile(rf"{_MARKS}{{1,20}}(?:{_either(topic['behind'])})(?!\w)"),
        between=re.compile(rf"{_MARKS}*(?:[(（\[/=]|(?<!\w)(?:{'|'.join(topic['between'])})(?!\w)){_MARKS}*"),
    )


def _either(rows: Sequence[Mapping[str, Any]]) -> str:
    return "|".join(word for row in rows for word in row["words"])
