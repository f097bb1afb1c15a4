"""What a fault of namenorm's own costs: the part of one report in which it arose, and no more."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from namenorm.errors import ModelError
from namenorm.values import Incomplete

Made = TypeVar("Made")
_LOG = logging.getLogger("namenorm")
_LONGEST = 200  # characters of an exception's text in a report


class Guard:
    """Runs the parts of a check that a report can do without, and remembers those that failed.

    Attributes:
        failed: What is missing.
    """

    def __init__(self, document: str = "", strict: bool = True) -> None:
        """Guard the check of one document, named by its identifier; a strict guard lets every exception through."""
        self._document, self._strict = document, strict
        self.failed: list[Incomplete] = []

    def __call__(self, code: str, make: Callable[[], Made], instead: Made) -> Made:
        """Return what a part makes or, if it fails, what stands for it.

        Args:
            code: The finding code or the stage.
            make: The part.
            instead: The report's content without it.

        Raises:
            ModelError: If a model that the user brought cannot be used, which no other document would change.
        """
        try:
            return make()
        except ModelError:
            raise
        except Exception as error:
            if self._strict:
                raise
            _LOG.exception("document %s: %s is left out", self._document or "(without id)", code)
            self.failed.append(Incomplete(code, f"{type(error).__name__}: {str(error)[:_LONGEST]}"))
            return instead
