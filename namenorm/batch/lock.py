"""One process at a time: a lock that the system takes away with the process that holds it, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from namenorm.errors import InputError

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A lock on a file, held until it is closed or the process ends."""

    def __init__(self, path: Path, what: str) -> None:
        """Take the lock.

        Args:
            path: The file; it is made where it is missing, and may be removed by who holds the lock.
            what: What is locked, for the error.

        Raises:
            InputError: If another process holds it.
        """
        while True:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                _lock(self._handle)
                if _is_at(self._handle, path):
                    return
            except OSError as error:
                self.close()
                raise InputError(f"another process is writing {what}: wait for it, or name another output") from error
            self.close()

    def close(self) -> None:
        """Give the lock back."""
        os.close(self._handle)


def _is_at(handle: int, path: Path) -> bool:
    """Tell whether an open file still has its name: who held the lock before may have removed it."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
