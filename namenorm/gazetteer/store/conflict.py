"""What two editors are told who change one entity."""

from __future__ import annotations

from collections.abc import Sequence

from namenorm.errors import GazetteerError
from namenorm.gazetteer.store.values import Change, Stored


class Conflict(GazetteerError):
    """A change that was made from what is no longer there; nothing was written.

    Attributes:
        entity_id: Of which entity.
        now: The entity as it is now, None where the identifier no longer has one.
        since: What others did meanwhile, the earliest first.
    """

    def __init__(self, message: str, entity_id: str, now: Stored | None, since: Sequence[Change] = ()) -> None:
        """Say what stands in the way."""
        super().__init__(message)
        self.entity_id = entity_id
        self.now = now
        self.since = tuple(since)
