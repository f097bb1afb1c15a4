"""What lies beside an output until it is whole: what is done, and the journal that says how much of that counts.

``OUT.part`` is a folder: ``run.json`` says which run it is of, ``data`` and ``quarantine`` grow chunk by chunk, and
each line of ``journal`` says how long both were when a chunk was whole. What lies behind that was being written when a
process was stopped, and is cut off. A line of the journal counts from its newline on.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from namenorm.batch.forms import Form
from namenorm.batch.lock import Lock
from namenorm.batch.values import Done, Tally
from namenorm.errors import InputError


class Numbers:
    """Numbers from 0 on; ``in`` tells whether one was added."""

    def __init__(self) -> None:
        """Begin without any."""
        self._below = 0
        self._above: set[int] = set()

    def add(self, number: int) -> None:
        """Add a number."""
        self._above.add(number)
        while self._below in self._above:
            self._above.remove(self._below)
            self._below += 1

    def __contains__(self, number: int) -> bool:
        return number < self._below or number in self._above


_NAMES = {"inputs": "other inputs, or they have changed", "signature": "another book, version, model or other settings"}
_COMPLETE = -1  # the number in the journal's last line


class Part:
    """An output that is being written.

    Attributes:
        done: Numbers of the chunks that are written.
        tally: What was counted in them.
        complete: Whether that is all.
    """

    def __init__(self, out: Path, run: dict[str, Any]) -> None:
        """Begin, or go on where an earlier process was stopped.

        Args:
            out: The output.
            run: What must be the same for a run to go on.

        Raises:
            InputError: If another process writes this output, or what was begun there is another run.
        """
        self._out, self._folder = out, folder_of(out)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = Lock(self._folder / "lock", str(out))
        self.done, self.tally, self.complete = Numbers(), Tally(), False
        try:
            self._begin(run)
            ends = self._read_journal()
            if not self.complete:
                self._data, self._faults = (self._opened(name, end) for name, end in zip(_GROWING, ends, strict=True))
                self._journal = self._path("journal").open("ab")
        except BaseException:
            self._lock.close()
            raise

    def __enter__(self) -> Part:
        """Return the part."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Leave what is written as it is, to go on later, unless it is in its place."""
        try:
            if not self.complete:
                self._close_files()
        finally:
            self._lock.close()

    def add(self, one: Done) -> None:
        """Write what became of a chunk; when this returns it is kept, whatever happens then.

        Raises:
            OSError: If it cannot be written. The same run goes on before this chunk.
        """
        _append(self._data, one.data)
        _append(self._faults, one.quarantine)
        self._note(one.number, one.tally)
        self.done.add(one.number)
        self.tally.add(one.tally)

    def finish(self, form: Form) -> Path | None:
        """Put the output into its place, and the quarantine, whose place is returned; None if it is empty.

        It may be stopped anywhere: done again, it ends the same.

        Raises:
            OSError: If something cannot be written.
        """
        if not self.complete:
            if not self._data.tell():
                _append(self._data, form.encode(()))
            self._note(_COMPLETE, Tally())
            self._close_files()
            self.complete = True
        beside = quarantine_of(self._out)
        self._place_quarantine(beside)
        # Without data, a process was stopped after it had put them into their place.
        if self._path("data").exists():
            made = form.finished(self._path("data"), self._path("made"))
            _sync(made)
            os.replace(made, self._out)
        shutil.rmtree(self._folder)
        return beside if self.tally.quarantined else None

    def _close_files(self) -> None:
        """Close the growing files; what a full disk did not take of them is behind the journal, and cut off."""
        for file in (self._data, self._faults, self._journal):
            with suppress(OSError):  # a buffer is flushed once more; all that counts was synced before
                file.close()

    def _path(self, name: str) -> Path:
        return self._folder / name

    def _begin(self, run: dict[str, Any]) -> None:
        path = self._path("run.json")
        if not path.exists():
            written = self._path("run.new")
            written.write_text(json.dumps(run, indent=1), "utf-8")
            os.replace(written, path)
            return
        before = json.loads(path.read_text("utf-8"))
        for name, value in run.items():
            if before.get(name) != value:
                why = _NAMES.get(name, f"{name} {before.get(name)!r} and not {value!r}")
                raise InputError(
                    f"{self._folder} was begun with {why}: give the same to go on, or remove it to begin anew"
                )

    def _read_journal(self) -> tuple[int, int]:
        """Read what is whole, cut off the rest, and return how long the growing files are to be."""
        path, ends, whole = self._path("journal"), (0, 0), 0
        for line in _whole_lines(path):
            whole += len(line)
            number, data, faults, tally = json.loads(line)
            ends = (data, faults)
            self.tally.add(Tally.from_dict(tally))
            self.complete = number == _COMPLETE
            if not self.complete:
                self.done.add(number)
        if path.exists():
            os.truncate(path, whole)
        return ends

    def _opened(self, name: str, end: int) -> BinaryIO:
        file = self._path(name).open("ab")
        if file.tell() < end:
            file.close()
            raise InputError(f"{self._path(name)} is shorter than its journal says: remove {self._folder}, begin anew")
        file.truncate(end)
        file.seek(end)
        return file

    def _note(self, number: int, tally: Tally) -> None:
        _sync_file(self._data)
        _sync_file(self._faults)
        line = [number, self._data.tell(), self._faults.tell(), tally.to_dict()]
        _append(self._journal, json.dumps(line, separators=(",", ":")).encode() + b"\n")
        _sync_file(self._journal)

    def _place_quarantine(self, beside: Path) -> None:
        if self.tally.quarantined and self._path("quarantine").exists():
            os.replace(self._path("quarantine"), beside)
        elif not self.tally.quarantined:
            beside.unlink(missing_ok=True)


_GROWING = ("data", "quarantine")


def folder_of(out: Path) -> Path:
    """Return the folder in which an output lies until it is whole."""
    return out.with_name(f"{out.name}.part")


def quarantine_of(out: Path) -> Path:
    """Return where the documents without a report are told."""
    return out.with_name(f"{out.name}.quarantine.jsonl")


def _whole_lines(path: Path) -> Iterator[bytes]:
    if path.exists():
        with path.open("rb") as file:
            for line in file:
                if line.endswith(b"\n"):
                    yield line


def _append(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()


def _sync_file(file: BinaryIO) -> None:
    os.fsync(file.fileno())


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
