"""What is certain enough to be rewritten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from namenorm.config import Config
from namenorm.resolve.in_house_style import CONTESTED, HOUSE
from namenorm.values import Edit, Resolution, Span

_PROVABLE = frozenset({"pinyin-of-native", "pinyin-of-exonym", "spacing", "misspelling"})


def edits(resolutions: Sequence[Resolution], quotations: Sequence[Span], config: Config) -> tuple[Edit, ...]:
    """Return the rewrites of a page in order.

    Nothing is rewritten inside a quotation or scare quotes, none below ``Config.rewrite_at`` unless the user asked for
    suspected names too, and never a link that rests on the course of the article or on similar letters alone. A right
    name is rewritten where a house style has another, but never one that takes sides.
    """
    starts = [span.start for span in quotations]

    def quoted(offset: int) -> bool:
        place = bisect_right(starts, offset) - 1
        return place >= 0 and offset < quotations[place].end

    return tuple(
        Edit(one.mention.start, one.mention.end, one.mention.text, one.rendering)
        for one in resolutions
        if one.rendering is not None and _certain(one, config) and not quoted(one.mention.start)
    )


def _certain(one: Resolution, config: Config) -> bool:
    if one.rendering == one.mention.text or not _provable(one):
        return False
    if one.outcome == "suspected":
        return "suspected" in config.rewrite
    verified = not any(line.kind == "unverified" for line in one.evidence)
    return one.outcome == "matched" and verified and one.confidence >= config.rewrite_at


def _provable(one: Resolution) -> bool:
    """Tell whether a name's spelling can prove who is meant: a spelling that is only near needs the original for it.

    Nor does pinyin prove anything that differs by a hyphen from how the bearer is printed: Fu Kunqi, Fu Kun-qi.
    """
    if one.relation == "near":
        return any(line.kind == "source" and line.weight > 0 for line in one.evidence)
    if one.relation in ("attested", "order"):
        return one.mention.type == "person" and _in_style(one)
    if one.relation == "pinyin-of-native" and any(line.kind == "attested-spelling" for line in one.evidence):
        return False
    return one.mention.type == "person" and one.relation in _PROVABLE


def _in_style(one: Resolution) -> bool:
    """Tell whether a right name is one that the house prints otherwise, and none that takes sides."""
    kinds = {line.kind for line in one.evidence}
    return HOUSE in kinds and CONTESTED not in kinds
