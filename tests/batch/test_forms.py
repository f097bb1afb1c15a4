from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from namenorm.batch.checker import BatchChecker
from namenorm.batch.forms import form_of
from namenorm.batch.rows import Record
from namenorm.batch.schema import report_schema
from namenorm.inputs.values import Fault
from namenorm.values import Document
from tests.batch.sample import records


@pytest.fixture(scope="module")
def reports(index_file: Path) -> list[Record]:
    checker = BatchChecker(index_file)
    found = [checker.check(Document(**one)) for one in records(9)]
    return [one for one in found if not isinstance(one, Fault)]


def _written(name: str, chunks: Sequence[Sequence[Record]], folder: Path) -> Path:
    form, data = form_of(name), folder / "data"
    data.write_bytes(b"".join(form.encode(one) for one in chunks))
    return form.finished(data, folder / "scratch")


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson.gz", "a.jsonl.zst", "a.parquet"])
def test_chunks_in_a_row_are_one_file(name: str, reports: list[Record], tmp_path: Path, index_file: Path) -> None:
    file = _written(name, [reports[:4], reports[4:5], reports[5:]], tmp_path)
    if name.endswith("parquet"):
        assert pq.read_table(file).equals(BatchChecker(index_file)(pa.Table.from_pylist(records(9))))
        return
    data = file.read_bytes()
    if name.endswith("gz"):
        data = gzip.decompress(data)
    if name.endswith("zst"):
        import zstandard  # another reader than the one that wrote it, and one that stops after the first frame

        data = zstandard.ZstdDecompressor().decompressobj().decompress(data)
    assert [json.loads(line) for line in data.splitlines()] == json.loads(json.dumps(reports))


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.parquet"])
def test_no_documents_are_a_file_all_the_same(name: str, tmp_path: Path) -> None:
    file = _written(name, [[]], tmp_path)
    if name.endswith("parquet"):
        assert pq.read_table(file).equals(report_schema().empty_table())
    elif name.endswith("gz"):
        assert gzip.decompress(file.read_bytes()) == b""
    elif name.endswith("zst"):
        assert pa.input_stream(str(file), compression="zstd").read() == b""
    else:
        assert file.read_bytes() == b""
