"""What two editors are told who judge the same."""

from __future__ import annotations

from collections.abc import Sequence

from namenorm.errors import GazetteerError
from namenorm.review.values import Filed


class JudgementConflict(GazetteerError):
    """A judgement on what somebody else judged meanwhile in the same scope; nothing was written.

    Attributes:
        since: What was filed meanwhile, or taken back, the earliest first.
        version: What the scope's version is now; who judges all the same gives this one.
    """

    def __init__(self, message: str, since: Sequence[Filed], version: int) -> None:
        """Say what stands in the way."""
        super().__init__(message)
        self.since = tuple(since)
        self.version = version
