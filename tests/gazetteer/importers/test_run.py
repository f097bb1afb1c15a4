"""Running an import: sorted, complete or not there, and the same after a kill at any moment."""

from __future__ import annotations

import bz2
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from namenorm.errors import InputError
from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.importers.outcome import Summary
from namenorm.gazetteer.importers.run import import_lines, partial_file
from namenorm.gazetteer.importers.wikidata_dump import DumpReader, Wanted
from tests.gazetteer.importers.samples import as_written, dump, item, lines_of, person

MANY = [
    person(number, f"Anna Berg {number}", claims={"P39": ["Q900001"], "P734": ["Q900002"]})
    for number in (9, 10, 1, 100, 2)
]
OFFICE = {"id": "Q900001", "labels": {"en": "mayor"}, "claims": {"P31": ["Q4164871"], "P17": ["Q183"]}}
FAMILY = {"id": "Q900002", "labels": {"mul": "Berg"}, "claims": {"P31": ["Q101352"]}}
CHILD = """
import sys
from pathlib import Path
from namenorm.gazetteer.importers import run
from namenorm.gazetteer.importers.wikidata_dump import DumpReader, Wanted
run._COMMIT_SECONDS = 0.0
run._LINES_BETWEEN_LOOKS = 7
run.import_lines(Path(sys.argv[1]), DumpReader(Wanted()).read, Path(sys.argv[2]), options="", tell=print,
                 watch=lambda summary, consumed: print(summary.read, flush=True))
"""


def _import(source: Path, output: Path, told: list[str] | None = None, **more: bool) -> Summary:
    tell = (told if told is not None else []).append
    read = DumpReader(Wanted()).read
    return import_lines(source, read, output, options="", tell=tell, watch=lambda summary, consumed: None, **more)


@pytest.mark.parametrize(
    ("name", "pack"), [("d.json", bytes), ("d.json.gz", gzip.compress), ("d.json.bz2", bz2.compress)]
)
def test_a_dump_becomes_a_sorted_bulk_file(tmp_path: Path, name: str, pack: object) -> None:
    (tmp_path / name).write_bytes(pack(dump([*MANY, FAMILY, OFFICE])))  # type: ignore[operator]
    summary = _import(tmp_path / name, tmp_path / "out.jsonl")
    found = lines_of(tmp_path / "out.jsonl")
    assert [one["id"] for one in found] == [f"wikidata:Q{number}" for number in ("1", "10", "100", "2", "9")]
    assert found[0]["roles"] == [{"title": "mayor", "country": "DE", "checked_on": "2026-10-01"}]
    assert found[0]["surname"] == "Berg"
    assert summary == Summary(read=7, kept=5, left_out={"class": 2})
    assert load_book(tmp_path / "out.jsonl").faults == ()
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([name, "out.jsonl"])


def test_lines_without_brackets_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_bytes(b"\n".join(as_written(item(one)) for one in MANY))
    assert _import(tmp_path / "d.json", tmp_path / "out.jsonl").kept == 5


def test_faults_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        b'{"id": "Q1"',
        as_written(item(MANY[0])),
        as_written(item(MANY[0])),
        b"",
        b"[3]",
        as_written(item(MANY[1])),
    ]
    (tmp_path / "d.json").write_bytes(b"\n".join(lines))
    told: list[str] = []
    summary = _import(tmp_path / "d.json", tmp_path / "out.jsonl", told)
    assert [one.split(": ")[0] for one in told] == [f"{tmp_path / 'd.json'}:{line}" for line in (1, 3, 5)]
    assert "wikidata:Q9 stands twice" in told[1]
    assert summary == Summary(read=5, kept=2, faults=3, unnamed=2), "no line says what the office is called"


def test_a_dump_that_is_cut_off_says_so_and_keeps_what_it_has(tmp_path: Path) -> None:
    whole = gzip.compress(dump([person(number, f"Anna Berg {number}") for number in range(1, 3000)]))
    (tmp_path / "d.json.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match=r"damaged or cut off behind line \d+"):
        _import(tmp_path / "d.json.gz", tmp_path / "out.jsonl")
    assert partial_file(tmp_path / "out.jsonl").exists()
    assert not (tmp_path / "out.jsonl").exists()


def test_what_is_damaged_within_says_so(tmp_path: Path) -> None:
    whole = bytearray(gzip.compress(os.urandom(200_000)))
    whole[100_000:100_100] = bytes(100)
    (tmp_path / "d.json.gz").write_bytes(bytes(whole))
    with pytest.raises(InputError, match="damaged or cut off"):
        _import(tmp_path / "d.json.gz", tmp_path / "out.jsonl")


def test_an_unfinished_import_of_another_file_is_not_gone_on_with(tmp_path: Path) -> None:
    whole = gzip.compress(dump(MANY))
    (tmp_path / "d.json.gz").write_bytes(whole[:-20])
    with pytest.raises(InputError, match="cut off"):
        _import(tmp_path / "d.json.gz", tmp_path / "out.jsonl")
    (tmp_path / "d.json.gz").write_bytes(whole)
    with pytest.raises(InputError, match=r"unfinished import of another bytes .* --restart"):
        _import(tmp_path / "d.json.gz", tmp_path / "out.jsonl")
    assert _import(tmp_path / "d.json.gz", tmp_path / "out.jsonl", restart=True).kept == 5


def test_what_is_no_partial_file_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_bytes(dump(MANY))
    partial_file(tmp_path / "out.jsonl").write_text("somebody's notes, longer than nothing\n" * 100)
    with pytest.raises(InputError, match="delete it, or give --restart"):
        _import(tmp_path / "d.json", tmp_path / "out.jsonl")


def test_two_imports_do_not_write_one_file_at_once(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_bytes(dump(MANY))

    def second(summary: Summary, consumed: int) -> None:
        with pytest.raises(InputError, match="does another import write it"):
            _import(tmp_path / "d.json", tmp_path / "out.jsonl")

    read = DumpReader(Wanted()).read
    import_lines(tmp_path / "d.json", read, tmp_path / "out.jsonl", options="", tell=print, watch=second)
    assert len(lines_of(tmp_path / "out.jsonl")) == 5


@pytest.mark.parametrize("name", ["d.json", "d.json.gz"])
def test_after_kills_the_result_is_that_of_one_run(tmp_path: Path, name: str) -> None:
    described = [person(number, f"Anna Berg {number}", claims={"P39": ["Q900001"]}) for number in range(1, 8_001)]
    whole = dump([*described, OFFICE, described[0]])
    source, output = tmp_path / name, tmp_path / "out.jsonl"
    source.write_bytes(gzip.compress(whole, 1) if name.endswith(".gz") else whole)
    expected = _import(source, tmp_path / "whole.jsonl")
    kills, reached = 0, -1
    for wait in (0.0, 0.1, 0.2, 0.1):
        first, killed = _killed_after(source, output, wait)
        assert first >= reached, "a later run goes on behind the place of the one before"
        kills, reached = kills + killed, first
        if not killed:  # a quick machine was done before
            break
    summary = _import(source, output)
    assert kills > 0
    assert output.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert summary == expected
    assert not partial_file(output).exists()


def _killed_after(source: Path, output: Path, seconds: float) -> tuple[int, bool]:
    """Import in a process of its own, kill it so long after its first word, and return how far it first said it was."""
    verb = [sys.executable, "-c", CHILD, str(source), str(output)]
    with subprocess.Popen(verb, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = child.stdout.readline()
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        said += child.stdout.read()
    numbers = [int(word) for word in said.split() if word.isdecimal()]
    return (numbers[0] if numbers else 0), child.returncode == -signal.SIGKILL


def test_the_output_is_complete_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "d.json").write_bytes(dump(MANY))
    (tmp_path / "out.jsonl").write_text(json.dumps({"id": "mine:a", "kind": "person", "name": "Anna"}) + "\n")
    before = (tmp_path / "out.jsonl").read_bytes()

    def fail(summary: Summary, consumed: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_lines(
            tmp_path / "d.json",
            DumpReader(Wanted()).read,
            tmp_path / "out.jsonl",
            options="",
            tell=print,
            watch=fail,
        )
    assert (tmp_path / "out.jsonl").read_bytes() == before
