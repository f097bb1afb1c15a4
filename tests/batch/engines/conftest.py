"""Engines for tests, with two workers on this machine; their processes find the package and the tests."""

from __future__ import annotations

import os
from pathlib import Path

import pyarrow as pa
import pytest

import namenorm
from tests.batch.sample import records

_ROOTS = (Path(__file__).parents[3], Path(namenorm.__file__).parent.parent)


@pytest.fixture
def on_path(monkeypatch: pytest.MonkeyPatch) -> str:
    """What ``PYTHONPATH`` must be where documents are checked; it is so in this process."""
    path = os.pathsep.join(map(str, _ROOTS))
    monkeypatch.setenv("PYTHONPATH", path)
    return path


@pytest.fixture
def documents(tmp_path: Path) -> pa.Table:
    """Documents, over one of which a worker dies, once."""
    some = records(60)
    some[20]["text"] = f"stumble over {tmp_path / 'mark'}"
    return pa.Table.from_pylist(some)


@pytest.fixture
def alone(documents: pa.Table, index_file: Path) -> pa.Table:
    """What one process says of them."""
    from namenorm.batch.checker import BatchChecker

    return BatchChecker(index_file)(documents)
