"""Records that nobody reads: totals are made of them, and nothing else."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from pathlib import Path
from typing import Generic, NoReturn, TypeVar

from eval.datasets import BLIND, BlindFolderError
from eval.figure import Figure

T = TypeVar("T")
FEWEST = 5
"""A figure over fewer records would tell of single ones."""
_ID = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


_counting: ContextVar[bool] = ContextVar("counting", default=False)


class SealedError(Exception):
    """Something failed on sealed records; what failed is told by its kind and its place in the code alone."""


class Sealed(Generic[T]):
    """Records of a set that nobody looks at.

    They cannot be listed, printed, compared or pickled. ``totals`` hands them to a function that counts, and lets
    only figures out. So whatever lists single records cannot be given such a set.
    """

    __slots__ = ("__read",)

    def __init__(self, read: Callable[[], T]) -> None:
        """Take what reads the records; it is called whenever totals are made."""
        self.__read = read

    def totals(self, count: Callable[[T], Iterable[Figure]]) -> list[Figure]:
        """Return the figures that a function makes of the records, without those over fewer than ``FEWEST`` of them.

        Raises:
            FileNotFoundError: If the set is not there.
            SealedError: If the records cannot be read or counted; it holds nothing of them.
        """
        token, log = _counting.set(True), logging.getLogger("namenorm")
        was, log.disabled = log.disabled, True  # the traceback of a fault may quote a record
        try:
            figures = [one for one in count(self.__read()) if one.n >= FEWEST or one.n == 0]
        except FileNotFoundError:  # it names a file, and nothing in it
            raise
        except Exception as error:
            raise SealedError(_failure(error)) from None
        finally:
            _counting.reset(token)
            log.disabled = was
        if any(not _ID.fullmatch(one.id) for one in figures):
            raise SealedError("a figure's identifier may hold small letters, digits, points and hyphens only")
        return figures

    def __repr__(self) -> str:
        return "Sealed()"

    def __iter__(self) -> NoReturn:
        raise SealedError("the records of this set are not listed: use totals")

    def __reduce__(self) -> NoReturn:
        raise SealedError("the records of this set are not stored")


def refuse_to_list(folder: Path) -> None:
    """Refuse to read records below a blind folder unless totals are being made of them; readers call it.

    Raises:
        BlindFolderError: If they would be read for anything else.
    """
    if BLIND in folder.resolve().parts and not _counting.get():
        raise BlindFolderError(f"the records below {BLIND} are only counted: read them within Sealed.totals")


def _failure(error: Exception) -> str:
    """Say what failed and where in the code, without the exception's own message: it may quote a record."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno} on a set that is not looked at"
