"""Very many documents through one ``BatchChecker``: memory as they pass. Printed as one JSON object."""

from __future__ import annotations

import gc
import sys
import time

from eval.bench.scale.process import own_memory, told
from eval.bench.scale.texts import distinct_pages
from namenorm.batch.checker import BatchChecker
from namenorm.values import Document

_EARLY = 10_000
_TOLD = 50_000


def main(count: int, size: int) -> None:
    """Check so many documents, each of another text: a window of so many characters that moves over all pages."""
    text, checker = "\n".join(distinct_pages()), BatchChecker()
    step, held, start = 37, dict[int, float](), time.perf_counter()  # a step that shares no factor with the length
    for number in range(1, count + 1):
        at = number * step % (len(text) - size)
        checker.check(Document(str(number), text[at : at + size]))
        if number in (_EARLY, count) or number % _TOLD == 0:
            gc.collect()
            held[number] = round(own_memory(), 1)
            print(f"{number:,} documents, {held[number]} MB", file=sys.stderr)
    took = time.perf_counter() - start
    early, late = held[min(held)], held[count]
    told(
        {
            "documents": count,
            "characters": size,
            "memory_mb": held,
            "end_over_early": round(late / early, 3),
            "a_second": round(count / took),
        }
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
