"""What can be fuzzed: seeds, and what is done with the bytes that are made of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Outcome = Literal["answer", "told"]
"""``answer``: it was read and worked on. ``told``: a clear error says why not."""
Run = Callable[[bytes], Outcome]


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of input.

    Attributes:
        name: For the command line and the table.
        open: Makes what is run, given a folder for what has to lie in a file; imports what it needs, so that coverage
            is seen.
        seeds: Makes the inputs to begin with, small and valid.
        runs: How many inputs, unless another number is asked for.
        longest: Most bytes of an input.
        words: What is put into inputs beside random bytes.
    """

    name: str
    open: Callable[[Path], Run]
    seeds: Callable[[], Sequence[bytes]]
    runs: int = 20_000
    longest: int = 2048
    words: Sequence[str] = ()


class Contradiction(Exception):
    """An answer that cannot be true, whatever the input."""


def hold(true: bool, what: str) -> None:
    """Do nothing if something holds.

    Raises:
        Contradiction: If it does not.
    """
    if not true:
        raise Contradiction(what)
