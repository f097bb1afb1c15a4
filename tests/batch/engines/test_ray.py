"""Ray itself, with two actors on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from namenorm.batch.ray import check_dataset
from tests.batch.sample import Dying

ray = pytest.importorskip("ray", reason="pip install 'namenorm[ray]' adds it")
pytest.importorskip("ray.data", reason="pip install 'namenorm[ray]' adds it")


@pytest.fixture
def cluster(on_path: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("RAY_ENABLE_UV_RUN_RUNTIME_ENV", "0")
    ray.init(num_cpus=2, include_dashboard=False, logging_level="ERROR", object_store_memory=100 << 20)
    try:
        yield ray
    finally:
        ray.shutdown()


def test_actors_say_what_one_process_says_though_one_dies(
    cluster: Any, documents: pa.Table, alone: pa.Table, index_file: Path, tmp_path: Path
) -> None:
    parts = [documents.slice(start, 15) for start in range(0, documents.num_rows, 15)]
    checked = check_dataset(cluster.data.from_arrow(parts), Dying(index_file), workers=2)
    got = pa.concat_tables(cluster.get(checked.to_arrow_refs())).sort_by("id")
    assert (tmp_path / "mark").exists()
    assert got.schema.equals(alone.schema)
    assert got.equals(alone.sort_by("id"))
