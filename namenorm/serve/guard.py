"""What a request must bring before anything is done for it: a role, patience, and a form of our own."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from namenorm.serve.accounts.accounts import Role, reaches, same
from namenorm.serve.house import House
from namenorm.serve.route import Route
from namenorm.serve.visitor import Visitor

HEADER = "x-form-token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"", "same-origin", "none"})
NOBODY, FORBIDDEN, TOO_MANY = 401, 403, 429


class OtherSession(HTTPException):
    """A form of our own pages that an earlier session was given: it can be sent again, once somebody looked at it."""


def admit(house: House, route: Route, request: Request, form: FormData, visitor: Visitor) -> None:
    """Let somebody in, if they may.

    Raises:
        HTTPException: If they may not: who lacks the role, asks too often, or was sent by another site.
    """
    _be_patient(house, visitor)
    if not is_let_in(house, route, visitor):
        _refuse(visitor, route.least)
    if route.kind != "reconcile" and request.method not in _SAFE and visitor.way != "token":
        _must_be_own(route, request, form, visitor)


def is_let_in(house: House, route: Route, visitor: Visitor) -> bool:
    """Tell whether somebody has the role that a route takes."""
    is_open = route.kind == "reconcile" and house.settings.open_reconciliation
    return is_open or reaches(visitor.role, route.least)


def _be_patient(house: House, visitor: Visitor) -> None:
    if wait := house.requests.wait(visitor.key):
        seconds = {"retry-after": str(int(wait) + 1)}
        raise HTTPException(TOO_MANY, f"too many requests: wait {wait:.1f} seconds", headers=seconds)


def _refuse(visitor: Visitor, least: Role | None) -> None:
    if visitor.account is None:
        raise HTTPException(NOBODY, "log in, or send a token: Authorization: Bearer …")
    raise HTTPException(FORBIDDEN, f"this takes the role {least}, and yours is {visitor.role}")


def _must_be_own(route: Route, request: Request, form: FormData, visitor: Visitor) -> None:
    """Refuse what a page of another site sends with this browser's cookie, or with no need of one."""
    origin = request.headers.get("origin", "")
    foreign = bool(origin) and urlsplit(origin).netloc != request.headers.get("host", "")
    if foreign or request.headers.get("sec-fetch-site", "") not in _OWN:
        raise HTTPException(FORBIDDEN, "this was sent from a page of another site, and nothing was done")
    if route.kind == "api" and visitor.way == "owner":
        return  # only JSON is read there, which a page of another site cannot send without being asked first
    given = request.headers.get(HEADER) or form.get("form_token", "")
    if not isinstance(given, str) or not same(given, visitor.form_token):
        refused = OtherSession if origin else HTTPException
        raise refused(FORBIDDEN, "this form is not of this session: go back, load the page anew, and send it again")
