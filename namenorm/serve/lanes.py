"""Where requests wait for a thread: what changes the database apart from what reads it, and what takes long apart.

In each lane everybody waits behind their own requests first, and with no more than one of them (some, where they are
short) among those of others. So whoever asks for much waits for themselves, and another comes next. anyio's limiters
serve whoever came first, and know nobody; so there are two of them in a row, of which the first is somebody's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from typing import Literal, TypeVar

from anyio import CapacityLimiter, move_on_after, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request

Lane = Literal["gate", "read", "write", "long", "bulk", "door"]
"""Seeing who asks; what reads; what writes; checks and tables to be reconciled; whole books in and out; passwords."""
MOST_WAITING = 32
"""Requests of one visitor in one lane, those at work among them; connections are for others too."""
_STATE = "lanes"
_GATE = 4
_WRITERS = 2  # one writes, and the other reads what it will write or shows what it wrote
_LONG = 2
_BULK = 2  # apart from checks, which take a second: these take a minute
_DOOR = 2  # a password takes a tenth of a second of a processor, and 64 MB
_TOO_MANY = 429
_Made = TypeVar("_Made")


class Room:
    """The threads of one lane, given to visitors in turn."""

    def __init__(self, places: int, each: int, patience: float | None = None) -> None:
        """Answer so many requests at once, ``each`` of one visitor; they wait for ``patience`` seconds, or for ever."""
        self._places, self._each, self._patience = CapacityLimiter(places), each, patience
        self._own: dict[str, CapacityLimiter] = {}
        self._asking: Counter[str] = Counter()

    async def run(self, who: str, answer: Callable[[], _Made]) -> _Made | None:
        """Return what is made in a thread for a visitor; None if no place was free in time, and nothing was done.

        Raises:
            HTTPException: If so many requests of the visitor wait already.
        """
        with self._turns(who) as own:
            async with AsyncExitStack() as held:
                with move_on_after(self._patience) as waiting:
                    await held.enter_async_context(own)
                    await held.enter_async_context(self._places)
                if waiting.cancelled_caught:
                    return None
                return await to_thread.run_sync(answer, limiter=CapacityLimiter(1))

    @contextmanager
    def _turns(self, who: str) -> Iterator[CapacityLimiter]:
        if self._asking[who] >= MOST_WAITING:
            said = f"{MOST_WAITING} requests of yours are waiting already: send this one when they are answered"
            raise HTTPException(_TOO_MANY, said, headers={"retry-after": "1"})
        self._asking[who] += 1
        try:
            yield self._own.setdefault(who, CapacityLimiter(self._each))
        finally:
            self._asking[who] -= 1
            if not self._asking[who]:
                del self._asking[who], self._own[who]


def rooms(at_once: int, patience: float) -> dict[str, object]:
    """Return what an application keeps while it runs: a room for each lane."""
    made: dict[Lane, Room] = {
        "gate": Room(_GATE, _GATE),
        "read": Room(at_once, max(1, at_once // 2)),
        "write": Room(_WRITERS, 1, patience),
        "long": Room(_LONG, 1),
        "bulk": Room(_BULK, 1),
        "door": Room(_DOOR, 1),
    }
    return {_STATE: made}


def room_of(request: Request, lane: Lane) -> Room:
    """Return the room of a lane; outside of a running server, in some tests, there is always one free."""
    kept: Mapping[Lane, Room] | None = getattr(request.state, _STATE, None)
    return Room(1, 1) if kept is None else kept[lane]
