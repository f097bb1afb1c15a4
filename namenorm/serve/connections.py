"""Where the server listens, and connections that end: those that let it wait too long, the longest of too many.

asyncio takes in whatever knocks, as many as 2,048 at a time. Once the process may open no further file, each of them is
a traceback in the log, second after second, and the database cannot be opened either. asyncio has no limit on
connections; uvicorn's comes after they are open. So the listening socket has one.

uvicorn closes what is idle between two requests, and counts connections only once a header is whole. So here is what it
leaves open: a connection that never sends a whole header, stops in the midst of a body, or does not read its answer.
"""

from __future__ import annotations

import asyncio
import socket
import time
from functools import partial
from operator import itemgetter
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from namenorm.errors import InputError
from namenorm.serve.settings import Settings

BACKLOG = 128
"""How many may knock before they are let in, and are let in before others are served."""
_IN_GREETING = (
    1.25  # as many sockets as connections, and a quarter more: those in a TLS handshake are no connections yet
)


class Listener(socket.socket):
    """A listening socket that hangs up on whoever comes when too many are in."""

    def __init__(self, family: int, most: int) -> None:
        """Let ``most`` sockets in at once."""
        super().__init__(family, socket.SOCK_STREAM)
        self._most = most
        self._in: list[socket.socket] = []

    def accept(self) -> tuple[socket.socket, object]:
        """Return the next socket.

        Raises:
            ConnectionAbortedError: If there was no room for it; asyncio then goes on with its other work.
        """
        found, address = super().accept()
        if len(self._in) >= self._most:
            self._in = [one for one in self._in if one.fileno() >= 0]
        if len(self._in) >= self._most:
            found.close()
            raise ConnectionAbortedError
        self._in.append(found)
        return found, address


def listening(settings: Settings, most: int) -> Listener:
    """Return a socket that listens where the settings say.

    Raises:
        InputError: If there is no such address here, or somebody else listens there.
    """
    host = settings.host.strip("[]")
    made = Listener(socket.AF_INET6 if ":" in host else socket.AF_INET, int(most * _IN_GREETING))
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, settings.port))
        made.listen(BACKLOG)
    except OSError as error:
        made.close()
        raise InputError(f"cannot listen on {settings.host}, port {settings.port}: {error.strerror}") from error
    return made


def most_connections(settings: Settings) -> int:
    """Return how many connections there may be, so that half of the files are left for the work."""
    try:
        import resource  # here: Windows has none, and no such limit
    except ModuleNotFoundError:
        return settings.most_connections
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return settings.most_connections if files == resource.RLIM_INFINITY else min(settings.most_connections, files // 2)


def event_loop(settings: Settings, *, has_tls: bool) -> asyncio.AbstractEventLoop:
    """Return the loop in which the server runs: asyncio's own, which asks the socket itself; faster ones do not."""
    loop = asyncio.SelectorEventLoop()
    if has_tls:  # a handshake takes no longer than a header; uvicorn leaves it a minute, and has no setting for it
        patient = partial(loop.create_server, ssl_handshake_timeout=settings.header_seconds)
        loop.create_server = patient  # type: ignore[method-assign]
    return loop


class Watched(H11Protocol):
    """One connection, closed when whoever made it is silent for longer than the settings allow."""

    settings: ClassVar[Settings] = Settings()
    most: ClassVar[int] = settings.most_connections

    waits_since: float | None = None
    """Since when the server waits for what the other side owes; None while it works itself."""
    _end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Begin to wait for a header; of too many connections, end the one that has kept the server waiting longest."""
        super().connection_made(transport)
        self._watch()
        if len(self.connections) > self.most:
            self._longest_waiting().end()

    def data_received(self, data: bytes) -> None:
        """Take in what came, and see what is owed now."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """See what is owed after an answer: the next request, or the rest of a body that was not read."""
        super().on_response_complete()
        self._watch()

    def pause_writing(self) -> None:
        """Begin to wait for somebody who does not read the answer."""
        super().pause_writing()
        self._wait(self.settings.silent_seconds)

    def resume_writing(self) -> None:
        """Stop waiting for that, since they read it."""
        super().resume_writing()
        self._wait_no_more()
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._wait_no_more()
        super().connection_lost(exc)

    def end(self) -> None:
        """Close the connection at once, whatever is still to be sent."""
        self._wait_no_more()
        self.transport.abort()

    def _watch(self) -> None:
        if self.flow.write_paused:
            return  # what is sent meanwhile does not make up for an answer that is not read
        owed = self.conn.their_state
        if owed is h11.SEND_BODY:
            self._wait(self.settings.silent_seconds)  # each piece of a body gives time for the next
        elif owed is not h11.IDLE:
            self._wait_no_more()
        elif self.waits_since is None:
            self._wait(self.settings.header_seconds)  # a header has to be whole by then, in however many pieces

    def _wait(self, seconds: float) -> None:
        self._wait_no_more()
        self.waits_since = time.monotonic()
        self._end = self.loop.call_later(seconds, self.end)

    def _wait_no_more(self) -> None:
        self.waits_since = None
        if self._end is not None:
            self._end.cancel()
            self._end = None

    def _longest_waiting(self) -> Watched:
        """Return the connection that has kept the server waiting longest: this one, if it works for all others."""
        found = [(one.waits_since, one) for one in self.connections if isinstance(one, Watched) and one.waits_since]
        return min(found, key=itemgetter(0))[1] if found else self


def watched(settings: Settings, most: int) -> type[Watched]:
    """Return what uvicorn makes of each connection, with the limits of a server."""
    return type("WatchedHere", (Watched,), {"settings": settings, "most": most})
