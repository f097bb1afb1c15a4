"""What an editor decided for more than one document: it holds in every later check."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Precedent:
    """A judgement on a finding for all documents, or for all of one outlet.

    Attributes:
        key: ``Finding.key``.
        surface: What stood in the text.
        suggestion: What was suggested, if anything.
        verdict: What was decided.
        rendering: What should stand there, where it was accepted or edited.
        outlet: The outlet for which it holds; empty for all documents.
        editor: Who decided.
        at: When, UTC, ISO 8601.
        note: On what grounds.
    """

    key: str
    surface: str
    suggestion: str | None
    verdict: Literal["accept", "reject", "edit"]
    rendering: str | None
    outlet: str
    editor: str
    at: str
    note: str

    def line(self) -> str:
        """Return it as one line of JSON; ``of_line`` gives it back."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def of_line(line: str) -> Precedent:
    """Return the precedent of a line of JSON."""
    return Precedent(**json.loads(line))
