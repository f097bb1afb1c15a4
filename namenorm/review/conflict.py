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


class Settled(JudgementConflict):
    """A judgement on what is settled already where it is asked, in whatever scope; nothing was written.

    Attributes:
        answer: The judgement that settles it; who answers all the same was shown this one.
    """

    def __init__(self, answer: Filed, said: str) -> None:
        """Say by whom and how it is settled."""
        super().__init__(f"this is settled: {said}. Answer once more to put yours in its place", (answer,), 0)
        self.answer = answer
