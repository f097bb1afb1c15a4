"""The whole page: what is asked, the passage, whom it may mean or what would be covered, and the counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain

from textual.content import Content

from namenorm.codes import CODES
from namenorm.gazetteer.model import Entity
from namenorm.review.terminal.page.lines import (
    BAD,
    GOOD,
    INDENT,
    LABEL,
    MARK,
    PLAIN,
    QUIET,
    SEVERITY,
    STRONG,
    WARN,
    WIDEST,
    Lines,
    first_of,
    labelled,
    last_of,
    share,
    spread,
    wrapped,
)
from namenorm.review.terminal.shown import clipped, shown
from namenorm.review.terminal.values import Covering, State
from namenorm.review.values import Counts, Filed, Occurrence, Preview, QueueItem
from namenorm.text.wording import count_words, sureness
from namenorm.values import Candidate, Evidence, Span


def many(one: Counts) -> str:
    """Return how many places there are, in how many documents, of how many outlets where there are several."""
    outlets = f" of {count_words(one.outlets, 'outlet')}" if one.outlets > 1 else ""
    return f"{count_words(one.occurrences, 'place')} in {count_words(one.documents, 'document')}{outlets}"


_LONGEST_NAME = 160  # of a finding that covers a paragraph the ends are enough


@dataclass(frozen=True, slots=True)
class Passage:
    """The lines of a place in a text, before there is known how many there is room for."""

    before: Lines
    sentence: Lines
    after: Lines
    original: Lines

    @property
    def height(self) -> int:
        """How many lines all of it takes."""
        return sum(map(len, (self.before, self.sentence, self.after, self.original)))


def passage(one: Occurrence, width: int) -> Passage:
    """Return the lines of an occurrence; without a place in the translation, those of the original alone."""
    before, after = (Content.styled(shown(text).strip(), QUIET) for text in (one.before, one.after))
    return Passage(
        wrapped(before, width) if one.before.strip() else [],
        wrapped(_marked(one.sentence, one.at, PLAIN), width) if one.sentence else [],
        wrapped(after, width) if one.after.strip() else [],
        wrapped(_marked(one.source_sentence, one.source_at, PLAIN), width) if one.source_sentence else [],
    )


def lines_of(found: Passage, width: int, room: int) -> Lines:
    """Return the lines for which there is room: those around the name, and of its neighbours the nearest."""
    wanted = [len(found.sentence), len(found.original), len(found.before), len(found.after)]
    sentence, original, before, after = share(wanted, (3, 2, 1, 1), room)
    around = [
        *last_of(found.before, before, width),
        *_around_mark(found.sentence, width, sentence),
        *first_of(found.after, after, width),
    ]
    return [*labelled("text", around), *labelled("original", _around_mark(found.original, width, original))]


def _around_mark(lines: Lines, width: int, room: int) -> Lines:
    if len(lines) <= room or room <= 0:
        return lines[: max(room, 0)]
    at = next((place for place, one in enumerate(lines) if any(span.style == MARK for span in one.spans)), 0)
    start = min(max(at - (room - 1) // 2, 0), len(lines) - room)
    kept = lines[start : start + room]
    kept = last_of([Content(""), *kept], room, width) if start else kept
    return first_of([*kept, Content("")], room, width) if start + room < len(lines) else kept


def _marked(text: str, at: Span | None, style: str) -> Content:
    if at is None:
        return Content.styled(shown(text).strip(), style)
    name = clipped(shown(text[at.start : at.end]), _LONGEST_NAME)
    return Content.assemble(
        (shown(text[: at.start]).lstrip(), style), (name, MARK), (shown(text[at.end :]).rstrip(), style)
    )


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


Who = Callable[[str], Entity | None]
"""Tells the entity of an identifier."""

_MOST = 9
_INDENT = 9
_ROOMY = 9  # lines from which on all that is said of somebody is shown
_OWN = ("native", "adopted")
_MADE = "put together from parts; the book knows nobody so called"


def candidates(found: Sequence[Candidate], who: Who, width: int, room: int) -> Lines:
    """Return candidates with their numbers, the likeliest first: each with its name, then, room given, with reasons."""
    people = [who(one.entity_id) for one in found[:_MOST]]
    heads = [_head(number, *pair, width) for number, pair in enumerate(zip(found, people, strict=False), 1)]
    kept = heads[: max(room, 0)]
    left = room - len(kept)
    lines: Lines = []
    for head, one, person in zip(kept, found, people, strict=False):
        inner = width - _INDENT
        known = _about(one, person, inner) if room >= _ROOMY else first_of(_about(one, person, inner), 1, inner)
        said = first_of([*known, *evidence(one.evidence, inner)], left, inner) if left > 0 else []
        left -= len(said)
        lines += [head, *(Content.assemble(" " * _INDENT, line) for line in said)]
    return lines


def evidence(found: Sequence[Evidence], width: int) -> Lines:
    """Return lines of evidence, the weightiest first: + speaks for it, − against."""
    lines: Lines = []
    for one in sorted(found, key=lambda each: -abs(each.weight)):
        sign, style = ("−", BAD) if one.weight < 0 else ("+", GOOD) if one.weight > 0 else ("·", QUIET)
        for place, line in enumerate(wrapped(Content.styled(shown(one.detail), PLAIN), width - 2)):
            lines.append(Content.assemble((f"{sign} " if not place else "  ", style), line))
    return lines


def about(entity: Entity | None) -> str:
    """Return who somebody is, in a line: the own name, then what an article would say."""
    if entity is None:
        return ""
    return shown(", ".join(filter(None, (_own(entity), entity.about, "/".join(entity.countries)))))


def _head(number: int, one: Candidate, entity: Entity | None, width: int) -> Content:
    known = () if entity is None else (_own(entity), "/".join(entity.countries))
    said = "".join(f"  {part}" for part in known if part)
    score = f"{int(one.score * 100):>3} %"
    line = Content.assemble((f"{number}", QUIET), f" {score}  ", (shown(one.name), STRONG), (shown(said), QUIET))
    return line.truncate(width, ellipsis=True)


def _about(one: Candidate, entity: Entity | None, width: int) -> Lines:
    said = entity.about if entity is not None else "" if one.entity_id else _MADE
    return wrapped(Content.styled(shown(said), QUIET), width) if said else []


def _own(entity: Entity) -> str:
    return " ".join(list(dict.fromkeys(name.text for name in entity.names if name.kind in _OWN))[:2])


_OF_NAMES = ("NN1", "NN2")  # under another code the names in the place are not what is asked about
_AIRY = 19  # lines from which on there is room for empty ones


def sheet(state: State, who: Who, width: int, height: int) -> Lines:
    """Return the lines of a page that fit into a width and a height, the matter before its trimmings."""
    width = min(width, WIDEST)
    if state.item is None:
        return _nothing(state, width)
    item, inner = state.item, width - INDENT
    gap = [Content("")] if height >= _AIRY else []
    head, foot = title(item, width), counts(item, inner)
    found, said, lower = passage(item.lead, inner), what(item, inner, 2), _lower(state, item, who, width, height)
    room = height - len(head) - len(foot) - 4 * len(gap)
    least = (2, 6, 4) if state.covering is None else (1, 3, 8)
    message, text, answer = share((len(said), found.height, len(lower)), least, room)
    upper = [head, what(item, inner, message), lines_of(found, inner, text)]
    lower = lower if answer >= len(lower) else _lower(state, item, who, width, answer)
    blocks = [*upper, lower, foot]
    lines = list(chain.from_iterable([*(gap if place and block else []), *block] for place, block in enumerate(blocks)))
    return [one.truncate(width) for one in lines[:height]]


def _lower(state: State, item: QueueItem, who: Who, width: int, room: int) -> Lines:
    """Return what helps to decide: what would be covered, or else the candidates, or else the reasons."""
    inner = width - INDENT
    if state.covering is not None:
        return reach(item, state.covering, width, room)
    if not item.lead.candidates or not item.code.startswith(_OF_NAMES):
        return labelled("why", first_of(evidence(item.lead.evidence, inner), room, inner))
    return labelled("who", candidates(item.lead.candidates, who, inner, room))


def _nothing(state: State, width: int) -> Lines:
    made = f"{state.decided:,} decided since you began" if state.decided else "nothing decided since you began"
    left = "what is left is hidden by the filters" if state.open else "namenorm check --record puts findings here"
    lines = wrapped(Content.styled("Nothing is left to ask.", f"{GOOD} bold"), width)
    return [
        Content(""),
        *lines,
        *wrapped(Content.styled(f"{made}; {left}.", PLAIN), width),
        Content(""),
        Content.assemble(("⌫", LABEL), (" takes the last decision back   ", QUIET), ("q", LABEL), (" quits", QUIET)),
    ]
