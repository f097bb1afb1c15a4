"""Where requests wait for a thread: what changes the database apart from what reads it, and what takes long apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from anyio import CapacityLimiter, move_on_after, to_thread
from starlette.requests import Request
from starlette.responses import Response

Lane = Literal["read", "write", "long", "door"]
_STATE = "lanes"
_WRITERS = 2  # one writes, and the other reads what it will write or shows what it wrote
_LONG = 2
_DOOR = 2  # a password takes a tenth of a second of a processor, and 64 MB


@dataclass(frozen=True, slots=True)
class Room:
    """The threads of one lane, given to whoever came first.

    Attributes:
        places: How many are answered at the same time.
        patience: Seconds for which a request waits for a place; None for as long as it takes.
    """

    places: CapacityLimiter
    patience: float | None

    async def run(self, answer: Callable[[], Response]) -> Response | None:
        """Return an answer that is made in a thread; None if no place was free in time, and nothing was done."""
        own = object()
        with move_on_after(self.patience) as waiting:
            await self.places.acquire_on_behalf_of(own)
        if waiting.cancelled_caught:
            return None
        try:
            return await to_thread.run_sync(answer, limiter=CapacityLimiter(1))
        finally:
            self.places.release_on_behalf_of(own)


def rooms(at_once: int, patience: float) -> dict[str, object]:
    """Return what an application keeps while it runs: a room for each lane."""
    made: dict[Lane, Room] = {
        "read": Room(CapacityLimiter(at_once), None),
        "write": Room(CapacityLimiter(_WRITERS), patience),
        "long": Room(CapacityLimiter(_LONG), None),
        "door": Room(CapacityLimiter(_DOOR), None),
    }
    return {_STATE: made}


def room_of(request: Request, lane: Lane) -> Room:
    """Return the room of a lane; outside of a running server, in some tests, there is always one free."""
    kept: Mapping[Lane, Room] | None = getattr(request.state, _STATE, None)
    return Room(CapacityLimiter(1), None) if kept is None else kept[lane]
