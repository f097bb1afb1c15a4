"""Who has which finding before them, so that two who work at once are not asked the same."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

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
