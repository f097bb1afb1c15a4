"""Who may take back what."""

from __future__ import annotations

from namenorm.serve.ask import Ask


def may_take_back(ask: Ask, event: int | None) -> None:
    """Let reviewers take back what is theirs; what another decided, or did to the book, takes an editor.

    Raises:
        HTTPException: If it is not theirs.
    """
    if event is None or ask.may("editor"):
        return
    if not ask.house.ledger.is_own(event, editor=ask.visitor.name):
        ask.need("editor")
