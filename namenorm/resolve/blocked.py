"""What may be rewritten, and every reason against it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from namenorm.config import Config
from namenorm.mentions.thing_words import thing_words
from namenorm.mentions.words import lexicon
from namenorm.resolve.context import nation_words
from namenorm.resolve.in_house_style import CONTESTED, HOUSE
from namenorm.rules import Rules
from namenorm.text.key import squash
from namenorm.text.overlaps import overlapping
from namenorm.text.page_text import PageText
from namenorm.values import Edit, Finding, Mention, Resolution

SPOKEN_OF = "spoken-of"
"""The text speaks of the name: "her Chinese name, Huang Yingxian"."""
EXPLAINED = "explained"
"""It does, and the page names the bearer rightly too: there is nothing to report."""
PART_OF_A_NAME = "part-of-a-name"
"""A surname that stands beside a word that may belong to the name, across the end of a line or in it.

Or a part of a name whose rendering would say a word twice: "Wu, Zhaoxie" is no "Wu, Wu".
"""
PART_OF_A_THING = "part-of-a-thing"
"""What the name of a person begins with may be called after somebody else: the Wu Zhaoxie Memorial Hall."""
QUOTATION = "quotation"
POSITION, NOTHING, NO_PERSON = "position", "nothing-to-write", "no-person"
UNPROVEN = "unproven-"
"""Before the relation of a spelling to its bearer that proves nothing."""
OUTCOME, CONFIDENCE, UNVERIFIED, HYPHEN = "outcome", "confidence", "unverified", "hyphen"
UNREPORTED = "unreported"
"""No finding tells of it: the codes that might are not looked for."""

_PROVABLE = frozenset({"pinyin-of-native", "pinyin-of-exonym", "spacing", "misspelling"})
_RIGHT = frozenset({"attested", "order"})
_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)(?: ?[ \n-] ?)\Z")
_BEHIND = re.compile(r"(?:[ \n] ?|\n?[-‐‑–·])([^\W\d_][\w’'-]*)")
_JOINT = r"(?:[^\w.!?;:\n<]|_|\n(?!\n)|&#?\w{2,8};|</?[a-z][^<>]*>)+"  # marks, markup, references: no end of a clause
_SAME_BEFORE = re.compile(rf"([^\W\d_][\w’'-]*){_JOINT}\Z")
_SAME_BEHIND = re.compile(rf"{_JOINT}([^\W\d_][\w’'-]*)")
_CAPITALS_BEHIND = re.compile(r"(?:[ \n][A-Z][a-z]+){1,3}\b")
_REACH = 40


def block(one: Resolution, *reasons: str) -> Resolution:
    """Return a resolution with reasons against its rewriting beside those that it has."""
    return replace(one, blocked_by=tuple(dict.fromkeys((*one.blocked_by, *reasons)))) if reasons else one


def with_reasons(
    resolutions: Sequence[Resolution], page: PageText, rules: Rules, config: Config
) -> tuple[Resolution, ...]:
    """Return the resolutions of a page with all that speaks against a rewrite, in the decision and in their places.

    Args:
        resolutions: As they are reported, in order.
        page: What they stand in.
        rules: The rules of its language.
        config: What is sure enough.
    """
    return tuple(block(one, *_reasons(one, page, rules, config)) for one in resolutions)


def reported(resolutions: Sequence[Resolution], findings: Sequence[Finding]) -> tuple[Resolution, ...]:
    """Return resolutions with those blocked that nothing else blocks and of whose rendering no finding tells."""
    told = {(one.start, one.end, one.suggestion) for one in findings}
    return tuple(
        one
        if one.blocked_by or not _differs(one) or (one.mention.start, one.mention.end, one.rendering) in told
        else block(one, UNREPORTED)
        for one in resolutions
    )


def _reasons(one: Resolution, page: PageText, rules: Rules, config: Config) -> Iterator[str]:
    mention = one.mention
    if _differs(one):
        yield from _decided(one, config)
        if (len(mention.text.split()) == 1 and _beside_a_name(mention, page.text, rules)) or _doubles(one, page.text):
            yield PART_OF_A_NAME
        if mention.type == "person" and _begins_a_thing(mention, page.text, rules):
            yield PART_OF_A_THING
    if overlapping(page.quotations, mention.start, mention.end):
        yield QUOTATION
    yield from (part.kind for part in overlapping(page.protected, mention.start, mention.end))


def _differs(one: Resolution) -> bool:
    """Tell whether a name should read otherwise, or nobody knows how it should."""
    return one.rendering != one.mention.text and (one.rendering is not None or one.outcome != "unknown")


def _decided(one: Resolution, config: Config) -> Iterator[str]:
    """Yield what in the decision itself speaks against a rewrite."""
    kinds = {line.kind for line in one.evidence}
    if one.rendering is None:
        yield NOTHING
    if CONTESTED in kinds:
        yield POSITION
    if one.mention.type != "person" and one.relation != "near":
        yield NO_PERSON
    yield from _unproven(one, kinds)
    if one.outcome == "suspected":
        if "suspected" not in config.rewrite:
            yield OUTCOME
        return
    if one.outcome != "matched":
        yield OUTCOME
    if "unverified" in kinds:
        yield UNVERIFIED
    if one.confidence < config.rewrite_at:
        yield CONFIDENCE


def _unproven(one: Resolution, kinds: set[str]) -> Iterator[str]:
    """Yield why a spelling cannot prove who is meant: one that is only near needs the original for it.

    Nor does pinyin prove anything that differs by a hyphen from how the bearer is printed: Fu Kunqi, Fu Kun-qi. A right
    name is rewritten where the house has another.
    """
    if one.relation == "near":
        if not any(line.kind == "source" and line.weight > 0 for line in one.evidence):
            yield UNPROVEN + "near"
    elif one.relation in _RIGHT:
        if HOUSE not in kinds:
            yield UNPROVEN + one.relation
    elif one.relation not in _PROVABLE:
        yield UNPROVEN + (one.relation or "link")
    elif one.relation == "pinyin-of-native" and "attested-spelling" in kinds:
        yield HYPHEN


def _beside_a_name(mention: Mention, text: str, rules: Rules) -> bool:
    """Tell whether a word that stands right beside a surname may belong to the name."""
    before = _BEFORE.search(text[max(0, mention.start - _REACH) : mention.start])
    behind = _BEHIND.match(text[mention.end : mention.end + _REACH])
    if behind is not None and _belongs(behind[1], rules):
        return True
    return before is not None and _belongs(before[1], rules) and not lexicon(rules).is_title(squash(before[1]))


def _begins_a_thing(mention: Mention, text: str, rules: Rules) -> bool:
    """Tell whether words with a capital behind a name end in a kind of thing: Road, Memorial Hall, Foundation."""
    if not rules.has("thing_words"):
        return False
    behind = _CAPITALS_BEHIND.match(text[mention.end : mention.end + _REACH])
    known = thing_words(rules)
    words = takewhile(lambda word: word in known.known | known.heads, behind[0].lower().split() if behind else ())
    return any(word in known.heads for word in words)


def _doubles(one: Resolution, text: str) -> bool:
    """Tell whether a rendering begins with the word before it, or ends with the word behind it, in one clause."""
    if one.rendering is None:
        return False
    words = [squash(word) for word in one.rendering.split()]
    before = _SAME_BEFORE.search(text[max(0, one.mention.start - _REACH) : one.mention.start])
    behind = _SAME_BEHIND.match(text[one.mention.end : one.mention.end + _REACH])
    return bool(words) and (
        (before is not None and squash(before[1]) == words[0])
        or (behind is not None and squash(behind[1]) == words[-1])
    )


def _belongs(word: str, rules: Rules) -> bool:
    """Tell whether a word may be of somebody's name: it has a capital, and is no ordinary word of the language."""
    if not word[0].isupper() or word in nation_words(rules):
        return False
    key, known = squash(word), lexicon(rules)
    return key not in known.breakers and key not in known.speech and key not in rules.words()


def edits(resolutions: Iterable[Resolution]) -> tuple[Edit, ...]:
    """Return the rewrites of a page in order: all that should read otherwise and against which nothing speaks."""
    return tuple(
        Edit(one.mention.start, one.mention.end, one.mention.text, _as_written(one.mention.text, one.rendering))
        for one in resolutions
        if one.rendering is not None and one.rendering != one.mention.text and not one.blocked_by
    )


def _as_written(surface: str, rendering: str) -> str:
    """Return a rendering in capitals where the surface is: in a headline HUANG YINGXIAN becomes PENNY WONG."""
    return rendering.upper() if surface.isupper() and len(surface) > 1 else rendering
