from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from namenorm.batch.values import Progress, Tally
from namenorm.cli.batch import telling
from tests.cli.conftest import Run

_RECORDS = [
    {"id": "a", "text": "Huang Yingxian, Australia's foreign minister, left on Monday."},
    {"id": "b", "text": 5},
]


def test_a_run_sums_up_and_tells_of_the_quarantine(run_with_book: Run, tmp_path: Path, index_file: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(json.dumps(one) + "\n" for one in _RECORDS), "utf-8")
    words: tuple[Any, ...] = ("batch", source, out, "--gazetteer", index_file, "--workers", 1)
    done = run_with_book(*words)
    assert done.exit_code == 2
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[0] == [f"{out}:", "1", "documents,", "61", "characters"]
    assert ["NN102", "pinyin-for-established-spelling", "1"] in lines
    assert f"1 documents are in quarantine: {out}.quarantine.jsonl" in done.stderr
    again = run_with_book(*words)
    assert again.exit_code == 2
    assert "is there already: name another output, or replace it with --overwrite" in again.stderr


def test_what_is_missing_is_told(run_with_book: Run, tmp_path: Path) -> None:
    assert "name what is read and what is written" in run_with_book("batch", tmp_path).stderr
    done = run_with_book("batch", tmp_path / "none.jsonl", tmp_path / "out.jsonl")
    assert (done.exit_code, "none.jsonl: no such file or folder" in done.stderr) == (2, True)


def test_without_a_terminal_a_line_tells_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter([0.0, 10.0, 31.0, 31.0, 40.0])
    monkeypatch.setattr("namenorm.cli.batch.time.monotonic", lambda: next(times))
    with telling() as tell:
        for number in (1, 2, 3):
            tell(Progress(Tally(documents=1000 * number, quarantined=2), 50, 200, 500, 10.0, 4000.0))
    assert capsys.readouterr().err.splitlines() == [
        "namenorm: 2,000 documents, 2 in quarantine, 50.0 a second, 1:06:40 left"
    ]
