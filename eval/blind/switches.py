"""Switches that take one mechanism out of the program, for measuring what it carries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

SWITCHES: Mapping[str, Callable[[], None]] = {}
"""What switches each mechanism off in this process."""


def switched_off(names: Iterable[str]) -> None:
    """Switch mechanisms off in this process, for good.

    Raises:
        KeyError: If there is no such mechanism.
    """
    for name in names:
        SWITCHES[name]()
