"""What an endpoint is asked: the house, who asks, and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from namenorm.serve.accounts.accounts import Role, reaches
from namenorm.serve.house import House
from namenorm.serve.visitor import Visitor

SEE_OTHER, BAD, FORBIDDEN, MISSING, CONFLICT, BROKEN, BUSY = 303, 400, 403, 404, 409, 500, 503
SWAP = "x-swap"
"""What our script sends: it puts the next page in place at once, and needs not be sent there."""
_LONGEST = 10_000  # of one value of a query or a form that is not a text to be checked or imported


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, recognised and read.

    Attributes:
        house: What answers are made from.
        visitor: Who asks.
        request: The request itself.
        form: The fields of a form.
        body: The body of any other request.
    """

    house: House
    visitor: Visitor
    request: Request
    form: FormData = field(default_factory=FormData)
    body: bytes = b""

    @property
    def path(self) -> Mapping[str, Any]:
        """What the variable parts of the path are."""
        return self.request.path_params

    def may(self, least: Role) -> bool:
        """Tell whether who asks has at least a role."""
        return reaches(self.visitor.role, least)

    def need(self, least: Role) -> None:
        """Refuse who lacks a role.

        Raises:
            HTTPException: If they do.
        """
        if not self.may(least):
            raise HTTPException(FORBIDDEN, f"this takes the role {least}, and yours is {self.visitor.role or 'none'}")

    def query(self, name: str) -> str:
        """Return a value of the query, empty where there is none."""
        return _short(name, self.request.query_params.get(name, ""))

    def queries(self, name: str) -> tuple[str, ...]:
        """Return all values of a name in the query that are not empty."""
        return tuple(_short(name, one) for one in self.request.query_params.getlist(name) if one)

    def said(self, name: str, longest: int = _LONGEST) -> str:
        """Return a field of the form, empty where there is none; lines end as Unix ends them."""
        value = self.form.get(name, "")
        return _short(name, value.replace("\r\n", "\n"), longest) if isinstance(value, str) else ""

    def number(self, text: str, name: str) -> int:
        """Return a number that was given as a text.

        Raises:
            HTTPException: If it is none.
        """
        if not (text.isascii() and text.isdigit() and len(text) < 19):
            raise HTTPException(BAD, f"{name} is a number; got {text[:40]!r}")
        return int(text)

    def page(self, template: str, status: int = 200, **context: Any) -> HTMLResponse:
        """Return a page."""
        shared = {"ask": self, "visitor": self.visitor, "here": self.request.url.path}
        html = self.house.looks.get_template(template).render(shared | context)
        return HTMLResponse(html.encode("utf-8", "replace"), status)

    def go(self, where: str) -> Response:
        """Send the browser on to a page, after what a form asked for is done."""
        return RedirectResponse(where, SEE_OTHER)

    def missing(self, what: str) -> HTTPException:
        """Return what to raise where there is nothing of that name."""
        return HTTPException(MISSING, what)


def _short(name: str, value: str, longest: int = _LONGEST) -> str:
    if len(value) > longest:
        raise HTTPException(BAD, f"{name} has {len(value):,} characters, more than {longest:,}")
    return value


def may_take_back(ask: Ask, event: int | None) -> None:
    """Let reviewers take back what is theirs; what another decided, or did to the book, takes an editor.

    Raises:
        HTTPException: If it is not theirs.
    """
    if event is None or ask.may("editor"):
        return
    if not ask.house.ledger.is_own(event, editor=ask.visitor.name):
        ask.need("editor")
