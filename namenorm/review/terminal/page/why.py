"""All the evidence of a question, and all that is known of an entity, on as many lines as it takes."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.review.terminal.page.lines import PLAIN, QUIET, STRONG, Lines, labelled, wrapped
from namenorm.review.terminal.page.sheet import Who, about, evidence
from namenorm.review.terminal.shown import shown
from namenorm.review.values import QueueItem
from namenorm.text.wording import sureness

_LABELS = 14


def why(item: QueueItem, who: Who, width: int) -> Lines:
    """Return the reasons for the finding, then each candidate with its own, then where it comes from."""
    inner = width - _LABELS
    lines = labelled("finding", _said(item.message, inner), _LABELS)
    lines += labelled("sure", _said(sureness(item.lead.confidence), inner), _LABELS)
    found = item.lead.candidates
    if not found or found[0].evidence != item.lead.evidence:
        lines += labelled("reasons", evidence(item.lead.evidence, inner), _LABELS)
    for number, one in enumerate(found, 1):
        name = Content.assemble(
            (shown(one.name), STRONG), (f"  {int(one.score * 100)} %  {shown(one.entity_id)}", QUIET)
        )
        said = about(who(one.entity_id))
        rest = [*(_said(said, inner) if said else []), *evidence(one.evidence, inner)]
        lines += [Content(""), *labelled(f"candidate {number}", [*wrapped(name, inner), *rest], _LABELS)]
    return [*lines, Content(""), *_origin(item, inner)]


def entity_lines(one: Entity, width: int) -> Lines:
    """Return what the book says of an entity: who it is, its names by language, its offices."""
    inner = width - _LABELS
    title = Content.assemble((shown(one.name), STRONG), (f"  {one.kind}  {shown(one.id)}", QUIET))
    lines = [*wrapped(title, width), *(wrapped(Content.styled(shown(one.about), PLAIN), width) if one.about else [])]
    lines.append(Content(""))
    for label, said in _facts(one):
        lines += labelled(label, _said(said, inner), _LABELS)
    return lines


def _origin(item: QueueItem, width: int) -> Lines:
    lead = item.lead
    place = "" if lead.start is None else f", characters {lead.start:,} to {lead.end:,}"
    facts = {
        "document": f"{lead.document}{place}",
        "published": ", ".join(filter(None, (lead.outlet, lead.published))),
        "key": f"{item.key}, finding {item.finding}",
        "run": lead.signature,
    }
    return [line for label, said in facts.items() if said for line in labelled(label, _quiet(said, width), _LABELS)]


def _facts(one: Entity) -> Iterator[tuple[str, str]]:
    yield from (("countries", ", ".join(one.countries)),) if one.countries else ()
    yield from (("gender", one.gender),) if one.gender else ()
    for lang in dict.fromkeys(name.lang for name in one.names):
        yield lang, "; ".join(_name(name) for name in one.names if name.lang == lang)
    yield from (("office", _role(role)) for role in one.roles)
    yield from (("not the same", other) for other in one.not_same_as)
    yield from (("elsewhere", other) for other in one.ids)
    yield from (("note", one.note),) if one.note else ()


def _name(one: Name) -> str:
    marks = (
        *(() if one.kind == "canonical" else (one.kind,)),
        *one.style,
        *(() if one.verified else ("not verified",)),
    )
    return f"{one.text} ({', '.join(marks)})" if marks else one.text


def _role(one: Role) -> str:
    office = " of ".join(filter(None, (one.title, one.organisation)))
    term = f"{one.since or '…'} to {one.until or 'now'}" if one.since or one.until else ""
    return ", ".join(filter(None, (office, one.country, term)))


def _said(text: str, width: int) -> Lines:
    return wrapped(Content.styled(shown(text), PLAIN), width)


def _quiet(text: str, width: int) -> Lines:
    return wrapped(Content.styled(shown(text), QUIET), width)
