"""What it takes to compile a made book; run in a process of its own, which prints one JSON object."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

from eval.bench.made_book import Maker
from namenorm.index.compile import compile_index
from namenorm.index.mapped import MappedSections, verify

_MB = 1e6


def main(size: int, seed: int, target: Path) -> None:
    """Compile a book of ``size`` entities, which are made meanwhile, and print the figures."""
    stages: dict[str, float] = {}
    start, before = time.perf_counter(), os.times()

    def note(stage: str, done: int, total: int) -> None:
        stages[stage] = round(time.perf_counter() - start, 1)
        if sys.stderr.isatty():
            print(f"\r{stage} {done:,} of {total or '?':,}   ", end="", file=sys.stderr)

    compile_index(Maker(seed).entities(size), target, progress=note)
    took, after = time.perf_counter() - start, os.times()
    verify(target)
    header = MappedSections(target).header
    figures = {
        "compile_s": round(took, 1),
        "compile_cpu_s": round(sum(after[:4]) - sum(before[:4]), 1),
        "compile_until_s": stages,
        "compile_peak_mb": round(_peak(resource.RUSAGE_SELF) + 2 * _peak(resource.RUSAGE_CHILDREN)),
        "size_mb": round(target.stat().st_size / _MB, 1),
        "sections_mb": {name: round(length / _MB, 2) for name, length in header["sections"].items()},
        "spellings": header["keys"],
        "hash": header["hash"],
    }
    print(json.dumps(figures))


def _peak(who: int) -> float:
    """Return the most memory in MB that a process held; of the children, the one that held most."""
    return resource.getrusage(who).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / _MB


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
