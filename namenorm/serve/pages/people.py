"""Accounts: who may do what, for whoever says so."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from namenorm.errors import InputError
from namenorm.serve.accounts.accounts import ROLES, Role
from namenorm.serve.ask import BAD, Ask
from namenorm.serve.route import Route


def people(ask: Ask) -> Response:
    """Show every account."""
    return _page(ask)


def add(ask: Ask) -> Response:
    """Add an account."""
    try:
        ask.house.accounts.add(ask.said("name"), _role(ask), ask.said("password"))
    except InputError as error:
        return _page(ask, str(error), BAD)
    return ask.go("/accounts")


def change(ask: Ask) -> Response:
    """Give an account another role; one's own stays, so that somebody is left who may."""
    if ask.said("name") == ask.visitor.name:
        return _page(ask, "your own role is for another admin to change", BAD)
    ask.house.accounts.change(ask.said("name"), _role(ask))
    return ask.go("/accounts")


def remove(ask: Ask) -> Response:
    """Remove an account, but for one's own."""
    if ask.said("name") == ask.visitor.name:
        return _page(ask, "your own account is for another admin to remove", BAD)
    ask.house.accounts.remove(ask.said("name"))
    return ask.go("/accounts")


def _page(ask: Ask, said: str = "", status: int = 200) -> Response:
    accounts = ask.house.accounts
    return ask.page("accounts.html", status, people=accounts.all(), tokens=accounts.tokens(), roles=ROLES, said=said)


def _role(ask: Ask) -> Role:
    for one in ROLES:
        if one == ask.said("role"):
            return one
    raise HTTPException(BAD, f"a role is one of {', '.join(ROLES)}")


ROUTES = (
    Route("GET", "/accounts", people, "admin"),
    Route("POST", "/accounts", add, "admin", apart="door"),
    Route("POST", "/accounts/change", change, "admin", apart="door"),
    Route("POST", "/accounts/remove", remove, "admin"),
)
