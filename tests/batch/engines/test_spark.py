"""Spark itself, as a cluster of two executors on this machine."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from namenorm.batch.spark import check_frame
from tests.batch.sample import Dying

pyspark = pytest.importorskip("pyspark", reason="pip install 'namenorm[spark]' adds it")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java: .ci/java installs it", allow_module_level=True)

_SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.executor.memory": "1g",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "16",
    "spark.ui.enabled": "false",
}


@pytest.fixture
def session(on_path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    builder = pyspark.sql.SparkSession.builder.master("local-cluster[2,1,1024]")
    for name, value in (
        _SETTINGS | {"spark.executorEnv.PYTHONPATH": on_path, "spark.local.dir": str(tmp_path)}
    ).items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    logs = Path(pyspark.__file__).parent / "work" / made.sparkContext.applicationId
    try:
        yield made
    finally:
        made.stop()
        shutil.rmtree(logs, ignore_errors=True)


def test_a_cluster_says_what_one_process_says_though_a_worker_dies(
    session: Any, documents: pa.Table, alone: pa.Table, index_file: Path, tmp_path: Path
) -> None:
    frame = session.createDataFrame(documents).repartition(4)
    got = check_frame(frame, Dying(index_file)).toArrow().sort_by("id")
    assert (tmp_path / "mark").exists()
    assert got.schema.equals(alone.schema)
    assert got.equals(alone.sort_by("id"))
