"""The server's log, which does not grow by what others do to the server."""

from __future__ import annotations

import logging

from namenorm.serve.limiter import Limiter

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
