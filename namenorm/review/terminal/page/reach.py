"""What a decision for more than one document would cover, to be read before it is made."""

from __future__ import annotations

from textual.content import Content

from namenorm.review.terminal.covering import Covering
from namenorm.review.terminal.page.figures import many
from namenorm.review.terminal.page.lines import MARK, PLAIN, QUIET, STRONG, WARN, Lines, labelled, wrapped
from namenorm.review.terminal.shown import clipped, shown
from namenorm.review.values import Occurrence, Preview, QueueItem

_BESIDE = 60


def reach(item: QueueItem, shown_: Covering, width: int, room: int) -> Lines:
    """Return what would be settled, where, with examples, and what would stay as it is."""
    inner = width - 10
    said: Lines = []
    for label, lines in (
        ("for", _for(item, shown_, inner)),
        ("settles", _settles(shown_)),
        ("in", [Content.styled(_outlets(shown_.accepted), PLAIN).truncate(inner, ellipsis=True)]),
        ("stays", _stays(shown_.accepted, inner)),
    ):
        said += labelled(label, lines)
    samples = [_sample(one, inner) for one in shown_.accepted.samples]
    return [*said[:room], *labelled("such as", samples[: max(room - len(said), 0)])]


def _for(item: QueueItem, one: Covering, width: int) -> Lines:
    said = {
        "group": "every open place with this reading, document by document; not for documents to come",
        "outlet": f"everything of {shown(item.lead.outlet)}, and what it publishes from now on",
        "everywhere": "every document of every outlet, and all that are to come",
    }[one.reach]
    return wrapped(Content.styled(said, f"{WARN} bold"), width)


def _settles(one: Covering) -> Lines:
    yes, no = one.accepted.covers, one.rejected.covers
    if yes == no:
        return [Content.styled(many(yes), STRONG)]
    return [Content.styled(f"y: {many(yes)}", STRONG), Content.styled(f"n, u, e: {many(no)}", STRONG)]


def _outlets(one: Preview) -> str:
    return ", ".join(f"{shown(outlet) or 'no outlet'} {many:,}" for outlet, many in one.by_outlet)


def _stays(one: Preview, width: int) -> Lines:
    told = [
        f"{shown(each.judgement.editor)}: {each.judgement.verdict} for {shown(each.judgement.scope.value)}"
        for each in one.stays
    ]
    if not told:
        return []
    more = f" and {len(told) - 2} more" if len(told) > 2 else ""
    return wrapped(Content.styled("; ".join(told[:2]) + more, PLAIN), width)


def _sample(one: Occurrence, width: int) -> Content:
    if one.at is None:
        return Content.styled(clipped(shown(one.surface), width), QUIET)
    before, after = shown(one.sentence[: one.at.start]), shown(one.sentence[one.at.end :])
    name = clipped(shown(one.sentence[one.at.start : one.at.end]), _BESIDE)
    room = max((width - Content(name).cell_length) // 2 - 2, 0)
    lead = before if len(before) <= room else "…" + before[len(before) - room :]
    return Content.assemble((lead.lstrip(), QUIET), (name, MARK), (after, QUIET)).truncate(width, ellipsis=True)
