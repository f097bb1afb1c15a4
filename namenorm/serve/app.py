"""The application: every route of the table behind its guard, and what is done for all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.routing import Route as Way

from namenorm.serve.ask import Ask
from namenorm.serve.house import House
from namenorm.serve.lanes import rooms
from namenorm.serve.route import Route
from namenorm.serve.routes import ROUTES
from namenorm.serve.serving import serving
from namenorm.serve.settings import Settings
from namenorm.serve.shields import Shields
from namenorm.serve.visitor import NOBODY_YET

_RECONCILE = "/reconcile"
_API = ("/api/", _RECONCILE)


def make_app(house: House) -> Starlette:
    """Return the application over what is open."""
    pages = [one for one in ROUTES if one.kind != "reconcile"]
    others = [one for one in ROUTES if one.kind == "reconcile"]
    settings = house.settings
    return Starlette(
        routes=[*_ways(house, pages), _for_other_sites(house, others)],
        middleware=[
            Middleware(Shields, most_bytes=settings.most_bytes, most_of={"/import": settings.most_bytes_of_import}),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts), www_redirect=False),
        ],
        lifespan=partial(_within, settings),
        exception_handlers={HTTPException: _Told(house).told, Exception: _Told(house).broken},
    )


@asynccontextmanager
async def _within(settings: Settings, _app: Starlette) -> AsyncIterator[dict[str, object]]:
    yield rooms(settings.at_once, settings.patience)


def _ways(house: House, routes: Iterable[Route], below: str = "") -> list[BaseRoute]:
    return [Way(one.path.removeprefix(below) or "/", serving(house, one), methods=[one.method]) for one in routes]


def _for_other_sites(house: House, routes: Iterable[Route]) -> Mount:
    """Return what pages of other sites may ask: it changes nothing, and never sees their visitors' cookies."""
    cors = Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])
    return Mount(_RECONCILE, routes=_ways(house, routes, _RECONCILE), middleware=[cors])


class _Told:
    """Tells what no route answers, and what went wrong that should not."""

    def __init__(self, house: House) -> None:
        self._house = house

    async def told(self, request: Request, error: Exception) -> Response:
        """Return what is wrong with a request."""
        assert isinstance(error, HTTPException)
        said = f"there is nothing at {request.url.path}" if error.status_code == 404 else error.detail
        return self._said(request, error.status_code, said, error.headers)

    async def broken(self, request: Request, error: Exception) -> Response:
        """Return that something broke; what did stands in the server's log."""
        return self._said(request, 500, "something broke on the server, and its log says what; nothing was half done")

    def _said(self, request: Request, status: int, said: str, headers: Mapping[str, str] | None = None) -> Response:
        if request.url.path.startswith(_API):
            return JSONResponse({"error": said}, status, headers)
        return Ask(self._house, NOBODY_YET, request).page("error.html", status, code=status, said=said)
