"""Scores that were computed before, in a file of SQLite in the user's cache folder."""

from __future__ import annotations

import hashlib
import sqlite3
import warnings
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

from platformdirs import user_cache_path

_MOST = 1_000_000  # scores that are kept, some 100 MB; the oldest go first
_PATIENCE = 30.0  # seconds that another process may write
_AT_ONCE = 500  # of the 999 parameters that every SQLite takes
_SCHEMA = "CREATE TABLE IF NOT EXISTS score (number INTEGER PRIMARY KEY, key BLOB UNIQUE NOT NULL, value REAL NOT NULL)"
_TRIM = "DELETE FROM score WHERE number <= (SELECT max(number) FROM score) - ?"


class CacheWarning(UserWarning):
    """Scores cannot be kept; they are computed each time."""


class ScoreCache:
    """Scores by the hash of what they were computed from; safe between threads and between processes.

    A file that cannot be used stops nothing: that is told once, and every score is computed.
    """

    def __init__(self, file: Path | None = None, most: int = _MOST) -> None:
        """Name the file, which is made when it is first asked; one in the user's cache folder unless given.

        Args:
            file: Where the scores are kept.
            most: How many; the oldest go first.
        """
        self._file = file or user_cache_path("namenorm") / "quality_estimation.sqlite3"
        self._most = most
        self._broken = False

    def prepare(self) -> None:
        """Make the file now, so that what is wrong with it is told before the work begins."""
        try:
            self._connected().close()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def get(self, keys: Sequence[bytes]) -> Mapping[bytes, float]:
        """Return the scores that are known."""
        found: dict[bytes, float] = {}
        if self._broken or not keys:
            return found
        try:
            with closing(self._connected()) as base:
                for first in range(0, len(keys), _AT_ONCE):
                    some = keys[first : first + _AT_ONCE]
                    marks = ",".join("?" * len(some))
                    found.update(base.execute(f"SELECT key, value FROM score WHERE key IN ({marks})", some))
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)
        return found

    def put(self, scores: Mapping[bytes, float]) -> None:
        """Keep scores."""
        if self._broken or not scores:
            return
        try:
            with closing(self._connected()) as base, base:
                base.executemany("INSERT OR IGNORE INTO score (key, value) VALUES (?, ?)", scores.items())
                base.execute(_TRIM, (self._most,))
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _connected(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(self._file, timeout=_PATIENCE)
        base.execute("PRAGMA journal_mode=WAL")
        base.execute(_SCHEMA)
        return base

    def _give_up(self, error: Exception) -> None:
        self._broken = True
        said = f"{self._file}: scores cannot be kept here and are computed each time ({error}); delete the file"
        warnings.warn(said, CacheWarning, stacklevel=4)


def score_key(model: str, source: str, translation: str) -> bytes:
    """Return the key of a score: the hash of the model's and of both texts."""
    digest = hashlib.sha256()
    for part in (model, source, translation):
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()
