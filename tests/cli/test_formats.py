from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Run

UNIT = "<trans-unit id='1'><source>傅高义发言。</source><target>%s</target></trans-unit>"
XLIFF = (
    "<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'><file original='a' source-language='zh' "
    f"target-language='en'><body>{UNIT}</body></file></xliff>"
)
HTML = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>News</title></head><body><nav><a href='/'>Fu Gaoyi</a>"
    "</nav><article><h1>A talk</h1><p>On Monday <a href='/v'>%s</a> spoke of the museum by the river.</p></article>"
)


@pytest.fixture
def xliff(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF % "<g id='1'>Fu</g> Gaoyi spoke.", "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.xlf", XLIFF % "<g id='1'>Fu</g> Gaoyi spoke.", XLIFF % "<g id='1'>Ezra</g> Vogel spoke."),
        ("a.html", HTML % "Fu Gaoyi", HTML % "Ezra Vogel"),
        ("a.csv", 'id,text\n1,"Fu Gaoyi, he"\n', 'id,text\n1,"Ezra Vogel, he"\n'),
        ("a.jsonl", '{"text": "Fu Gaoyi"}\n{"text": "x"}\n', '{"text": "Ezra Vogel"}\n{"text": "x"}\n'),
    ],
)
def test_fix_gives_back_the_format_that_came(run: Run, tmp_path: Path, name: str, before: str, after: str) -> None:
    path, out = tmp_path / name, tmp_path / "out"
    path.write_text(before, "utf-8")
    answer = run("fix", path, "-o", out)
    assert answer.exit_code == 0, answer.stderr
    assert out.read_text("utf-8") == after
    assert run("fix", path, "--in-place").exit_code == 0
    assert path.read_text("utf-8") == after
    assert run("fix", path).stdout == after


def test_a_rewrite_that_markup_does_not_allow_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.xlf"
    path.write_text(XLIFF % "Fu Gao<x id='1'/>yi and Fu Gaoyi", "utf-8")
    answer = run("fix", path)
    assert answer.exit_code == 0
    assert answer.stdout == XLIFF % "Fu Gao<x id='1'/>yi and Ezra Vogel"
    assert "'Fu Gaoyi' was not rewritten as 'Ezra Vogel': markup stands within it" in answer.stderr


def test_a_record_that_cannot_be_read_stays_and_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('no json\n{"text": "Fu Gaoyi"}\n{"text": "too long"}\n')
    answer = run("fix", path, "--show")
    assert answer.exit_code == 2
    assert answer.stdout == 'no json\n{"text": "Ezra Vogel"}\n{"text": "too long"}\n'
    assert "a.jsonl:1: not JSON" in answer.stderr
    assert "a.jsonl:3: longer than max_characters" in answer.stderr
    assert "[-Fu Gaoyi-]{+Ezra Vogel+}" in answer.stderr


def test_an_xliff_file_comes_back_marked(run: Run, xliff: Path) -> None:
    said = run("check", xliff, "--format", "xliff").stdout
    root = ElementTree.fromstring(said)
    assert root.attrib["version"] == "1.2"
    assert "".join(next(root.iter("{urn:oasis:names:tc:xliff:document:1.2}target")).itertext()) == "Fu Gaoyi spoke."
    assert "its:locQualityIssueType='" in said.replace('"', "'")


def test_several_files_are_one_xliff_document(run: Run, xliff: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Fu Gaoyi left.")
    said = run("check", xliff, tmp_path / "b.txt", "--format", "xliff", "--source-lang", "zh").stdout
    root = ElementTree.fromstring(said)
    assert root.attrib["version"] == "2.1"
    assert len(list(root.iter("{urn:oasis:names:tc:xliff:document:2.0}file"))) == 2


def test_a_table_for_annotation_tools(run: Run, xliff: Path) -> None:
    header, row = (one.split("\t") for one in run("check", xliff, "--format", "mqm").stdout.splitlines())
    said = dict(zip(header, row, strict=True))
    assert (said["source"], said["target"], said["severity"]) == ("傅高义发言。", "<v>Fu Gaoyi</v> spoke.", "Major")


def test_web_annotations(run: Run, xliff: Path) -> None:
    page = json.loads(run("check", xliff, "--format", "annotation").stdout)
    assert [one["target"]["selector"][1]["exact"] for one in page["items"]] == ["Fu Gaoyi"]


def test_columns_and_kinds_can_be_said(run: Run) -> None:
    words = ("--input-format", "csv", "--column", "text=body", "--format", "jsonl")
    answer = run("check", "-", *words, stdin="body;n\nFu Gaoyi;1\n")
    assert [one["surface"] for one in json.loads(answer.stdout)["findings"]] == ["Fu Gaoyi"]


def test_aligned_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.en").write_text("Fu Gaoyi spoke.\nHe left.\n")
    (tmp_path / "a.zh").write_text("傅高义发言。\n他走了。\n", "utf-8")
    words = (tmp_path / "a.en", "--input", "aligned", "--source", tmp_path / "a.zh")
    lines = run("check", *words, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["document"]["id"] for line in lines] == [f"{tmp_path}/a.en:1", f"{tmp_path}/a.en:2"]
    assert run("fix", *words).stdout == "Ezra Vogel spoke.\nHe left.\n"


@pytest.mark.parametrize(
    "words",
    [
        ("check", "-", "--column", "body"),
        ("check", "-", "--column", "body=text"),
        ("check", "a.xlf", "--source", "a.xlf"),
        ("fix", "a.xlf", "--input", "parquet"),
        ("explain", "Fu Gaoyi", "--in", "-", "--input", "jsonl"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_said(run: Run, xliff: Path, words: tuple[str, ...]) -> None:
    named = [str(xliff) if word == "a.xlf" else word for word in words]
    answer = run(*named, stdin='{"text": "a"}\n{"text": "b"}\n')
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr
