"""From a request to an answer: read, admitted, answered in a thread, and every fault told in words."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar
from urllib.parse import quote

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from namenorm.errors import GazetteerError, InputError, NamenormError
from namenorm.gazetteer.store.engine import Busy, OutOfOrder
from namenorm.gazetteer.store.refusing import Faulty
from namenorm.gazetteer.store.values import Conflict
from namenorm.review.values import JudgementConflict
from namenorm.serve.again import TYPED, Kept, fields_again, has_typed
from namenorm.serve.ask import BAD, BROKEN, BUSY, CONFLICT, SWAP, Ask
from namenorm.serve.guard import NOBODY, OtherSession, admit, is_let_in
from namenorm.serve.house import House
from namenorm.serve.lanes import room_of
from namenorm.serve.route import Route
from namenorm.serve.visitor import NOBODY_YET, Visitor, cookie_name, recognise

_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_FIELDS, _FILES = 2000, 1
_AGAIN_AFTER = 1  # second
_SENT_AGAIN = frozenset({BAD, CONFLICT, BROKEN})
_FAILED = "something broke on the server, and its log says what; nothing was half done"
_GONE = "Your session has ended. Log in: what you typed is kept, and can be sent then."
_LOG = logging.getLogger("namenorm.serve")
_NOBODYS = "this token is nobody's: make one with namenorm accounts token"
_Made = TypeVar("_Made")


def serving(house: House, route: Route) -> Callable[[Request], Awaitable[Response]]:
    """Return what Starlette calls for a route."""

    async def handle(request: Request) -> Response:
        asked = _Answering(house, route, request)
        try:
            visitor = await room_of(request, "gate").run(f"request {id(request)}", asked.recognised)
            if visitor is None or isinstance(visitor, Response):
                return visitor or asked.told(HTTPException(NOBODY, _NOBODYS))
            asked = replace(asked, visitor=visitor)
            if route.lane != "bulk" or is_let_in(house, route, visitor):  # nobody fills the memory who may not
                form, body = await _read(house, request)
                asked = replace(asked, form=form, body=body)
            made = await room_of(request, route.lane).run(visitor.key, asked.answer)
        except HTTPException as error:
            return asked.told(error)
        return made or asked.told(refusal(Busy(house.ledger.place, house.settings.patience)))

    return handle


async def _read(house: House, request: Request) -> tuple[FormData, bytes]:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _FORMS:
        return FormData(), await request.body()
    most = house.settings.most_bytes_of_import
    return await request.form(max_files=_FILES, max_fields=_FIELDS, max_part_size=most), b""


@dataclass(frozen=True, slots=True)
class _Answering:
    """One request on its way through."""

    house: House
    route: Route
    request: Request
    visitor: Visitor = NOBODY_YET
    form: FormData = field(default_factory=FormData)
    body: bytes = b""

    def recognised(self) -> Visitor | Response | None:
        """Return who asks, None for a token that is nobody's; or the answer, where that cannot be seen."""
        return self._or_what_is_wrong(lambda: recognise(self.house, self.request))

    def answer(self) -> Response:
        """Return the answer, or what is wrong."""
        made = self._or_what_is_wrong(self._answer)
        made.headers.setdefault("cache-control", "no-store")
        if self.visitor.is_new and self.route.kind == "page" and "set-cookie" not in made.headers:
            set_cookie(self.house, made, self.visitor.visit)
        return made

    def _answer(self) -> Response:
        admit(self.house, self.route, self.request, self.form, self.visitor)
        return self.route.endpoint(Ask(self.house, self.visitor, self.request, self.form, self.body))

    def _or_what_is_wrong(self, make: Callable[[], _Made]) -> _Made | Response:
        try:
            return make()
        except HTTPException as error:
            return self.told(error)
        except NamenormError as error:
            return self.told(self._refusal(error))
        except Exception:
            _LOG.exception("%s %s failed", self.request.method, self.request.url.path)
            return self.told(HTTPException(BROKEN, _FAILED))

    def told(self, error: HTTPException) -> Response:
        """Return what is wrong, as a page or as JSON."""
        if self.route.kind != "page":
            headers = dict(error.headers or {})
            if error.status_code == NOBODY:
                headers["www-authenticate"] = "Bearer"
            return JSONResponse({"error": error.detail}, error.status_code, headers)
        if error.status_code == NOBODY and self.request.method == "GET":
            return RedirectResponse(f"/login?next={quote(_wanted(self.request))}", 303)
        page = self._page(Ask(self.house, self.visitor, self.request, self.form), error)
        page.headers.update(error.headers or {})
        return page

    def _page(self, ask: Ask, error: HTTPException) -> Response:
        """Return the page that says what is wrong; what somebody typed stands on it, to be sent once more."""
        code, said = error.status_code, error.detail
        fields = fields_again(self.form)
        if code == NOBODY and has_typed(fields):
            return ask.page("login.html", code, next="", said=_GONE, kept=Kept(_wanted(self.request), fields).text())
        if (code in _SENT_AGAIN and has_typed(fields)) or (fields and code == BUSY) or isinstance(error, OtherSession):
            again = {"fields": fields, "typed": TYPED, "there": _wanted(self.request)}
            return ask.page("again.html", code, code=code, said=said, swaps=SWAP in self.request.headers, **again)
        return ask.page("error.html", code, code=code, said=said)

    def _refusal(self, error: NamenormError) -> HTTPException:
        """Return what is told of a fault; one of the server's own is told to its log as well."""
        refused = refusal(error)
        if refused.status_code == BROKEN:
            _LOG.error("%s %s: %s", self.request.method, self.request.url.path, error)
        return refused


def set_cookie(house: House, made: Response, secret: str) -> None:
    """Give the browser its cookie: no script reads it, no other site sends it along with a form."""
    made.set_cookie(
        cookie_name(house), secret, path="/", httponly=True, samesite="lax", secure=not house.settings.is_local
    )


def _wanted(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def refusal(error: NamenormError) -> HTTPException:
    """Return what is told of a fault, in words that name no file of this machine."""
    if isinstance(error, Busy):
        said = f"after {error.patience:g} seconds somebody else is writing still; nothing was written, send it again"
        return HTTPException(BUSY, said, headers={"retry-after": str(_AGAIN_AFTER)})
    if isinstance(error, OutOfOrder):
        return HTTPException(BROKEN, f"the database cannot do it ({error.said}); nothing was written")
    if isinstance(error, (Conflict, Faulty, JudgementConflict)):
        return HTTPException(CONFLICT, str(error))
    return HTTPException(BAD if isinstance(error, (InputError, GazetteerError)) else BROKEN, str(error))
