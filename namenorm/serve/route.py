"""One row of the table of routes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from starlette.responses import Response

from namenorm.serve.accounts.accounts import Role
from namenorm.serve.ask import Ask
from namenorm.serve.lanes import Lane

Endpoint = Callable[[Ask], Response]
Kind = Literal["page", "api", "reconcile"]


@dataclass(frozen=True, slots=True)
class Route:
    """A path and what answers it.

    Attributes:
        method: ``GET`` (which answers ``HEAD`` too), ``POST`` or ``PUT``.
        path: With variable parts in braces.
        endpoint: What answers; it runs in a thread of its own.
        least: The role that it takes, None where everybody may.
        kind: How who asks is recognised and how a refusal looks: a page has forms with tokens, the API has JSON, and
            what reconciles changes nothing and may be asked from pages of other sites.
        apart: The lane in which it waits for a thread, if not in that of all that reads, or of all that writes.
    """

    method: Literal["GET", "POST", "PUT"]
    path: str
    endpoint: Endpoint
    least: Role | None
    kind: Kind = "page"
    apart: Lane | None = None

    @property
    def lane(self) -> Lane:
        """Where it waits for a thread."""
        usual: Lane = "read" if self.method == "GET" or self.kind == "reconcile" else "write"
        return self.apart or usual
