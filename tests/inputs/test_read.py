from __future__ import annotations

import io
import json
import os
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.inputs.files import decode
from namenorm.inputs.read import read_documents, read_source
from namenorm.inputs.records import read_records
from namenorm.inputs.values import About, Fault
from namenorm.values import Document

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "inputs.jsonl").read_text("utf-8").splitlines()
]


def encoded(case: dict[str, Any]) -> bytes:
    encoding = case.get("encoding", "utf-8")
    if encoding == "utf-8-surrogates":
        return str(case["bytes"]).encode("utf-8", "surrogatepass")
    return str(case["bytes"]).encode(encoding)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / case["input"]["name"]
    path.write_bytes(encoded(case["input"]))
    read = list(read_documents([path]))
    assert [one.text for one in read if isinstance(one, Document)] == case["expect"].get("texts", [])
    faults = [one for one in read if isinstance(one, Fault)]
    assert len(faults) == ("fault" in case["expect"])
    for fault in faults:
        assert case["expect"]["fault"] in fault.problem
        assert fault.line == case["expect"].get("line")
        assert fault.remedy


def test_a_folder_is_read_in_order_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b/two.html", "a.txt", ".git/x.txt", "b/.y.txt", "c.csv", "z.jsonl"):
        target = tmp_path / name
        target.parent.mkdir(exist_ok=True)
        target.write_text('{"text": "<p>x</p>"}' if name.endswith("jsonl") else "<p>x</p>")
    ids = [one.id for one in read_documents([tmp_path]) if isinstance(one, Document)]
    assert ids == [str(tmp_path / "a.txt"), f"{tmp_path / 'z.jsonl'}:1", str(tmp_path / "b/two.html")]


def test_missing_and_empty_are_faults_and_the_others_run(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.txt").write_text("Good.")
    missing, empty, good = read_documents([tmp_path / "no.txt", tmp_path / "empty", tmp_path / "good.txt"])
    assert isinstance(missing, Fault)
    assert "no such file" in str(missing)
    assert isinstance(empty, Fault)
    assert "without documents" in str(empty)
    assert isinstance(good, Document)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    (fault,) = read_documents([path])
    assert isinstance(fault, Fault)
    assert "permission denied" in fault.problem


def test_standard_input_is_text_or_json_lines() -> None:
    raw = b'{"text": "One."}\n'
    (text,) = read_documents(["-"], stdin=io.BytesIO(raw))
    assert isinstance(text, Document)
    assert text.text == raw.decode()
    (record,) = read_documents(["-"], kind="jsonl", stdin=io.BytesIO(raw))
    assert isinstance(record, Document)
    assert record == Document("-:1", "One.")


def test_a_record_says_more_than_the_command_line() -> None:
    about = About("en", None, "zh", "2024-01-01", "The Ours")
    raw = b'{"text": "One.", "source_lang": "ja", "lang": "de"}\n{"text": "Two."}\n'
    first, second = read_records(io.BytesIO(raw), "a.jsonl", about)
    assert first == Document("a.jsonl:1", "One.", "de", None, "ja", "2024-01-01", "The Ours")
    assert second == Document("a.jsonl:2", "Two.", "en", None, "zh", "2024-01-01", "The Ours")


def test_a_binary_file_of_json_lines_is_one_fault() -> None:
    faults = list(read_records(io.BytesIO(b"\x00\x01\n" * 1000), "a.jsonl", About()))
    assert len(faults) == 1


def test_deep_nesting_is_a_fault() -> None:
    (fault,) = read_records(io.BytesIO(b'{"text": ' + b"[" * 200_000), "a.jsonl", About())
    assert isinstance(fault, Fault)
    assert "not JSON" in fault.problem


def test_memory_does_not_grow_with_the_number_of_records(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"text": "word " * 2000}) + "\n"
    path.write_text(line * 1000)
    tracemalloc.start()
    assert sum(1 for _ in read_documents([path])) == 1000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * len(line)


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_a_fault(raw: bytes) -> None:
    answer = decode(raw, "a.txt")
    assert isinstance(answer, Fault) or answer.encode() == raw.removeprefix(b"\xef\xbb\xbf")


@given(st.binary(max_size=300))
def test_any_bytes_are_records_or_faults(raw: bytes) -> None:
    for one in read_records(io.BytesIO(raw), "a.jsonl", About()):
        assert isinstance(one, Document | Fault)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_web_page_or_a_fault(raw: bytes) -> None:
    (one,) = read_documents(["-"], kind="html", stdin=io.BytesIO(raw))
    assert isinstance(one, Document | Fault)
    if isinstance(one, Document):
        one.text.encode("utf-8")


def test_the_original_is_read_by_its_ending(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text("<p>原文</p>", encoding="utf-8")
    assert read_source(str(page)) == "原文"
    assert isinstance(read_source(str(tmp_path / "no.txt")), Fault)


def test_a_page_nested_beyond_reason_is_read_in_time_that_grows_with_its_length() -> None:
    markup = b"<div>" * 40_000 + b"The ferry leaves at noon."
    started = time.process_time()
    (one,) = read_documents(["-"], kind="html", stdin=io.BytesIO(markup))
    assert isinstance(one, Document)
    assert one.text == "The ferry leaves at noon."
    assert time.process_time() - started < 5
