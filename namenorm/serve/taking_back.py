"""Who may take back what."""

from __future__ import annotations

from namenorm.serve.ask import Ask

_LOOKED_THROUGH = 1000  # of one's own decisions, the last


def may_take_back(ask: Ask, event: int | None) -> None:
    """Let reviewers take back what is theirs; what another decided, or did to the book, takes an editor.

    Raises:
        HTTPException: If it is not theirs.
    """
    if event is None or ask.may("editor"):
        return
    mine = ask.house.ledger.judgements(editor=ask.visitor.name, undone=True, limit=_LOOKED_THROUGH)
    if not any(event in (one.event, one.undone_by) for one in mine):
        ask.need("editor")
