"""Telling a key that is held from a key that is pressed again: a terminal sends the same for both."""

from __future__ import annotations

from typing import Literal

REPEAT = 0.2
"""Seconds: a key that is held comes again sooner, on the slowest setting that is usual (five times a second) too."""
_FIRST = 2.0  # seconds after which the first repetition has come, whatever the setting

Press = Literal["act", "wait", "held"]


class Held:
    """Tells what the press of a key means, by the times at which it came.

    After a pause, a press acts at once. What comes soon after another may be the first repetition of a key that is
    held: it acts only if none follows it at once, as ``still`` tells once ``REPEAT`` seconds are over.
    """

    def __init__(self) -> None:
        """Begin with a key that was never pressed."""
        self._last = float("-inf")

    def press(self, at: float) -> Press:
        """Return what to do at a press: act, wait whether another follows, or nothing, since the key is held."""
        since, self._last = at - self._last, at
        if since > _FIRST:
            return "act"
        return "wait" if since >= REPEAT else "held"

    def still(self, at: float) -> bool:
        """Tell whether the press of a time, for which ``press`` said to wait, was the last."""
        return self._last == at
