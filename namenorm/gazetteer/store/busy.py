"""What those are told for whom the database cannot do its work: it is another's turn, or it is out of order."""

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


class OutOfOrder(GazetteerError):
    """The database cannot be reached, read or written, as on a full disk; nothing was written.

    Attributes:
        said: What the database said.
    """

    def __init__(self, place: str, said: str) -> None:
        """Say where, and what the database said."""
        super().__init__(f"{place}: {said}: is it there, and may you use it?")
        self.said = said
