"""A disk that is full at any byte: the error says so, and with room the same run ends with the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.batch.checker import BatchChecker
from namenorm.batch.forms import Form, form_of
from namenorm.batch.part import Part, quarantine_of
from namenorm.batch.values import Done, Tally
from namenorm.inputs.values import Fault
from namenorm.values import Document
from tests.batch.sample import records
from tests.room import needs_limits, room

_RUN = {"inputs": "1", "signature": "s"}
_STEPS = 12


@pytest.fixture(scope="module")
def checker(index_file: Path) -> BatchChecker:
    return BatchChecker(index_file)


def _chunks(checker: BatchChecker, form: Form) -> list[Done]:
    found = [checker.check(Document(**one)) for one in records(3)]
    reports = [one for one in found if not isinstance(one, Fault)]
    quarantined = Tally(documents=1, quarantined=1)
    return [Done(number, form.encode([one]), b"fault\n", quarantined, 0) for number, one in enumerate(reports)]


def _write(out: Path, form: Form, chunks: list[Done]) -> None:
    with Part(out, _RUN) as part:
        if not part.complete:
            for one in chunks:
                if one.number not in part.done:
                    part.add(one)
        part.finish(form)


@needs_limits
@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet"])
def test_full_at_any_byte_the_same_run_goes_on(tmp_path: Path, checker: BatchChecker, name: str) -> None:
    form, whole = form_of(name), tmp_path / name
    chunks = _chunks(checker, form)
    _write(whole, form, chunks)
    size = max(whole.stat().st_size, sum(len(one.data) for one in chunks))
    full = 0
    for step in range(_STEPS + 1):
        out = tmp_path / str(step) / name
        try:
            with room(step * size // _STEPS):
                _write(out, form, chunks)
        except OSError:
            full += 1
            assert not out.exists()
            _write(out, form, chunks)
        assert out.read_bytes() == whole.read_bytes()
        assert quarantine_of(out).read_bytes() == 3 * b"fault\n"
        assert sorted(one.name for one in out.parent.iterdir()) == [name, f"{name}.quarantine.jsonl"]
    assert 0 < full <= _STEPS


@needs_limits
def test_twice_full_before_it_ends(tmp_path: Path, checker: BatchChecker) -> None:
    form = form_of("out.parquet")
    chunks = _chunks(checker, form)
    for size in (0, len(chunks[0].data) + 1, len(chunks[0].data) + 1, 2 * len(chunks[0].data)):
        with pytest.raises(OSError, match="File too large"), room(size):
            _write(tmp_path / "out.parquet", form, chunks)
    _write(tmp_path / "out.parquet", form, chunks)
    _write(tmp_path / "straight.parquet", form, chunks)
    assert (tmp_path / "out.parquet").read_bytes() == (tmp_path / "straight.parquet").read_bytes()
