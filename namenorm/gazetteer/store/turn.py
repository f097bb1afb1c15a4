"""Who writes next among the threads of a process: first come, first served."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from namenorm.gazetteer.store.busy import Busy


class Turn:
    """One writer at a time, in the order in which they came.

    SQLite's own writers ask again and again, unlucky ones long after others, and a plain lock wakes whomever it likes.
    """

    def __init__(self, place: str, patience: float) -> None:
        """Let one wait for ``patience`` seconds to write in a place."""
        self._place, self._patience = place, patience
        self._lock = Lock()
        self._waiting: deque[Event] = deque()
        self._taken = False

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Have the turn within.

        Raises:
            Busy: If it did not come in time.
        """
        self._take()
        try:
            yield
        finally:
            self._pass_on()

    def _take(self) -> None:
        with self._lock:
            if not self._taken:
                self._taken = True
                return
            own = Event()
            self._waiting.append(own)
        if not own.wait(self._patience):
            self._give_up(own)

    def _give_up(self, own: Event) -> None:
        with self._lock:
            if own.is_set():
                return  # it came at the last moment
            self._waiting.remove(own)
        raise Busy(self._place, self._patience)

    def _pass_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._taken = False
