"""Files of documents that were damaged: what is sound is a document, what is not is a fault, and nothing is raised."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.inputs.files import bare_name, kind_of
from namenorm.inputs.open import open_bytes
from namenorm.inputs.read import read_documents
from namenorm.inputs.values import About, Fault
from namenorm.values import Document
from tests.damage import changed, damaged

_ROW = {"id": "a", "text": "Dai Bo spoke.", "source": "戴博说。", "source_lang": "zh", "published": "2024-07-03"}
_LINES = b"".join(json.dumps({**_ROW, "id": name}, ensure_ascii=False).encode() + b"\n" for name in ("a", "b", "c"))
_UNIT = "<source>戴博</source><target>Dai <g id='1'>Bo</g> &amp; co.</target>"
_XLIFF = (
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'><file original='a' source-language='zh' "
    f"target-language='en' datatype='plaintext'><body><trans-unit id='1'>{_UNIT}</trans-unit></body></file></xliff>"
)
_TMX = (
    "<tmx version='1.4'><header srclang='zh'/><body><tu><tuv xml:lang='zh'><seg>戴博</seg></tuv><tuv xml:lang='en'>"
    "<seg>Dai Bo</seg></tuv></tu></body></tmx>"
)


def _parquet(**options: Any) -> bytes:
    rows = [{**_ROW, "id": name, "published": date(2024, 7, 3)} for name in ("a", "b", "c")]
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out, row_group_size=2, **options)
    return out.getvalue()


_FILES = {
    "a.jsonl": _LINES,
    "a.csv": b'id,text\na,"Dai Bo, spoke"\nb,Two\n',
    "a.html": b"<html><body><p>Dai <b>Bo</b> &amp; co.</p></body></html>",
    "a.xlf": _XLIFF.encode(),
    "a.tmx": _TMX.encode(),
    "a.txt": "Dai Bo\r\n戴博".encode(),
    "a.parquet": _parquet(),
    "b.parquet": _parquet(compression="none", use_dictionary=False),
    "a.jsonl.gz": gzip.compress(_LINES),
    "a.jsonl.zst": bytes(pa.compress(_LINES, codec="zstd", asbytes=True)),
}


@pytest.mark.parametrize("name", _FILES)
@settings(max_examples=40)
@given(data=st.data())
def test_bytes_that_were_damaged(name: str, data: Any, tmp_path_factory: pytest.TempPathFactory) -> None:
    changed_bytes = data.draw(damaged(_FILES[name]))
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(changed_bytes)
    for one in read_documents([path]):
        assert isinstance(one, Document) or (one.problem and one.remedy)
    if bare_name(name) == name:
        opened = open_bytes(changed_bytes, name, kind_of(name, None), About())
        if not isinstance(opened, Fault):
            documents = sum(isinstance(one, Document) for one in opened.contents)
            assert opened.write([()] * documents).data == changed_bytes


@given(row=changed(_ROW))
def test_a_record_of_another_kind_costs_no_other(row: Any) -> None:
    data = b'{"text": "One."}\n' + json.dumps(row).encode() + b'\n{"text": "Three."}\n'
    first, second, third = read_documents(["-"], kind="jsonl", stdin=io.BytesIO(data))
    assert [one.text for one in (first, third) if isinstance(one, Document)] == ["One.", "Three."]
    assert isinstance(second, Document | Fault)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("text", pa.array([b"One.", b"\xff\xfe", b"Three."]).view(pa.string())),
        ("published", pa.array([19000, 2**31 - 1, None], pa.int32()).view(pa.date32())),
        ("source", pa.array([b"One.", b"\xe6\x88", b"Three."]).view(pa.string())),
    ],
    ids=["text that is no UTF-8", "a day in no year that there is", "a source that is no UTF-8"],
)
def test_a_row_that_cannot_be_read_costs_no_other(column: str, values: pa.Array) -> None:
    columns = {"text": pa.array(["One.", "Two.", "Three."]), column: values}
    out = io.BytesIO()
    pq.write_table(pa.table(columns), out)
    first, second, third = read_documents(["-"], kind="parquet", stdin=io.BytesIO(out.getvalue()))
    assert [one.text for one in (first, third) if isinstance(one, Document)] == ["One.", "Three."]
    assert isinstance(second, Fault)
    assert second.line == 2


def test_a_column_of_bytes_is_a_fault_of_each_row() -> None:
    out = io.BytesIO()
    pq.write_table(pa.table({"text": ["One."], "source": pa.array([b"x"], pa.binary()), "when": [datetime.now()]}), out)
    [fault] = read_documents(["-"], kind="parquet", stdin=io.BytesIO(out.getvalue()))
    assert isinstance(fault, Fault)
    assert '"source" is a bytes' in fault.problem


def test_ten_megabytes_on_one_line(tmp_path: Path) -> None:
    long = "It rained all day. " * 550_000
    path = tmp_path / "a.jsonl"
    path.write_text(f'{{"text": "{long}"}}\n{{"text": "Two."}}\n')
    assert [one.text for one in read_documents([path]) if isinstance(one, Document)] == [long, "Two."]
