"""Connections that end: each that lets the server wait for too long, and of too many the one that has waited longest.

uvicorn closes what is idle between two requests, and counts connections only once a header is whole. So here is what it
leaves open: a connection that never sends a whole header, stops in the midst of a body, or does not read its answer.
"""

from __future__ import annotations

import asyncio
import time
from operator import itemgetter
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from namenorm.serve.settings import Settings


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
