"""One question on a page: what stands there and what should, how sure, where, and how many places hang on it."""

from __future__ import annotations

from textual.content import Content

from namenorm.codes import CODES
from namenorm.review.terminal.page.figures import many
from namenorm.review.terminal.page.lines import (
    BAD,
    GOOD,
    PLAIN,
    QUIET,
    SEVERITY,
    STRONG,
    Lines,
    first_of,
    labelled,
    spread,
    wrapped,
)
from namenorm.review.terminal.shown import clipped, shown
from namenorm.review.values import Filed, QueueItem
from namenorm.text.wording import sureness

_LONGEST = 60
_BY = {"accept": "accepted", "reject": "rejected", "unsure": "was unsure of", "edit": "edited"}


def title(item: QueueItem, width: int) -> Lines:
    """Return the two lines at the top: what is asked and how sure it is; what kind of fault, and where it stands."""
    alone = ", without the original" if item.provisional else ""
    sure = Content.styled(sureness(item.lead.confidence) + alone, QUIET)
    code = CODES[item.code].name.replace("-", " ") if item.code in CODES else ""
    kind = Content.assemble((f"{item.code} {code}", QUIET), (" · ", QUIET), (item.severity, SEVERITY[item.severity]))
    room = max(width - kind.cell_length - 2, 0)
    return [spread(_asked(item), sure, width), spread(kind, _where(item, room), width)]


def what(item: QueueItem, width: int, room: int) -> Lines:
    """Return what is wrong, for a reader."""
    lines = wrapped(Content.styled(shown(item.message), PLAIN), width)
    return labelled("what", first_of(lines, room, width))


def counts(item: QueueItem, width: int) -> Lines:
    """Return how many places hang on the answer, and who answered something like it before."""
    own, group = item.open, item.group
    more = f" · {group.occurrences:,} under all codes" if group.occurrences > own.occurrences else ""
    settled = f" · {item.settled:,} settled" if item.settled else ""
    lines = [Content.styled(f"{many(own)}{more}{settled}", QUIET).truncate(width, ellipsis=True)]
    before = labelled("before", [_before(one, width) for one in item.earlier[:1]])
    answered = labelled("settled", [_settled(item.answer, width)] if item.answer is not None else [])
    return [*labelled("open", lines), *answered, *before]


def _asked(item: QueueItem) -> Content:
    surface = clipped(shown(item.surface), _LONGEST)
    named = surface or CODES[item.code].name.replace("-", " ")
    if item.suggestion is None:
        return Content.styled(named, f"{BAD} bold")
    reads = shown(item.suggestion) or "nothing"
    return Content.assemble((named, f"{BAD} bold"), ("  →  ", QUIET), (reads, f"{GOOD} bold"))


def _where(item: QueueItem, room: int) -> Content:
    """Return outlet and date, and the document as well where there is room for it or nothing else is known."""
    known = [shown(one) for one in (item.lead.outlet, item.lead.published) if one]
    full = Content(" · ".join([*known, shown(item.lead.document)]))
    said = full if full.cell_length <= room or not known else Content(" · ".join(known))
    return said.stylize(QUIET).truncate(room, ellipsis=True)


def _settled(one: Filed, width: int) -> Content:
    said = one.judgement
    reads = f" as “{shown(said.rendering)}”" if said.rendering else ""
    where = "everywhere" if said.scope.kind == "everywhere" else f"for {shown(said.scope.value)}"
    grounds = f": {shown(said.note)}" if said.note else ""
    text = f"{shown(said.editor)} {_BY[said.verdict]} it{reads} on {said.at[:10]}, {where}{grounds}"
    return Content.styled(text, STRONG).truncate(width, ellipsis=True)


def _before(one: Filed, width: int) -> Content:
    said = one.judgement
    then = f"when “{shown(said.suggestion)}” was suggested" if said.suggestion else "when nothing was suggested"
    text = f"{shown(said.editor)} {_BY[said.verdict]} it on {said.at[:10]}, {then}"
    return Content.styled(text, STRONG).truncate(width, ellipsis=True)
