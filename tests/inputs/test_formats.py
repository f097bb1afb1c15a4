from __future__ import annotations

import csv
import io
import itertools
import json
import re
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.inputs.files import kind_of
from namenorm.inputs.html import made_of
from namenorm.inputs.open import open_bytes, open_file, rewritten
from namenorm.inputs.read import read_documents
from namenorm.inputs.values import About, Fault, Kind
from namenorm.values import Document, Edit, apply_edits
from tests.books import cases

HERE = Path(__file__).parent


def documents(contents: tuple[Document | Fault, ...]) -> list[Document]:
    return [one for one in contents if isinstance(one, Document)]


def edits_of(text: str, pairs: list[list[str]]) -> list[Edit]:
    return [Edit(*one.span(), old, new) for old, new in pairs for one in re.finditer(re.escape(old), text)]


@pytest.mark.parametrize(("given_", "expect"), cases("formats/rewrites"))
def test_a_rewrite_changes_its_stretch_and_nothing_else(given_: dict[str, Any], expect: dict[str, Any]) -> None:
    name = given_["name"]
    kind, raw = kind_of(name, None), given_["file"].encode()
    file = open_bytes(raw, name, kind, About())
    assert not isinstance(file, Fault), file
    texts = [one.text for one in documents(file.contents)]
    if "texts" in expect:
        assert texts == expect["texts"]
    written = rewritten(file, [edits_of(one, given_["edits"]) for one in texts], name, kind, About())
    assert not isinstance(written, Fault), written
    assert written.data.decode() == expect["file"]
    assert [one.edit.old for one in written.refused] == expect.get("refused", [])
    assert all(one.reason in str(one) for one in written.refused)


@pytest.mark.parametrize(("given_", "expect"), cases("formats/faults"))
def test_what_cannot_be_read_is_a_fault_with_a_remedy(
    given_: dict[str, Any], expect: dict[str, Any], tmp_path: Path
) -> None:
    if given_["name"].endswith("parquet"):
        pytest.importorskip("pyarrow", reason="pip install 'namenorm[formats]'")
    path = tmp_path / given_["name"]
    path.write_bytes(given_["file"].encode(given_.get("encoding", "utf-8")))
    faults = [one for one in read_documents([path]) if isinstance(one, Fault)]
    assert len(faults) == ("fault" in expect), faults
    for fault in faults:
        assert expect["fault"] in fault.problem
        assert fault.remedy


# Texts in which all that has to be escaped somewhere stands.
TEXT = st.text(st.sampled_from("ab Déé戴🙂&<>\"',;\\]"), min_size=1, max_size=8).filter(lambda one: one.strip())
TOKEN = st.tuples(
    TEXT, st.sampled_from(["", '<g id="1">', "</g>", '<x id="2"/>', '<ph id="3">q&lt;</ph>', "<!-- c -->"])
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def markup(tokens: list[tuple[str, str]], change: dict[int, str]) -> tuple[str, str]:
    """Return the text of tokens, and their markup with the texts of some of them changed; tags are balanced."""
    depth, parts = 0, []
    for number, (text, tag) in enumerate(tokens):
        tag = "" if tag == "</g>" and not depth else tag
        depth += (tag == '<g id="1">') - (tag == "</g>")
        parts.append(escaped(change.get(number, text)) + tag)
    return "".join(text for text, _ in tokens), "".join(parts) + "</g>" * depth


HOUSES: dict[Kind, str] = {
    "xliff": '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="é"><body>'
    "<trans-unit><source/><target>%s</target></trans-unit></body></file></xliff>",
    "tmx": '<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>%s</seg></tuv></tu></body></tmx>',
}


@pytest.mark.parametrize("kind", HOUSES)
@given(st.data())
def test_markup_round_trips(kind: Kind, data: st.DataObject) -> None:
    tokens = data.draw(st.lists(TOKEN, min_size=1, max_size=6))
    codec = data.draw(st.sampled_from(["utf-8", "utf-16"]))
    tokens = [(text, tag.replace("g", "hi") if kind == "tmx" and "ph" not in tag else tag) for text, tag in tokens]
    tokens = [(text, tag if tag != "</hi>" else "") for text, tag in tokens]
    tokens = [(text, "" if tag.startswith("<hi") else tag) for text, tag in tokens]
    head = f'<?xml version="1.0" encoding="{codec}"?>\r\n'
    text, inner = markup(tokens, {})
    raw = (head + HOUSES[kind] % inner).encode(codec)
    file = open_bytes(raw, "a", kind, About())
    assert not isinstance(file, Fault), file
    assert [one.text for one in documents(file.contents)] == [text]
    assert file.write([()]).data == raw
    number = data.draw(st.integers(0, len(tokens) - 1))
    new = data.draw(TEXT)
    start = sum(len(one) for one, _ in tokens[:number])
    edit = Edit(start, start + len(tokens[number][0]), tokens[number][0], new)
    written = rewritten(file, [[edit]], "a", kind, About())
    assert not isinstance(written, Fault), written
    wanted = (head + HOUSES[kind] % markup(tokens, {number: new})[1]).encode(codec)
    assert written.data == wanted
    assert not written.refused


PAGE = (
    "<!DOCTYPE html><meta charset=utf-8><title>%s</title>"
    "<nav><a href=/>Home</a></nav><article><h1>%s</h1><p>%s</p></article><footer>x"
)


@given(st.lists(st.lists(TOKEN, min_size=1, max_size=4), min_size=3, max_size=3), st.data())
def test_web_pages_round_trip(parts: list[list[tuple[str, str]]], data: st.DataObject) -> None:
    raw = (
        PAGE
        % tuple(markup([("Word " + one, "" if "ph" in tag else tag) for one, tag in part], {})[1] for part in parts)
    ).encode()
    file = open_bytes(raw, "a", "html", About())
    assert not isinstance(file, Fault), file
    assert file.write([()]).data == raw
    [document] = documents(file.contents)
    text = document.text
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 9)))
    edit = Edit(start, end, text[start:end], "New&<Name>")
    written = file.write([[edit]])
    if written.refused:
        assert written.data == raw
        return
    before, after = raw.decode(), written.data.decode()
    assert after.count("<h1>") == before.count("<h1>")
    again = open_bytes(written.data, "a", "html", About())
    assert not isinstance(again, Fault)
    [changed] = documents(again.contents)
    assert "".join(changed.text.split()) == "".join(apply_edits(text, (edit,)).split())


@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5), st.sampled_from(",;\t"), st.sampled_from([0, 1, 2]))
def test_tables_are_read_as_the_standard_library_reads_them(
    rows: list[tuple[str, str]], delimiter: str, quoting: int
) -> None:
    stream = io.StringIO()
    style: Any = (csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC)[quoting]
    csv.writer(stream, delimiter=delimiter, quoting=style).writerows([("text", "source"), *rows])
    raw = stream.getvalue()
    wanted = [row[0] for row in list(csv.reader(io.StringIO(raw, newline=""), delimiter=delimiter))[1:]]
    file = open_bytes(raw.encode(), "a", "csv", About())
    assert not isinstance(file, Fault)
    assert [one.text for one in documents(file.contents)] == wanted
    assert file.write([()] * len(rows)).data == raw.encode()
    streamed = read_documents(["-"], kind="csv", stdin=io.BytesIO(raw.encode()))
    assert [one.text for one in streamed if isinstance(one, Document)] == wanted


@given(
    st.lists(st.dictionaries(st.sampled_from(["text", "id", "x"]), TEXT | st.just("é\n"), min_size=1)), st.booleans()
)
def test_json_lines_round_trip(records: list[dict[str, str]], ascii_: bool) -> None:
    raw = "".join(json.dumps(one, ensure_ascii=ascii_) + "\n" for one in records).encode()
    file = open_bytes(raw, "a", "jsonl", About())
    assert not isinstance(file, Fault)
    found = documents(file.contents)
    assert [one.text for one in found] == [one["text"] for one in records if "text" in one]
    assert file.write([()] * len(found)).data == raw
    written = file.write([[Edit(0, len(one.text), one.text, 'N"\\é\n')] for one in found])
    assert not written.refused
    again = [json.loads(line) for line in written.data.splitlines()]
    assert again == [{**one, "text": 'N"\\é\n'} if "text" in one else one for one in records]


@given(st.lists(st.text("ab", min_size=1, max_size=2), max_size=6), st.lists(st.booleans(), min_size=6, max_size=6))
def test_made_of_agrees_with_trying_everything(parts: list[str], kept: list[bool]) -> None:
    text = "".join(part for part, keep in zip(parts, kept, strict=False) if keep)
    ways = []
    for chosen in itertools.product([False, True], repeat=len(parts)):
        taken = [number for number, keep in enumerate(chosen) if keep]
        if "".join(parts[number] for number in taken) == text:
            starts = itertools.accumulate((len(parts[number]) for number in taken), initial=0)
            ways.append(dict(zip(taken, starts, strict=False)))
    wanted = {number: start for number, start in ways[0].items() if all(way.get(number) == start for way in ways)}
    assert made_of(text, parts) == wanted
    assert made_of(text + "c", parts) is None


def test_a_long_file_of_units_is_read_a_few_at_a_time() -> None:
    unit = '<tu><tuv xml:lang="en"><seg>One.</seg></tuv></tu>'
    stream = io.BytesIO(("<tmx><header/><body>" + unit * 20_000).encode())
    found = read_documents(["-"], kind="tmx", stdin=stream)
    assert isinstance(next(found), Document)
    assert stream.tell() < len(stream.getvalue()) / 2
    rest = list(found)
    assert len(rest) == 20_000
    assert isinstance(rest[-1], Fault)
    assert "no element" in rest[-1].problem or "unclosed" in rest[-1].problem


def test_a_row_that_is_broken_does_not_cost_the_others() -> None:
    raw = b"text,source\nOne,1\n\xff,2\nThree,3,3\nFour,4\n"
    found = list(read_documents(["-"], kind="csv", stdin=io.BytesIO(raw)))
    assert [one.text if isinstance(one, Document) else one.line for one in found] == ["One", 3, 4, "Four"]


def test_columns_under_other_names() -> None:
    about = About(columns=(("text", "body"), ("source", "zh")))
    raw = b"body,zh,text\nDai Bo,x,other\n"
    [one] = read_documents(["-"], kind="csv", about=about, stdin=io.BytesIO(raw))
    assert isinstance(one, Document)
    assert (one.text, one.source) == ("Dai Bo", "x")
    [record] = read_documents(["-"], kind="jsonl", about=about, stdin=io.BytesIO(b'{"body": "Dai Bo", "zh": "x"}'))
    assert isinstance(record, Document)
    assert (record.text, record.source) == ("Dai Bo", "x")


def test_aligned_lines_are_pairs(tmp_path: Path) -> None:
    path = tmp_path / "a.en"
    path.write_bytes(b"One.\r\n\r\nThree.\n")
    about = About(source="一。\n\n三。\n")
    found = list(read_documents([path], kind="aligned", about=about))
    assert [(one.text, one.source) for one in found if isinstance(one, Document)] == [
        ("One.", "一。"),
        ("Three.", "三。"),
    ]
    [fault] = read_documents([path], kind="aligned", about=About(source="一。"))
    assert isinstance(fault, Fault)
    assert "3 lines, where the originals have 1" in fault.problem
    [fault] = read_documents([path], kind="aligned")
    assert isinstance(fault, Fault)
    assert "--source" in fault.remedy


def test_several_files_in_one_xliff_are_several_documents() -> None:
    part = '<file original="%s"><body><trans-unit><source/><target>%s</target></trans-unit></body></file>'
    raw = f"<xliff>{part % ('a', 'One')}{part % ('b', 'Two')}</xliff>".encode()
    file = open_bytes(raw, "x.xlf", "xliff", About())
    assert not isinstance(file, Fault)
    assert [one.id for one in documents(file.contents)] == ["x.xlf#a", "x.xlf#b"]
    written = file.write([[], [Edit(0, 3, "Two", "2")]])
    assert written.data == raw.replace(b"Two", b"2")


def test_parquet_is_read_and_written(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pip install 'namenorm[formats]'")
    pq = pytest.importorskip("pyarrow.parquet", reason="pip install 'namenorm[formats]'")
    path = tmp_path / "a.parquet"
    table = pa.table(
        {
            "id": [7, 8, 9],
            "text": pa.array(["Dai Bo spoke.", None, "Dai Bo left."], pa.large_string()),
            "published": [date(2024, 7, 3)] * 3,
            "score": [0.5, 1.5, 2.5],
        }
    ).replace_schema_metadata({"made by": "us"})
    pq.write_table(table, path, compression="zstd", row_group_size=2)
    found = list(read_documents([path]))
    assert [one.id if isinstance(one, Document) else one.line for one in found] == ["7", 2, "9"]
    assert isinstance(found[0], Document)
    assert found[0].published == "2024-07-03"
    file = open_file(str(path))
    assert not isinstance(file, Fault)
    assert file.write([[], []]).data == path.read_bytes()
    written = rewritten(file, [[], [Edit(0, 6, "Dai Bo", "Robert Daly")]], str(path), "parquet", About())
    assert not isinstance(written, Fault)
    again = pq.ParquetFile(io.BytesIO(written.data))
    wanted = table.set_column(
        1, table.schema.field(1), pa.array(["Dai Bo spoke.", None, "Robert Daly left."], pa.large_string())
    )
    assert again.read().combine_chunks() == wanted.combine_chunks()
    assert again.schema_arrow.metadata[b"made by"] == b"us"
    assert again.num_row_groups == 2
    assert again.metadata.row_group(0).column(1).compression == "ZSTD"


def test_without_pyarrow_the_command_that_adds_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    [fault] = read_documents(["-"], kind="parquet", stdin=io.BytesIO(b"PAR1"))
    assert isinstance(fault, Fault)
    assert "pip install 'namenorm[formats]'" in fault.remedy


@pytest.mark.parametrize("kind", ["html", "jsonl", "csv", "xliff", "tmx", "text"])
@given(st.binary(max_size=200))
def test_any_bytes_are_a_file_or_a_fault(kind: Kind, raw: bytes) -> None:
    file = open_bytes(raw, "a", kind, About())
    if not isinstance(file, Fault):
        assert file.write([()] * len(documents(file.contents))).data == raw


@pytest.mark.parametrize(
    "raw",
    [
        b'<a href="' * 20_000,
        b"<!--" * 20_000,
        b"<" * 20_000,
        b"x&" * 20_000,
        b"<p>Dai Bo</p>" * 5_000,
        b"<script>" * 9_999,
    ],
    ids=lambda raw: raw[:13].decode(),
)
def test_broken_markup_takes_time_that_grows_with_its_length(raw: bytes) -> None:
    started = time.process_time()
    open_bytes(raw, "a", "html", About())
    assert time.process_time() - started < 3


def test_a_rewrite_that_would_not_read_as_it_should_is_not_written() -> None:
    raw = b"<!DOCTYPE html><p>The ferry leaves at noon, and Dai Bo is on board.</p>"
    file = open_bytes(raw, "a.html", "html", About())
    assert not isinstance(file, Fault)
    place = documents(file.contents)[0].text.index("Dai Bo")
    fault = rewritten(file, [[Edit(place, place + 6, "Dai Bo", "Robert \x0c Daly")]], "a.html", "html", About())
    assert isinstance(fault, Fault)
    assert "--show" in fault.remedy
