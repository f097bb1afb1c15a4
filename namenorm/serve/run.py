"""Starting the server: what is opened, what is refused, and how long it answers."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from functools import partial

import uvicorn

from namenorm.errors import InputError
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.serve.accounts.accounts import Accounts
from namenorm.serve.app import make_app
from namenorm.serve.connections import BACKLOG, Listener, event_loop, listening, most_connections, watched
from namenorm.serve.house import House, make_house
from namenorm.serve.log import log_to_stderr
from namenorm.serve.settings import Settings

# Seconds. A statement of SQL lets others run, and waits so long for its turn while they compute: forty times a request.
_SWITCH = 0.0005


def refuse_open(settings: Settings, accounts: Accounts) -> None:
    """Refuse to serve beyond this machine what everybody could change.

    Raises:
        InputError: If others can reach the server, and there is no account.
    """
    if not settings.is_local and not accounts.any():
        raise InputError(
            f"{settings.proxy or settings.host} can be reached from other machines, and there is no account: "
            "make one with namenorm accounts add NAME --role admin, or leave --host and --proxy out"
        )


def serve(
    ledger: Ledger,
    normaliser: Normaliser,
    settings: Settings,
    owner: str,
    *,
    certificate: str | None = None,
    key: str | None = None,
) -> None:
    """Serve until interrupted.

    Args:
        ledger: Findings and judgements.
        normaliser: The book in use.
        settings: Where to listen, and how much to bear.
        owner: As whom somebody works who needs no account.
        certificate: File of the TLS certificate.
        key: File of its key.

    Raises:
        InputError: If others can reach the server, and there is no account; or it cannot listen there.
    """
    refuse_open(settings, Accounts(ledger.store))
    sys.setswitchinterval(_SWITCH)
    log_to_stderr()
    with suppress(KeyboardInterrupt):
        run(*made(make_house(ledger, normaliser, settings, owner), certificate, key), settings)


def made(house: House, certificate: str | None = None, key: str | None = None) -> tuple[uvicorn.Server, Listener]:
    """Return a server and the socket on which it will listen, which takes in whoever comes from now on.

    Raises:
        InputError: If it cannot listen there.
    """
    settings = house.settings
    most = most_connections(settings)
    config = uvicorn.Config(
        make_app(house),
        http=watched(settings, most),
        ws="none",
        log_config=None,
        log_level="warning",
        access_log=False,
        backlog=BACKLOG,
        ssl_certfile=certificate,
        ssl_keyfile=key,
        proxy_headers=bool(settings.proxy),
        forwarded_allow_ips=settings.proxy or None,
        server_header=False,
    )
    return uvicorn.Server(config), listening(settings, most)


def run(server: uvicorn.Server, listener: Listener, settings: Settings) -> None:
    """Serve until interrupted, or until the server is told to stop."""
    with asyncio.Runner(loop_factory=partial(event_loop, settings, has_tls=server.config.is_ssl)) as runner:
        runner.run(server.serve(sockets=[listener]))
