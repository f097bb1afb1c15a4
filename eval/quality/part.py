"""What every part of ``python -m eval quality`` is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from eval.figure import Figure
from namenorm.pipeline import Normaliser


@dataclass(frozen=True, slots=True)
class Given:
    """What a part measures with.

    Attributes:
        folder: The folder of evaluation sets; a part whose set it lacks yields nothing.
        book: The gazetteer asked for instead of the bundled one.
        checker: That book, with the codes in preview too.
        tell: Where a part says what it left out, line by line.
    """

    folder: Path
    book: str | None
    checker: Normaliser
    tell: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a part found.

    Attributes:
        figures: Lines of the table.
        listed: What is behind them, to be read by a person, a line each.
    """

    figures: tuple[Figure, ...] = ()
    listed: tuple[str, ...] = field(default=())


Part = Callable[[Given], Measured]
