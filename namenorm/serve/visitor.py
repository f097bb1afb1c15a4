"""Who asks: by a token, by a session, or because only this machine can reach the server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from starlette.requests import Request

from namenorm.serve.accounts.accounts import Account, Role, drawn, form_token, is_drawn
from namenorm.serve.house import House

Way = Literal["nobody", "owner", "session", "token"]
_BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks.

    Attributes:
        account: Whose account it is; None for nobody.
        way: How that is known.
        visit: What the cookie holds: the session's secret, or what only ties a form to the browser that asked for it.
        is_new: Whether the cookie is still to be set.
        address: From where.
    """

    account: Account | None
    way: Way
    visit: str
    is_new: bool
    address: str

    @property
    def name(self) -> str:
        """Under which name judgements and edits are kept; empty for nobody."""
        return "" if self.account is None else self.account.name

    @property
    def role(self) -> Role | None:
        """What they may do."""
        return None if self.account is None else self.account.role

    @property
    def form_token(self) -> str:
        """What their forms carry."""
        return form_token(self.visit)

    @property
    def key(self) -> str:
        """Under what their requests are counted."""
        return f"account {self.name}" if self.way in ("session", "token") else f"address {self.address}"


NOBODY_YET = Visitor(None, "nobody", "", False, "")
"""Who asks before that is seen."""


def cookie_name(house: House) -> str:
    """Return what the cookie is called: beyond loopback by a name that browsers take only with TLS, for this host."""
    return "namenorm" if house.settings.is_local else "__Host-namenorm"


def recognise(house: House, request: Request) -> Visitor | None:
    """Return who asks; None where a token is given that is nobody's."""
    held = request.cookies.get(cookie_name(house), "")
    visit, is_new = (held, False) if is_drawn(held) else (drawn(), True)
    address = request.client.host if request.client else ""
    given = request.headers.get("authorization", "")
    if given:
        account = house.accounts.of_token(given[len(_BEARER) :].strip()) if given.lower().startswith(_BEARER) else None
        return None if account is None else Visitor(account, "token", visit, False, address)
    if not is_new and (account := house.accounts.of_session(visit)) is not None:
        return Visitor(account, "session", visit, False, address)
    if house.settings.is_local and not house.accounts.any():
        return Visitor(Account(house.owner, "admin", "", False), "owner", visit, is_new, address)
    return Visitor(None, "nobody", visit, is_new, address)
