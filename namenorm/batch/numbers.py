"""A growing set of numbers that are nearly all those from 0 on, held in next to no memory."""

from __future__ import annotations


class Numbers:
    """Numbers from 0 on; ``in`` tells whether one was added."""

    def __init__(self) -> None:
        """Begin without any."""
        self._below = 0
        self._above: set[int] = set()

    def add(self, number: int) -> None:
        """Add a number."""
        self._above.add(number)
        while self._below in self._above:
            self._above.remove(self._below)
            self._below += 1

    def __contains__(self, number: int) -> bool:
        return number < self._below or number in self._above
