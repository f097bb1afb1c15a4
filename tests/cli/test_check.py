from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import namenorm
from tests.cli.conftest import Run

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = ROOT / "docs" / "examples"
SCHEMA = json.loads((ROOT / "namenorm" / "report.schema.json").read_text("utf-8"))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("On Monday Fu Gaoyi spoke.\n\nThen Fu Gaoyi left, twice over.\n")
    return path


def test_text_shows_one_rendering_once_with_its_lines(run: Run, page: Path) -> None:
    out = run("check", page).stdout
    assert out.count("Fu Gaoyi → Ezra Vogel") == 1
    assert "On Monday [[Fu Gaoyi]] spoke." in out
    assert "2 times in all; on line 3 too" in out
    assert "almost certain, 98 %" in out
    assert "pinyin of 傅高义, his Chinese name" in out
    assert "but two others share the spelling" in out
    assert "NN101 pinyin-of-foreign-name" in out
    assert out.index("major") < out.index("minor  ")


def test_text_is_plain_and_80_columns_wide_without_a_terminal(run: Run, page: Path) -> None:
    page.write_text(page.read_text() * 3 + "word " * 500 + "Fu Gaoyi " + "word " * 500)
    lines = run("check", page).stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)
    assert "\x1b" not in "".join(lines)


def test_nothing_found_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("All is well.")
    answer = run("check", tmp_path / "a.txt")
    assert "nothing found" in answer.stdout
    assert answer.exit_code == 0


@pytest.mark.parametrize(
    ("level", "status"), [("critical", 0), ("major", 1), ("minor", 1), ("info", 1)], ids=lambda value: str(value)
)
def test_fail_on(run: Run, page: Path, level: str, status: int) -> None:
    assert run("check", page, "--fail-on", level).exit_code == status


def test_what_is_left_out_does_not_fail(run: Run, page: Path) -> None:
    assert run("check", page, "--fail-on", "major", "--ignore", "NN101").exit_code == 0
    page.write_text("Fu Gao Yi spoke.")
    assert run("check", page, "--fail-on", "major").exit_code == 1
    assert run("check", page, "--fail-on", "major", "--min-confidence", "0.7").exit_code == 0


def test_a_bad_file_is_named_and_the_others_run(run: Run, page: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x00\x01")
    answer = run("check", bad, tmp_path / "no.txt", page, "--format", "jsonl", "--fail-on", "info")
    assert answer.exit_code == 2
    assert [json.loads(line)["document"]["id"] for line in answer.stdout.splitlines()] == [str(page)]
    assert f"{bad}: binary data" in answer.stderr
    assert "no.txt: no such file" in answer.stderr


def test_a_document_that_cannot_be_checked_does_not_stop_the_run(run: Run) -> None:
    answer = run("check", "-", "--input", "jsonl", stdin='{"text": "too long"}\n{"text": "short"}\n')
    assert answer.exit_code == 2
    assert "-:1: longer than max_characters" in answer.stderr
    assert "nothing found" in answer.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "-", "--format", "xml"),
        ("check", "-", "--ignore", "NN999"),
        ("check", "-", "--select", "NN1,NN9"),
        ("check", "-", "--published", "3 July"),
        ("check", "-", "--min-confidence", "2"),
        ("check", "-", "--gazetteer", "/no/such/book"),
        ("check", "-", "--source", "/no/such/file"),
        ("check", "a.txt", "b.txt", "--source", "a.txt"),
        ("check", "a.jsonl", "--source", "a.txt"),
        ("fix", "-", "--in-place"),
        ("fix", "a.html", "--in-place"),
        ("fix", "a.jsonl"),
        ("fix", "/no/such/page.txt"),
        ("explain", "Fu Gaoyi"),
        ("explain", "Fu Gaoyi", "--in", "/no/such/page.txt"),
        ("lookup", "x", "--limit", "0"),
        ("nothing",),
    ],
    ids=" ".join,
)
def test_usage_and_input_errors_are_2_and_no_traceback(run: Run, words: tuple[str, ...]) -> None:
    answer = run(*words, stdin="Text.")
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_terminal_is_not_given_commands_by_a_text(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "a\x1b[2J.txt"
    page.write_text("Look: \x1b]0;owned\x07 Fu Gaoyi \x9b31m \u202edrawkcab")
    answer = run("check", page, tmp_path / "\x1b[2J")
    for char in "\x1b\x07\x9b\u202e":
        assert char not in answer.stdout + answer.stderr


def test_the_original_and_the_facts_reach_the_check(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "zh.txt").write_text("原文", encoding="utf-8")
    answer = run("check", page, "--source", tmp_path / "zh.txt", "--source-lang", "zh", "--format", "jsonl")
    assert json.loads(answer.stdout)["document"]["source_lang"] == "zh"


def test_reports_of_the_examples_keep_to_the_schema(run_with_book: Run) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    answer = run_with_book("check", EXAMPLES, "--format", "jsonl")
    reports = [json.loads(line) for line in answer.stdout.splitlines()]
    single = [one for one in EXAMPLES.rglob("*") if one.suffix in (".txt", ".html")]
    assert len(reports) == len(single) + sum(
        len(one.read_text("utf-8").splitlines()) for one in EXAMPLES.glob("*.jsonl")
    )
    for report in reports:
        jsonschema.validate(report, SCHEMA)


def test_the_schema_refuses_what_is_no_report(run: Run, page: Path) -> None:
    report = json.loads(run("check", page, "--format", "jsonl").stdout)
    report["findings"][0]["confidence"] = 1.5
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(report, SCHEMA)


def test_the_example_shows_what_it_promises(run_with_book: Run) -> None:
    answer = run_with_book("check", EXAMPLES / "library-forum.txt", "--format", "jsonl")
    findings = json.loads(answer.stdout)["findings"]
    codes = {code for one in findings for code in (one["code"], *one["related"])}
    assert {"NN101", "NN102", "NN103", "NN301", "NN305", "NN309", "NN313"} <= codes
    renamed = {one["surface"]: one["suggestion"] for one in findings if one["suggestion"] and one["entity"]}
    assert renamed == {"Fu Gaoyi": "Ezra Vogel", "Li Xianlong": "Lee Hsien Loong", "Xiao Meiqin": "Hsiao Bi-khim"}


def test_a_web_page_is_checked_without_its_menus(run_with_book: Run) -> None:
    out = run_with_book("check", EXAMPLES / "ferry-line.html").stdout
    assert "Huang Yingxian → Penny Wong" in out
    assert "Privacy policy" not in out


def _process(*words: str) -> list[str]:
    return [sys.executable, "-m", "namenorm", *words]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_a_reader_that_goes_away_ends_the_run_quietly(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text('{"text": "Nothing wrong here."}\n' * 20_000)
    command = _process("check", str(many))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_environment()) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_a_terminal_without_unicode_gets_escapes(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Prime Minister Li Xianlong of Singapore spoke — 新加坡.", encoding="utf-8")
    environment = {**_environment(), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(_process("check", str(page)), capture_output=True, env=environment, check=False)
    assert done.returncode == 0
    assert b"Lee Hsien Loong" in done.stdout


def test_version() -> None:
    done = subprocess.run(_process("--version"), capture_output=True, env=_environment(), check=True, text=True)
    assert done.stdout == f"namenorm {namenorm.__version__}\n"


def test_the_command_line_loads_no_renderer_before_it_is_used() -> None:
    code = "import sys, namenorm.cli; print(sorted({'rich', 'jinja2', 'resiliparse', 'yaml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=_environment(), check=True, text=True)
    assert done.stdout == "[]\n"
