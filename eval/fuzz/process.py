"""The process of one target: ``python -m eval.fuzz.process TARGET FOLDER``, and then flags of libFuzzer."""

from __future__ import annotations

import hashlib
import sys
import time
import traceback
from pathlib import Path

import atheris

from eval.fuzz.tally import Ledger, Tally
from eval.fuzz.target import Outcome, Run
from eval.fuzz.targets import TARGETS

_KEPT = 5  # inputs of one fault


class Runner:
    """Runs inputs, counts what became of them, and keeps those that end in a fault."""

    def __init__(self, run: Run, folder: Path) -> None:
        """Write the tally and the faults below a folder."""
        self._run, self._faults = run, folder / "faults"
        self._ledger, self._tally = Ledger(folder / "tally"), Tally()
        self._faults.mkdir()

    def one(self, data: bytes) -> None:
        """Run an input."""
        start = time.process_time()
        outcome = self._outcome(data)
        took = time.process_time() - start
        if outcome is None:
            self._tally.faults += 1
        elif outcome == "told":
            self._tally.told += 1
        else:
            self._tally.answers += 1
        self._tally.slowest, self._tally.seconds = max(self._tally.slowest, took), self._tally.seconds + took
        self._ledger.write(self._tally)

    def _outcome(self, data: bytes) -> Outcome | None:
        try:
            return self._run(data)
        except Exception as error:
            self._keep(data, error)
            return None

    def _keep(self, data: bytes, error: Exception) -> None:
        """Keep an input beside the traceback, a few of each place where the exception arose."""
        place = traceback.extract_tb(error.__traceback__)[-1]
        folder = self._faults / f"{type(error).__name__}-{Path(place.filename).stem}-{place.lineno}"
        folder.mkdir(exist_ok=True)
        if len(list(folder.glob("*.input"))) < _KEPT:
            name = hashlib.sha256(data).hexdigest()[:12]
            (folder / f"{name}.input").write_bytes(data)
            (folder / f"{name}.txt").write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")


def main() -> None:
    """Fuzz until libFuzzer ends the process."""
    name, folder, *flags = sys.argv[1:]
    work = Path(folder) / "work"
    work.mkdir()
    with atheris.instrument_imports(include=["namenorm"]):
        run = TARGETS[name].open(work)
    atheris.Setup([sys.argv[0], *flags], Runner(run, Path(folder)).one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
