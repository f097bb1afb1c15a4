"""What is written counts, whenever a process ends."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from namenorm.batch import part as module
from namenorm.batch.forms import Form, form_of
from namenorm.batch.part import Part, folder_of, quarantine_of
from namenorm.batch.values import Done, Tally
from namenorm.errors import InputError

_RUN = {"inputs": "1", "signature": "s"}
_CHUNKS = 3


def _done(number: int) -> Done:
    tally = Tally(documents=1, quarantined=number % 2)
    return Done(number, f"report {number}\n".encode(), b"fault\n" * (number % 2), tally, 0)


def _run(out: Path, form: Form) -> None:
    """Write what is left, as a run does."""
    with Part(out, _RUN) as part:
        if not part.complete:
            for number in range(_CHUNKS):
                if number not in part.done:
                    part.add(_done(number))
        part.finish(form)


def _in_child(work: Callable[[], None]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _ending_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process end at a step: before or in the middle of a write, before a sync, a rename, a removal."""
    left = [step]

    def counted(act: Callable[..., Any], half: bool = False) -> Callable[..., Any]:
        def acted(*args: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                if half:
                    args[0].write(args[1][: len(args[1]) // 2])
                    args[0].flush()
                os._exit(9)
            return act(*args)

        return acted

    monkeypatch.setattr(module, "_append", counted(module._append, half=True))
    for name in ("fsync", "replace", "truncate"):
        monkeypatch.setattr(os, name, counted(getattr(os, name)))
    monkeypatch.setattr(shutil, "rmtree", counted(shutil.rmtree))


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.zst"])
def test_killed_at_every_step_nothing_is_missing_and_nothing_twice(tmp_path: Path, name: str) -> None:
    form, killed = form_of(name), 0
    if name.endswith(".zst"):  # its frames are made anew in the end, which is one step more
        pack = type(form).encode
        chunk = [pack(form, [{"report": number}]) for number in range(_CHUNKS)]
    else:
        chunk = [_done(number).data for number in range(_CHUNKS)]
    whole: bytes | None = None
    for step in range(200):
        out = tmp_path / str(step) / name
        out.parent.mkdir()

        def work(out: Path = out, step: int = step) -> None:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(f"{__name__}._done", lambda number: Done(number, chunk[number], *_rest(number)))
                if step:
                    _ending_at(step, patch)
                _run(out, form)

        code = _in_child(work)
        if code == 9:
            killed += 1
            assert _in_child(lambda out=out: work(out, 0)) == 0  # type: ignore[misc]
        else:
            assert code == 0
        whole = whole or out.read_bytes()
        assert out.read_bytes() == whole
        assert quarantine_of(out).read_bytes() == b"fault\n"
        assert sorted(one.name for one in out.parent.iterdir()) == [name, f"{name}.quarantine.jsonl"]
        if step and code == 0:
            break
    assert killed > 20
    assert name.endswith(".zst") or whole == b"".join(chunk)


def _rest(number: int) -> tuple[bytes, Tally, int]:
    return b"fault\n" * (number % 2), Tally(documents=1, quarantined=number % 2), 0


def test_two_processes_do_not_write_one_output(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with Part(out, _RUN), pytest.raises(InputError, match="another process is writing"):
        Part(out, _RUN)
    with Part(out, _RUN) as part:
        part.finish(form_of(out))


def test_another_run_does_not_go_on_there(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with Part(out, _RUN) as part:
        part.add(_done(0))
    with pytest.raises(InputError, match="was begun with other inputs"):
        Part(out, {**_RUN, "inputs": "2"})
    with Part(out, _RUN) as part:
        assert (0 in part.done, 1 in part.done, part.tally.documents) == (True, False, 1)


def test_a_part_that_lost_what_its_journal_counts_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with Part(out, _RUN) as part:
        part.add(_done(0))
    (folder_of(out) / "data").write_bytes(b"rep")
    with pytest.raises(InputError, match="shorter than its journal says"):
        Part(out, _RUN)


def test_a_full_disk_leaves_what_was_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, real, writes = tmp_path / "out.jsonl", module._append, [0]

    def full(file: Any, data: bytes) -> None:
        writes[0] += 1
        if writes[0] == 4:  # the data of the second chunk
            real(file, data[:3])
            raise OSError(28, "No space left on device")
        real(file, data)

    with monkeypatch.context() as patch:
        patch.setattr(module, "_append", full)
        with pytest.raises(OSError, match="No space left"):
            _run(out, form_of(out))
    _run(out, form_of(out))
    assert out.read_bytes() == b"".join(_done(number).data for number in range(_CHUNKS))
