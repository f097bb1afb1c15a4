"""What is done for every answer, whatever it is: no request larger than allowed, and the headers of safety."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOO_LARGE = 413
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Shields:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, most_bytes: int, most_of: dict[str, int]) -> None:
        """Refuse requests of more bytes, but for some paths that may have others."""
        self._app, self._most, self._most_of = app, most_bytes, most_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most_of.get(scope["path"], self._most)
        await self._app(scope, _limited(scope, receive, most), _shielded(send))


def _limited(scope: Scope, receive: Receive, most: int) -> Receive:
    said = Headers(scope=scope).get("content-length", "0")
    announced, seen = int(said) if said.isdigit() else 0, 0

    async def limited() -> Message:
        nonlocal seen
        if announced > most:
            raise HTTPException(TOO_LARGE, f"the request has {announced:,} bytes, more than {most:,}")
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise HTTPException(TOO_LARGE, f"the request has more than {most:,} bytes")
        return message

    return limited


def _shielded(send: Send) -> Send:
    async def shielded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return shielded
