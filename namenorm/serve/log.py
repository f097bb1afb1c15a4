"""The server's log, which does not grow by what others do to the server; and how often somebody may ask."""

from __future__ import annotations

import logging
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


_A_SECOND, _AT_ONCE = 1 / 3, 20


class Bounded(logging.Filter):
    """Lets twenty lines of one kind through, and after them one in three seconds, which says how many were left out."""

    def __init__(self, limiter: Limiter | None = None) -> None:
        """Begin with nothing seen."""
        super().__init__()
        self._limiter = limiter or Limiter(_A_SECOND, _AT_ONCE)
        self._left_out: dict[str, int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a line is written; lines are of one kind that come from one place in the code."""
        kind = f"{record.pathname}:{record.lineno}"
        if self._limiter.wait(kind):
            self._left_out[kind] = self._left_out.get(kind, 0) + 1
            return False
        if left_out := self._left_out.pop(kind, 0):
            record.msg = f"{record.getMessage()} ({left_out:,} such lines before were left out)"
            record.args = ()
        return True


def log_to_stderr() -> None:
    """Write warnings and faults of this process, of whichever library, to the standard error stream."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(Bounded())
    logging.getLogger().addHandler(handler)
