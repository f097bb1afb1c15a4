"""What those are told who came too late to write in their turn."""

from __future__ import annotations

from namenorm.errors import GazetteerError


class Busy(GazetteerError):
    """Somebody else writes for longer than one waits; nothing was written, and the same can be tried again.

    Attributes:
        patience: Seconds for which it was tried.
    """

    def __init__(self, place: str, patience: float, said: str = "") -> None:
        """Say where, after how many seconds, and what the database said, if it was asked."""
        waited = f"after {patience:g} seconds somebody else is writing still"
        super().__init__(f"{place}: {f'{said}: ' if said else ''}{waited}; nothing was written, try again in a moment")
        self.patience = patience
