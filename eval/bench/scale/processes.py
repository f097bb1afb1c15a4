"""One process and two over the same pages, by the clock: on a machine that does nothing else. Printed as JSON."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from statistics import median

from eval.bench.process import told
from eval.bench.scale.texts import distinct_pages
from namenorm.batch.checker import BatchChecker
from namenorm.batch.run import run_batch

_ROUNDS = 5
_PAGES = 2000
_START = 50  # pages of the run that tells what starting takes


def main() -> None:
    """Print pages a second with one process and with two, the middle of some rounds, starts left out."""
    with tempfile.TemporaryDirectory(prefix="namenorm-bench-") as folder:
        here = Path(folder)
        long, short = _written(here / "long.jsonl", _PAGES), _written(here / "short.jsonl", _START)
        rates: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(_ROUNDS):
            for workers, some in rates.items():  # by turns, so that a busy moment slows both
                took = _clock(long, here, workers) - _clock(short, here, workers)
                some.append((_PAGES - _START) / took)
    one, two = (median(rates[workers]) for workers in (1, 2))
    told({"one_a_second": round(one, 1), "two_a_second": round(two, 1), "times": round(two / one, 2)})


def _written(path: Path, count: int) -> Path:
    pages = distinct_pages()
    rows = ({"id": str(number), "text": pages[number % len(pages)]} for number in range(count))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def _clock(source: Path, folder: Path, workers: int) -> float:
    out = folder / "out.jsonl"
    out.unlink(missing_ok=True)
    start = time.perf_counter()
    run_batch([source], out, BatchChecker(), workers=workers)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
