"""Filing what a reviewer decides, with what it adds to the book, and taking it back."""

from __future__ import annotations

from typing import Any, get_args

from starlette.exceptions import HTTPException
from starlette.responses import Response

from namenorm.errors import GazetteerError, InputError
from namenorm.gazetteer.model import Name, NameKind
from namenorm.gazetteer.store.promotion import AddName, KeepApart, Promotion
from namenorm.gazetteer.store.refusing import Faulty
from namenorm.gazetteer.store.values import Conflict
from namenorm.judgement import SCOPES, Scope, Verdict
from namenorm.review.values import Decision, Filed, JudgementConflict, QueueItem, Undone
from namenorm.serve.ask import BAD, CONFLICT, SWAP, Ask, may_take_back
from namenorm.serve.looks import link
from namenorm.serve.pages.queue import REACHES, TYPED, Shown, card, carried_on, filters_of, found, next_page, place_of
from namenorm.serve.route import Route
from namenorm.serve.serving import refusal

_NAMES: dict[str, NameKind] = {"misspelling": "misspelling", "alias": "alias"}
_APART = "apart"


def promotion_of(ask: Ask, item: QueueItem) -> Promotion | None:
    """Return what is to be added; None where nothing is.

    Raises:
        HTTPException: If who asks is no editor, or what they ask for needs an entity that nobody named.
    """
    wanted = ask.said("promote")
    if not wanted:
        return None
    ask.need("editor")
    if wanted in _NAMES:
        return _name(ask, item, _NAMES[wanted])
    if wanted == _APART:
        return _apart(ask, item)
    raise HTTPException(
        BAD, f"what is added is a misspelling, an alias, or that two are not the same; got {wanted[:40]!r}"
    )


def _name(ask: Ask, item: QueueItem, kind: NameKind) -> AddName:
    entity_id = ask.said("entity").strip() or (item.entity.id if item.entity else "")
    if not entity_id:
        raise HTTPException(BAD, f"whose {kind} is it? The finding proposes nobody: give an identifier")
    document = ask.house.ledger.document(item.lead.document)
    lang = document.lang if document is not None else "en"
    found = ask.house.entity(entity_id)
    base = found.entity if found is not None and found.version == 0 else None
    return AddName(entity_id, Name(item.lead.surface or item.surface, lang, kind), base=base)


def _apart(ask: Ask, item: QueueItem) -> KeepApart:
    one, other = item.entity.id if item.entity else "", ask.said("entity").strip()
    if not one or not other:
        raise HTTPException(
            BAD, "two that are not the same: the finding proposes one, give the identifier of the other"
        )
    founds = [found for each in (one, other) if (found := ask.house.entity(each)) is not None]
    return KeepApart(one, other, tuple(found.entity for found in founds if found.version == 0))


_BACK = frozenset({"/judgements", "/import"})
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


def judge(ask: Ask) -> Response:
    """File a decision and go on to the next finding.

    Where somebody was faster, where it is settled already, and where something is missing, the finding is shown as it
    is now, with what was typed.
    """
    number = ask.number(ask.path["number"], "a finding")
    try:
        decision = _file(ask, number)
    except (JudgementConflict, Conflict, Faulty) as error:
        return _shown_again(ask, str(error), CONFLICT, over=isinstance(error, JudgementConflict))
    except (InputError, GazetteerError, HTTPException) as error:
        refused = error if isinstance(error, HTTPException) else refusal(error)
        if refused.status_code != BAD:
            raise
        return _shown_again(ask, refused.detail, BAD)
    return _on(ask, f"{_words(ask)} {decision.filed[0].judgement.surface}", decision.filed[-1])


def reload(ask: Ask) -> Response:
    """Show the finding to a browser that loads anew what stands in its bar once a decision was refused."""
    return ask.go(link(f"/findings/{ask.number(ask.path['number'], 'a finding')}", in_=ask.query("in")))


def undo(ask: Ask) -> Response:
    """Take back one's last decision, or one that is named, and go back to its finding."""
    given = ask.said("event")
    event = ask.number(given, "an event") if given else None
    may_take_back(ask, event)
    undone = ask.house.ledger.undo(event, editor=ask.visitor.name, why=ask.said("why"))
    if back := ask.said("back"):
        return ask.go(back if back in _BACK else "/queue")
    return _gone_back(ask, undone, "undone")


def redo(ask: Ask) -> Response:
    """File again what one took back last, and go to its finding."""
    return _gone_back(ask, ask.house.ledger.redo(editor=ask.visitor.name, why=ask.said("why")), "redone")


def _gone_back(ask: Ask, undone: Undone, told: str) -> Response:
    there, document = _back_to(ask, undone)
    return ask.go(link(there, in_=document, **carried_on(ask.said("carried")), after=ask.said("after"), told=told))


def _back_to(ask: Ask, undone: Undone) -> tuple[str, str]:
    """Return the page of the finding that was judged, and the article in which it was shown."""
    if not undone.filed or not undone.findings:
        return "/queue", ""
    judged = undone.filed[0].judgement
    own = [one for one in ask.house.ledger.findings(judged.key) if one in undone.findings]
    document = judged.scope.value if judged.scope.kind == "document" else ""
    return f"/findings/{(own or undone.findings)[0]}", document


def _file(ask: Ask, number: int) -> Decision:
    verdict = _verdict(ask)
    told = {"note": ask.said("note").strip(), "citation": ask.said("citation").strip()}
    rendering = ask.said("rendering").strip() if verdict == "edit" else None
    promote = promotion_of(ask, found(ask)) if ask.said("promote") else None
    shared: dict[str, Any] = {"editor": ask.visitor.name, "rendering": rendering, "promote": promote, **told}
    seen = ask.number(ask.said("version"), "the version")
    if ask.said("scope") == "group":
        return ask.house.ledger.judge_group(number, verdict, until=seen, **shared)
    shared["open_in"] = "" if ask.said("over") else ask.query("in")
    return ask.house.ledger.judge(number, verdict, _scope(ask), version=seen, **shared)


def _scope(ask: Ask) -> Scope:
    kinds = [one for one in SCOPES if one == ask.said("scope")]
    try:
        return Scope(kinds[0], ask.said("scope_value"))
    except (IndexError, ValueError):
        raise HTTPException(BAD, "say for which articles this holds: this one, this outlet, everywhere") from None


def _on(ask: Ask, said: str, last: Filed) -> Response:
    query = carried_on(ask.said("carried"))
    there = link("/queue", **query, after=ask.said("after"))
    if not ask.request.headers.get(SWAP):
        return ask.go(there)
    made = next_page(ask, filters_of(ask, query), place_of(ask.said("after")), said, last)
    made.headers["x-here"] = there
    return made


def _shown_again(ask: Ask, said: str, status: int, *, over: bool = False) -> Response:
    """Return the page of the finding as it is now, with what was typed; ``over``: the next answer replaces another."""
    filters = filters_of(ask, carried_on(ask.said("carried")))
    reach = ask.said("scope") if ask.said("scope") in REACHES else "document"
    typed = {name: ask.said(name) for name in TYPED}
    more = Shown(said=said, status=status, typed=typed, over=over)
    return card(ask, found(ask), filters, place_of(ask.said("after")), reach, more)


def _verdict(ask: Ask) -> Verdict:
    given = ask.said("verdict")
    for one in _VERDICTS:
        if one == given:
            return one
    raise HTTPException(BAD, f"a verdict is one of {', '.join(_VERDICTS)}; got {given[:40]!r}")


def _words(ask: Ask) -> str:
    return {"accept": "Accepted", "reject": "Rejected", "unsure": "Not sure of", "edit": "Edited"}[_verdict(ask)]


ROUTES = (
    Route("GET", "/findings/{number}/judge", reload, "reader"),
    Route("POST", "/findings/{number}/judge", judge, "reviewer"),
    Route("POST", "/undo", undo, "reviewer"),
    Route("POST", "/redo", redo, "reviewer"),
)
