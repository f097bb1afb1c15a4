"""What whoever starts the server decides."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the server listens, and how much it bears.

    Attributes:
        host: The address that it listens on.
        port: The port.
        names: Names by which it may be called, as a ``Host`` header has them; whichever, unless given, beyond loopback.
        open_reconciliation: Whether the reconciliation API answers who is not logged in, as OpenRefine never is.
        most_bytes: Of a request.
        most_bytes_of_import: Of a file that is uploaded.
        most_characters: Of a text that is checked.
        at_once: Requests that only read and are answered at the same time; more wait their turn, since Python runs one
            thread at a time, and each that is ready makes every other slower.
        patience: Seconds for which a change waits for another's to end, such as that of a large load; then whoever sent
            it is told, and may send it again.
        batch: Most queries of one request for reconciliation.
        a_second: Requests that one visitor may make in the long run.
        burst: Requests that one visitor may make at once.
        log_ins_a_minute: Tries to log in to one account.
        log_ins_from_one_address: The same, to whichever: a newsroom shares one.
        proxy: Address of the proxy in front, whose word on who asks is taken; empty without one.
        most_connections: How many are open at once, or a half of the files that the process may open, if that is fewer;
            of more, the one that has kept the server waiting longest is closed.
        header_seconds: Within which a connection has to send a whole header.
        silent_seconds: For which it may send nothing of a body, or read nothing of an answer.
    """

    host: str = "127.0.0.1"
    port: int = 8300
    names: tuple[str, ...] = ()
    open_reconciliation: bool = False
    most_bytes: int = 1_000_000
    most_bytes_of_import: int = 20_000_000
    most_characters: int = 200_000
    at_once: int = 6
    patience: float = 5.0
    batch: int = 50
    a_second: float = 30.0
    burst: int = 200
    log_ins_a_minute: float = 10.0
    log_ins_from_one_address: float = 60.0
    proxy: str = ""
    most_connections: int = 400
    header_seconds: float = 10.0
    silent_seconds: float = 20.0

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine can reach it; a proxy brings in whoever reaches the proxy."""
        return is_loopback(self.host) and not self.proxy

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the names in ``Host`` that are answered: a foreign name that leads to loopback is refused."""
        if self.names or not self.is_local:
            return self.names or ("*",)
        return ("127.0.0.1", "localhost", "[::1]", self.host)


def is_loopback(host: str) -> bool:
    """Tell whether an address or a name leads to this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
