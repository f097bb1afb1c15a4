"""How often somebody may ask: a bucket that fills at a steady rate, for each who asks."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

_MOST = 10_000  # visitors remembered; of more, those whose buckets are full again are forgotten


class Limiter:
    """Counts requests. Safe to share between threads."""

    def __init__(self, a_second: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Let everybody ask ``burst`` times at once and ``a_second`` in the long run."""
        self._rate, self._burst, self._clock = a_second, burst, clock
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = Lock()

    def wait(self, who: str) -> float:
        """Count a request, and return 0; or the seconds until there is room for it, and do not count it."""
        with self._lock:
            now = self._clock()
            left = self._now(who, now)
            if left < 1:
                return (1 - left) / self._rate
            self._left[who] = (left - 1, now)
            if len(self._left) > _MOST:
                self._forget(now)
            return 0.0

    def _now(self, who: str, now: float) -> float:
        left, at = self._left.get(who, (float(self._burst), now))
        return min(float(self._burst), left + (now - at) * self._rate)

    def _forget(self, now: float) -> None:
        kept = {who: one for who, one in self._left.items() if self._now(who, now) < self._burst}
        self._left = kept if len(kept) <= _MOST else {}
