"""The index as a book grows: compile, size, look-ups; each measured in a process of its own."""

from __future__ import annotations

import json
import os
import platform
import tempfile
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from eval.bench.process import asked, load
from genscripts.rigour_parts import packaged

RESULTS = Path(__file__).parent.parent / "results"
SIZES = (10_000, 100_000, 1_000_000)
_SHOWN = (
    ("load", "load of the machine"),
    ("compile_s", "compile, s"),
    ("compile_cpu_s", "of processor time, s"),
    ("compile_peak_mb", "peak, MB"),
    ("size_mb", "size, MB"),
    ("spellings", "spellings"),
    ("open_ms", "open, ms"),
    ("own_memory_mb", "own memory, MB"),
    ("exact_us", "exact, µs"),
    ("near_ms", "near, ms"),
    ("near_p90_ms", "90th percentile"),
    ("rapidfuzz_ms", "RapidFuzz, ms"),
    ("near_recall", "of its finds"),
    ("scan_ms", "scan of a page, ms"),
)


def index_report(sizes: Sequence[int], seed: int, write: bool) -> Iterator[str]:
    """Yield the lines of the benchmark as they are measured, and write figures and picture to ``eval/results``.

    Raises:
        GazetteerError: If the package rigour is missing, or has its list elsewhere.
    """
    packaged()
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, rigour {version('rigour')}"
    yield f"books made of rigour's parts of names, seed {seed}; {machine}"
    measured: dict[int, dict[str, Any]] = {}
    for size in sorted(sizes):
        measured[size] = _measured(size, seed)
        yield from _lines(size, measured[size])
        if write:  # after each book, since the next may take ten times as long
            yield from _write(measured, seed, machine)


def _measured(size: int, seed: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(prefix="namenorm-bench-") as folder:
        path = Path(folder) / "made.index"
        return {"load": load(), **asked("compiling", size, seed, path), **asked("asking", size, seed, path)}


def _lines(size: int, figures: dict[str, Any]) -> Iterator[str]:
    yield f"{size:,} entities"
    for name, says in _SHOWN:
        if figures.get(name) is not None:
            yield f"  {says:<24}{figures[name]:>14,}"
    if "rapidfuzz_ms" in figures:
        yield f"  {'RapidFuzz takes, times':<24}{figures['rapidfuzz_ms'] / figures['near_ms']:>14,.0f}"


def _write(measured: dict[int, dict[str, Any]], seed: int, machine: str) -> Iterator[str]:
    record = {
        "seed": seed,
        "machine": machine,
        "books": [{"entities": size, **figures} for size, figures in measured.items()],
    }
    (RESULTS / "index.json").write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    try:
        from eval.bench.growth_picture import draw_growth

        draw_growth(measured, RESULTS / "index.svg")
    except ImportError:
        yield "index.svg: left out, matplotlib is not installed; pip install 'namenorm[eval]' adds it"
