"""Something that takes long to load: loaded when it is first asked for, once, whatever the number of threads."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Loaded = TypeVar("Loaded")


class Once(Generic[Loaded]):
    """Holds what a loader returns; a loader that fails is asked again the next time."""

    def __init__(self, load: Callable[[], Loaded]) -> None:
        """Keep the loader."""
        self._load = load
        self._lock = Lock()
        self._loaded: tuple[Loaded] | None = None

    def get(self) -> Loaded:
        """Return what was loaded, loading it first if need be."""
        if self._loaded is None:
            with self._lock:
                if self._loaded is None:
                    self._loaded = (self._load(),)
        return self._loaded[0]
