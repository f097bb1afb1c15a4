"""Starting the server: what is opened, what is refused, and how long it answers."""

from __future__ import annotations

import sys

import uvicorn

from namenorm.errors import InputError
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.serve.accounts.accounts import Accounts
from namenorm.serve.app import make_app
from namenorm.serve.house import make_house
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
            f"{settings.host} can be reached from other machines, and there is no account: "
            "make one with namenorm accounts add NAME --role admin, or leave --host out"
        )


def serve(
    ledger: Ledger,
    normaliser: Normaliser,
    settings: Settings,
    owner: str,
    *,
    certificate: str | None = None,
    key: str | None = None,
    proxy: str | None = None,
) -> None:
    """Serve until interrupted.

    Args:
        ledger: Findings and judgements.
        normaliser: The book in use.
        settings: Where to listen, and how much to bear.
        owner: As whom somebody works who needs no account.
        certificate: File of the TLS certificate.
        key: File of its key.
        proxy: Address of the proxy whose word on who asks is taken.

    Raises:
        InputError: If others can reach the server, and there is no account.
    """
    refuse_open(settings, Accounts(ledger.store))
    sys.setswitchinterval(_SWITCH)
    uvicorn.run(
        make_app(make_house(ledger, normaliser, settings, owner)),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        ssl_certfile=certificate,
        ssl_keyfile=key,
        proxy_headers=proxy is not None,
        forwarded_allow_ips=proxy,
        server_header=False,
    )
