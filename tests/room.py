"""A disk with little room: files of this process can grow to so many bytes, and no further."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="the limit is one of POSIX")


@contextmanager
def room(size: int) -> Iterator[None]:
    """Let the system refuse to make a file longer than ``size`` bytes; it says EFBIG where a full disk says ENOSPC."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
