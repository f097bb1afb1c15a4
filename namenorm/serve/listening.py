"""Where the server listens: so that no number of connections takes the files that it needs to work.

asyncio takes in whatever knocks, as many as 2,048 at a time. Once the process may open no further file, each of them is
a traceback in the log, second after second, and the database cannot be opened either. asyncio has no limit on
connections; uvicorn's comes after they are open. So the listening socket has one.
"""

from __future__ import annotations

import asyncio
import socket
from functools import partial

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
