"""What is certain enough to be rewritten."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from namenorm.config import Config
from namenorm.values import Edit, Resolution, Span


def edits(resolutions: Sequence[Resolution], quotations: Sequence[Span], config: Config) -> tuple[Edit, ...]:
    """Return the rewrites of a page in order.

    Nothing is rewritten inside a quotation or scare quotes, none below ``Config.rewrite_at`` unless the user asked for
    suspected names too, and never a link that rests on the course of the article alone.
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
    if one.rendering == one.mention.text or one.relation in ("speaker", "unlisted", "order"):
        return False
    if one.outcome == "suspected":
        return "suspected" in config.rewrite
    verified = not any(line.kind == "unverified" for line in one.evidence)
    return one.outcome == "matched" and verified and one.confidence >= config.rewrite_at
