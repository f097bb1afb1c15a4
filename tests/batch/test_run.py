from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from namenorm.batch.checker import BatchChecker
from namenorm.batch.part import folder_of
from namenorm.batch.run import run_batch
from namenorm.batch.values import Progress
from namenorm.errors import InputError, NamenormError
from namenorm.pipeline import Normaliser
from tests.batch.sample import Dying, Failing, records, write


def _lines(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _ids(path: Path) -> list[str]:
    return [one["document"]["id"] for one in _lines(path)]


def test_a_run_says_what_one_normaliser_says(tmp_path: Path, index_file: Path, nn: Normaliser) -> None:
    some, told = records(150), list[Progress]()
    source = write(tmp_path / "in.jsonl", some)
    source.write_text("not JSON\n" + source.read_text("utf-8"), "utf-8")
    out = tmp_path / "out.jsonl"
    summary = run_batch([source], out, BatchChecker(index_file), workers=2, tell=told.append)
    wanted = [nn.check(one["text"], id=one["id"]) for one in some]
    assert _lines(out) == [json.loads(json.dumps(one.to_dict() | {"gazetteer": nn.gazetteer_hash})) for one in wanted]
    assert summary.tally.documents == 150
    assert summary.tally.rewrites == sum(len(one.edits) for one in wanted) > 0
    assert sum(summary.tally.findings.values()) == sum(len(one.findings) for one in wanted) > 0
    [fault] = _lines(tmp_path / "out.jsonl.quarantine.jsonl")
    assert (fault["path"], fault["line"]) == (str(source), 1)
    assert told[-1].read == told[-1].size == source.stat().st_size
    assert told[-1].left == 0


def test_a_worker_that_dies_costs_one_document_and_only_if_it_is_to_blame(tmp_path: Path, index_file: Path) -> None:
    some = records(100)
    some[40] |= {"text": "poison", "source": "毒", "outlet": "Paper"}
    some[70]["text"] = f"stumble over {tmp_path / 'mark'}"
    out, beside = tmp_path / "out.jsonl", tmp_path / "out.jsonl.quarantine.jsonl"
    summary = run_batch([write(tmp_path / "in.jsonl", some)], out, Dying(index_file), workers=2)
    assert _ids(out) == [one["id"] for one in some if one["id"] != "a40"]
    [fault] = _lines(beside)
    assert (fault["id"], fault["text"], fault["source"]) == ("a40", "poison", "毒")
    assert "SIGKILL" in fault["fault"]
    assert (summary.tally.documents, summary.tally.quarantined, summary.died) == (99, 1, 4)
    # The quarantine is an input, too.
    run_batch([beside], tmp_path / "again.jsonl", BatchChecker(index_file), workers=1, ordered=False)
    assert _ids(tmp_path / "again.jsonl") == ["a40"]


def test_workers_that_cannot_start_end_the_run(tmp_path: Path, index_file: Path) -> None:
    source = write(tmp_path / "in.jsonl", records(3))
    with pytest.raises(NamenormError, match=r"died 3 times as it opened the book \(exit status 7\)"):
        run_batch([source], tmp_path / "out.jsonl", Failing(index_file), workers=1)


@pytest.mark.parametrize(
    ("inputs", "out", "said"),
    [
        (["missing.jsonl"], "out.jsonl", "no such file"),
        (["-"], "out.jsonl", "cannot be read twice"),
        (["in"], "in/out.jsonl", "lies among the inputs"),
        (["in"], "out.txt", "name an output that ends in"),
        (["in"], "there.jsonl", "is there already"),
    ],
)
def test_what_cannot_be_begun_is_refused(tmp_path: Path, inputs: Sequence[str], out: str, said: str) -> None:
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "a.jsonl", records(1))
    write(tmp_path / "there.jsonl", [])
    paths = [one if one == "-" else tmp_path / one for one in inputs]
    with pytest.raises(InputError, match=said):
        run_batch(paths, tmp_path / out, BatchChecker(tmp_path / "no-book-is-opened"))


def test_killed_in_mid_run_the_same_command_goes_on(tmp_path: Path, index_file: Path) -> None:
    source = write(tmp_path / "in.jsonl", records(2000))
    out = tmp_path / "out.jsonl"
    words = ["batch", str(source), str(out), "--gazetteer", str(index_file), "--workers", "2", "--summary", "json"]
    command = [sys.executable, "-m", "namenorm", *words]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    journal, until = folder_of(out) / "journal", time.monotonic() + 60
    while not (journal.exists() and journal.stat().st_size) and time.monotonic() < until:
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    running.wait()
    assert not out.exists()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert 0 < json.loads(done.stdout)["resumed"] < 2000
    assert _ids(out) == [f"a{number}" for number in range(2000)]
    assert not folder_of(out).exists()
