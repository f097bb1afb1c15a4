"""The cache folder of compiled indexes: when each was last used, and which are dropped.

A book that is edited has another index after each edit, and nobody asks for the old one again. Each time an index has
been compiled into the folder, those go that were not used for 30 days, and beyond the gigabyte that was used last those
that were not used for a day. What a stopped compilation left behind goes after a day.

That is safe beside other processes: what was used today stays, so what one compiles is there when it opens it; and what
is dropped stays readable for whoever has it mapped. On Windows a mapped file cannot be dropped, and stays.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_HOUR = 60 * 60.0
_DAY = 24 * _HOUR
_KEPT = 30 * _DAY  # seconds since the last use
_MOST = 1_000_000_000  # bytes, some forty indexes of the bundled book
_INDEX = re.compile(r"[0-9a-f]{32}\.index")
_REST = re.compile(r"\.[0-9a-f]{32}\.index\..+")


def used(index: Path) -> None:
    """Note in the time of an index that it is used, once an hour.

    Nothing happens where there is none, or it is somebody else's.
    """
    with suppress(OSError):
        if time.time() - index.stat().st_mtime > _HOUR:
            os.utime(index)


def tidy(folder: Path, kept: Path, now: float | None = None) -> None:
    """Drop the indexes of a cache folder that are not used, and what stopped compilations left.

    Nothing else in the folder is touched, and what cannot be dropped stays.

    Args:
        folder: Where indexes are cached.
        kept: One that stays, however old: what has just been compiled.
        now: In seconds since 1970; the clock's unless given.
    """
    at = time.time() if now is None else now
    indexes = sorted((one for one in _files(folder, _INDEX) if one[2] != kept), reverse=True)
    total = kept.stat().st_size if kept.is_file() else 0
    for last, size, path in indexes:
        total += size
        if at - last > (_DAY if total > _MOST else _KEPT):
            _drop(path, last)
    for path in _matching(folder, _REST):
        if at - _last_written(path) > _DAY:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else _unlink(path)


def _matching(folder: Path, name: re.Pattern[str]) -> list[Path]:
    with suppress(OSError):
        return [one for one in folder.iterdir() if name.fullmatch(one.name)]
    return []


def _files(folder: Path, name: re.Pattern[str]) -> Iterator[tuple[float, int, Path]]:
    """Yield when each was last used, its size and itself."""
    for path in _matching(folder, name):
        with suppress(OSError):  # dropped by another process meanwhile
            told = path.stat()
            yield told.st_mtime, told.st_size, path


def _drop(path: Path, last: float) -> None:
    """Drop an index, unless it was used since it was looked at."""
    with suppress(OSError):
        if path.stat().st_mtime == last:
            path.unlink()


def _unlink(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _last_written(path: Path) -> float:
    """Return when a file, or anything in a folder, was last written; infinity where it is gone."""
    try:
        inside = path.iterdir() if path.is_dir() else ()
        return max([path.lstat().st_mtime, *(one.lstat().st_mtime for one in inside)])
    except OSError:
        return float("inf")
