"""What an editor decides about a finding, and for which documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from namenorm.values import EntityRef

Verdict = Literal["accept", "reject", "unsure", "edit"]
ScopeKind = Literal["document", "outlet", "everywhere"]
SCOPES: tuple[ScopeKind, ...] = ("document", "outlet", "everywhere")
"""How far a judgement reaches, the narrowest first; a narrower one goes before a wider one."""


@dataclass(frozen=True, slots=True)
class Scope:
    """For which documents a judgement holds.

    Attributes:
        kind: ``document`` for one, ``outlet`` for all of one outlet, ``everywhere`` for all.
        value: The document's identifier, or the outlet; empty for ``everywhere``.
    """

    kind: ScopeKind
    value: str = ""

    def __post_init__(self) -> None:
        """Reject a scope that holds for nothing.

        Raises:
            ValueError: If a document or an outlet is not named, or ``everywhere`` names one.
        """
        if self.kind not in SCOPES or bool(self.value) == (self.kind == "everywhere"):
            raise ValueError(f"a scope is document or outlet with a name, or everywhere; got {self}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an editor decided about a finding.

    Attributes:
        key: The finding's.
        verdict: ``accept`` the suggestion, ``reject`` the finding, ``unsure``, or ``edit``: another rendering.
        editor: Who.
        at: When, UTC, ISO 8601 with microseconds.
        scope: For which documents.
        rendering: What should stand there, where it was accepted or edited.
        note: On what grounds.
        citation: Where that can be read.
        code: The finding's code.
        surface: What stands in the text.
        suggestion: What was suggested when it was judged, if anything.
        entity: The entity that was proposed.
    """

    key: str
    verdict: Verdict
    editor: str
    at: str
    scope: Scope
    rendering: str | None = None
    note: str = ""
    citation: str = ""
    code: str = ""
    surface: str = ""
    suggestion: str | None = None
    entity: EntityRef | None = None
