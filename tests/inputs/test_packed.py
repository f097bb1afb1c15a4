from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from namenorm.inputs import files, parquet
from namenorm.inputs.open import open_file
from namenorm.inputs.read import read_documents
from namenorm.inputs.values import Fault
from namenorm.values import Document

_LINES = b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'


def _zstd(data: bytes) -> bytes:
    return bytes(pa.compress(data, codec="zstd", asbytes=True))


PACKERS = pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".zst", _zstd)])


@PACKERS
def test_a_packed_file_is_read_as_what_is_in_it(tmp_path: Path, ending: str, pack: type[bytes]) -> None:
    (tmp_path / f"a.jsonl{ending}").write_bytes(pack(_LINES))
    (tmp_path / f"b.txt{ending}").write_bytes(pack(b"Three."))
    (tmp_path / f"c.csv{ending}").write_bytes(pack(b"id,text\nd,Four.\n"))  # tables in folders are passed over
    found = [*read_documents([tmp_path]), *read_documents([tmp_path / f"c.csv{ending}"])]
    assert [one.text for one in found if isinstance(one, Document)] == ["One.", "Two.", "Three.", "Four."]


@PACKERS
def test_members_and_frames_in_a_row_are_one_file(tmp_path: Path, ending: str, pack: type[bytes]) -> None:
    (tmp_path / f"a.jsonl{ending}").write_bytes(pack(_LINES[:28]) + pack(_LINES[28:]))
    assert len(list(read_documents([tmp_path]))) == 2


@PACKERS
def test_a_file_cut_short_or_damaged_is_a_fault(tmp_path: Path, ending: str, pack: type[bytes]) -> None:
    whole = pack(_LINES * 5000)
    for number, data in enumerate((whole[: len(whole) // 2], whole[:-1], b"not packed", whole[:20] + b"\xff" * 40)):
        path = tmp_path / f"{number}.jsonl{ending}"
        path.write_bytes(data)
        *_, last = read_documents([path])
        assert isinstance(last, Fault), number
        assert last.path == str(path)


@PACKERS
def test_a_bomb_is_a_fault_and_takes_no_room(
    tmp_path: Path, ending: str, pack: type[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LONGEST", 1 << 16)
    (tmp_path / f"a.jsonl{ending}").write_bytes(pack(b"a" * (1 << 20) + b"\n" + _LINES))
    (tmp_path / f"b.txt{ending}").write_bytes(pack(b"a" * (1 << 20)))
    first, *others, last = read_documents([tmp_path])
    assert isinstance(first, Fault)
    assert "a line of more than" in first.problem
    assert [one.id for one in others if isinstance(one, Document)] == ["a", "b"]
    assert isinstance(last, Fault)
    assert "unpacks to more than" in last.problem


def test_a_packed_file_is_not_written_back(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"One."))
    fault = open_file(str(path))
    assert isinstance(fault, Fault)
    assert fault.remedy == "unpack it first"


_LONG = "a" * (1 << 20)


@pytest.mark.parametrize("dictionary", [True, False], ids=["in its dictionary", "packed"])
def test_a_table_that_unpacks_to_a_huge_one_takes_little_room(
    tmp_path: Path, dictionary: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "_HELD", 8 << 20)
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 200, pa.int32()), pa.array([_LONG]))
    path, most, count = tmp_path / "a.parquet", 0, 0
    # A page at a time is unpacked; this writer ends one at 1 MB, but looks only after so many rows.
    options = {"compression": "zstd", "use_dictionary": dictionary, "write_batch_size": 1}
    pq.write_table(pa.table({"text": texts.cast(pa.string())}), path, **options)
    assert path.stat().st_size < 1 << 20
    before = pa.total_allocated_bytes()
    for one in read_documents([path]):
        count += 1
        assert isinstance(one, Document)
        assert one.text == _LONG
        most = max(most, pa.total_allocated_bytes() - before)
    assert count == 200
    assert most < 64 << 20, "of 200 MB"
