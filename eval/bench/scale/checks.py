"""What a check takes with one book: pages of like size, pages of growing size, memory. Printed as one JSON object."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from eval.bench.process import own_memory, told
from eval.bench.scale.texts import PAGE, distinct_pages, long_text
from namenorm.batch.worker import settle
from namenorm.pipeline import Normaliser

_WARM = 60
"""Pages that are checked before, as by a worker that has been at work for a second."""
_SIZES = (1_000, 10_000, 100_000, 1_000_000)


def main(book: Path | None) -> None:
    """Print the figures with a made book beside the bundled one, or with the bundled one alone."""
    checker = Normaliser(overlay=book)
    pages = distinct_pages()
    _times(checker, pages[:_WARM])
    settle()
    first = _times(checker, pages[_WARM:])
    figures = {
        "pages": len(first),
        **_of(first, "first"),
        **_of(_times(checker, pages[_WARM:]), "again"),
        "own_memory_mb": round(own_memory(), 1),
        "findings": sum(len(checker.check(one).findings) for one in pages),
    }
    if book is None:
        figures["by_size"] = _growth(checker)
    told({**figures, "with_name_model_mb": _with_name_model(checker)})


def _of(times: Sequence[float], name: str) -> dict[str, Any]:
    cuts = quantiles(times, n=100)
    return {
        f"{name}_ms": round(1000 * mean(times), 2),
        f"{name}_p50_ms": round(1000 * median(times), 2),
        f"{name}_p99_ms": round(1000 * cuts[98], 2),
    }


def _growth(checker: Normaliser) -> dict[int, float]:
    """Return the milliseconds of pages of growing size; the shorter ones are many, so that no one text decides."""
    text = long_text()
    grown = {}
    for size in (*_SIZES, PAGE):
        pages = [text[start : start + size] for start in range(0, min(len(text), 40 * size) - size + 1, size)]
        grown[size] = round(1000 * mean(_times(checker, pages)), 2)
    return dict(sorted(grown.items()))


def _times(checker: Normaliser, pages: Sequence[str]) -> list[float]:
    """Return the seconds of processor time of each page."""
    times = []
    for page in pages:
        start = time.process_time()
        checker.check(page)
        times.append(time.process_time() - start)
    return times


def _with_name_model(checker: Normaliser) -> float:
    """Return the memory of its own once a look-up has loaded the model of names."""
    from namenorm.transliterate import transliterate

    checker.lookup("Zelianski")
    transliterate("特朗普", source="zh", limit=5)
    return round(own_memory(), 1)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
