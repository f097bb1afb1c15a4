"""What every answer is made from: the ledger, the book, the accounts, the settings, the looks.

Who has which finding before them is known here, so that two who work at once are not asked the same.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from jinja2 import Environment

from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.store.store import Store
from namenorm.gazetteer.store.values import Stored
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.serve.accounts.accounts import Accounts, LastSeen
from namenorm.serve.api.contract import Contract
from namenorm.serve.log import Limiter
from namenorm.serve.looks import Assets, looks
from namenorm.serve.settings import Settings

PATIENCE = 180.0  # seconds after which somebody who decided nothing has gone


class Holds:
    """Remembers whom a finding was shown to last. A help and no lock: the ledger settles who was first."""

    def __init__(self, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> None:
        """Forget a hold after ``patience`` seconds."""
        self._patience, self._clock = patience, clock
        self._held: dict[str, tuple[int, float]] = {}
        self._lock = Lock()

    def others(self, editor: str) -> frozenset[int]:
        """Return the findings that others have before them."""
        with self._lock:
            since = self._clock() - self._patience
            self._held = {who: one for who, one in self._held.items() if one[1] >= since}
            return frozenset(finding for who, (finding, _) in self._held.items() if who != editor)

    def take(self, editor: str, finding: int) -> bool:
        """Say that an editor has a finding before them, and no other; tell whether it is free for them."""
        with self._lock:
            now = self._clock()
            for who, (held, at) in self._held.items():
                if who != editor and held == finding and at >= now - self._patience:
                    return False
            self._held[editor] = (finding, now)
            return True


@dataclass(frozen=True, slots=True)
class House:
    """What is opened once and shared by all requests.

    Attributes:
        ledger: Findings and judgements, with the store beside them.
        normaliser: The book in use.
        accounts: Who may do what.
        settings: What whoever started the server decided.
        owner: As whom somebody works who needs no account, since only this machine can reach the server.
        holds: Who has which finding before them.
        requests: How often somebody may ask.
        log_ins: How often one may try to log in to an account.
        from_address: The same, from one address.
        last_seen: From where each account was logged in to last.
        assets: The files that pages refer to.
        looks: The templates.
        contract: Of the JSON API.
    """

    ledger: Ledger
    normaliser: Normaliser
    accounts: Accounts
    settings: Settings
    owner: str
    holds: Holds
    requests: Limiter
    log_ins: Limiter
    from_address: Limiter
    last_seen: LastSeen
    assets: Assets
    looks: Environment
    contract: Contract

    @property
    def store(self) -> Store:
        """The book that editors work on."""
        return self.ledger.store

    def entity(self, entity_id: str) -> Stored | None:
        """Return an entity of the store or, with version 0, of the book in use; None if neither has it."""
        found = self.store.entity(entity_id)
        if found is None and (entity := self.normaliser.entity(entity_id)) is not None:
            return Stored(entity, 0, "in the book in use, and not yet in the store")
        return found

    def about(self, entity_id: str) -> Entity | None:
        """Return an entity without its version."""
        found = self.entity(entity_id)
        return None if found is None else found.entity


def make_house(ledger: Ledger, normaliser: Normaliser, settings: Settings, owner: str) -> House:
    """Return what answers are made from."""
    assets = Assets()
    ledger.store.beside = normaliser.entity
    return House(
        ledger=ledger,
        normaliser=normaliser,
        accounts=Accounts(ledger.store),
        settings=settings,
        owner=owner,
        holds=Holds(),
        requests=Limiter(settings.a_second, settings.burst),
        log_ins=_a_minute(settings.log_ins_a_minute),
        from_address=_a_minute(settings.log_ins_from_one_address),
        last_seen=LastSeen(),
        assets=assets,
        looks=looks(assets),
        contract=Contract(),
    )


def _a_minute(many: float) -> Limiter:
    return Limiter(many / 60, int(many))
