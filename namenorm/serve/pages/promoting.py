"""What a form asks to be added to the book together with a judgement."""

from __future__ import annotations

from starlette.exceptions import HTTPException

from namenorm.gazetteer.model import Name, NameKind
from namenorm.gazetteer.store.promotion import AddName, KeepApart, Promotion
from namenorm.review.values import QueueItem
from namenorm.serve.ask import BAD, Ask

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
