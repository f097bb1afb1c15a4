"""Time and memory of a check. Machines differ: read these beside each other, never as a test."""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from eval.datasets import data_folder
from eval.hostile import hostile
from namenorm.errors import NamenormError
from namenorm.values import Document, Report

_EXAMPLES = Path(__file__).parent.parent.parent / "docs/examples"
_PAGE = 5000
_ROUNDS = 5
_LIMIT = 30.0
"""Seconds after which the growth table stops: a page ten times as long takes ten times as long."""
_COLD = "from namenorm.pipeline import Normaliser; Normaliser().check({text!r})"


def report(wheel: Path | None, largest: int) -> Iterator[str]:
    """Yield the lines of the benchmark as they are measured.

    Args:
        wheel: A built wheel whose size is given; none, no line.
        largest: Largest page of the growth table, in characters.
    """
    from namenorm.pipeline import Normaliser

    checker = Normaliser()
    text = material()
    yield checker.signature
    yield from _pages(checker.check, text)
    yield f"peak memory after these pages: {_peak():.0f} MB"
    yield from _starts(text[:_PAGE])
    yield from _growth(checker.check, text, largest)
    yield from _hostile(checker.check, 5 * largest)
    yield f"peak memory after all: {_peak():.0f} MB"
    if wheel is not None:
        yield f"wheel: {wheel.stat().st_size / 1e6:.2f} MB"


def _peak() -> float:
    """Return the most memory that this process has held, in MB; the system counts in KB on Linux, in bytes on macOS."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 * 1024 if sys.platform == "darwin" else 1024)


Check = Callable[[Document], Report]


def material() -> str:
    """Return a long text: the examples of the documentation, and translations of WMT22 where they are at hand."""
    texts = [file.read_text("utf-8") for file in sorted(_EXAMPLES.glob("*.txt"))]
    folder = data_folder()
    if folder is not None:
        texts += [file.read_text("utf-8") for file in sorted(folder.glob("wmt22_zh/*.ref.*.en"))]
    return "\n".join(texts) or "Dai Bo, director of the institute, spoke on Monday.\n" * 200


def _pages(check: Check, text: str) -> Iterator[str]:
    pages = [text[start : start + _PAGE] for start in range(0, min(len(text), 100 * _PAGE), _PAGE)]
    for page in pages[:5]:
        check(Document("warm", page))
    times = sorted(statistics.median(_timed(check, page) for _ in range(_ROUNDS)) for page in pages)
    tail = times[min(len(times) - 1, int(0.9 * len(times)))]
    middle = 1000 * statistics.median(times)
    yield f"5 KB page, {len(pages)} pages: median {middle:.1f} ms, 90th percentile {1000 * tail:.1f} ms"


def _starts(page: str) -> Iterator[str]:
    empty = _subprocess("pass")
    imported = _subprocess("import namenorm")
    cold = _subprocess(_COLD.format(text=page))
    yield f"import namenorm: {imported - empty:.2f} s (beside {empty:.2f} s for Python itself)"
    yield f"cold start to first result, Python included: {cold:.2f} s"


def _growth(check: Check, text: str, largest: int) -> Iterator[str]:
    size = 1000
    while size <= largest:
        page = (text * (size // len(text) + 1))[:size]
        took = _timed(check, page)
        yield f"page of {size:>10,} characters: {1000 * took:9.1f} ms, {1e6 * took / size:6.2f} s a million characters"
        if took > _LIMIT:
            yield "longer pages are left out: this one took too long"
            return
        size *= 10


def hostile_report(longest: int) -> Iterator[str]:
    """Yield a line for each hostile input of at most so many characters: what came of it, and its processor time."""
    from namenorm.pipeline import Normaliser

    checker = Normaliser()
    yield checker.signature
    yield from _hostile(checker.check, longest)
    yield f"peak memory: {_peak():.0f} MB"


def _hostile(check: Check, longest: int) -> Iterator[str]:
    for name, text in hostile():
        if len(text) > longest:
            yield f"{name}: left out, longer than {longest:,} characters"
            continue
        start = time.process_time()
        try:
            check(Document(name, text))
            answer = "report"
        except NamenormError as error:
            answer = f"{type(error).__name__}: {str(error)[:60]}"
        took = time.process_time() - start
        size = len(text) / 1e6
        yield f"{name}, {size:.2f} MB: {answer}, {took:.2f} s, {took / max(size, 0.01):.2f} s/MB"


def _timed(check: Check, page: str) -> float:
    start = time.perf_counter()
    check(Document("bench", page))
    return time.perf_counter() - start


def _subprocess(code: str) -> float:
    """Return the median seconds of a fresh Python that runs some code, over three starts."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return statistics.median(times)
