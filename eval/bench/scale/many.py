"""Very many documents through one ``BatchChecker``: memory as they pass. Printed as one JSON object.

Each is a piece of news that begins at another place, behind a sentence with three names of the book, drawn as news
names people: a few of them every day and ever new ones, so that what is kept of names meets a world that does not end.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Iterator

from eval.bench.process import own_memory, told
from eval.bench.scale.texts import attested_names, distinct_pages
from namenorm.batch.checker import BatchChecker
from namenorm.index.locate import open_index
from namenorm.index.stack import Stack
from namenorm.values import Document

_EARLY = 10_000
_TOLD = 50_000
_STEP = 37  # characters from the beginning of one piece to that of the next
_TAIL = 4  # a tenth of the names are drawn more than half of the time


def main(count: int, size: int) -> None:
    """Check so many documents of so many characters."""
    checker, held, start = BatchChecker(), dict[int, float](), time.perf_counter()
    for number, text in enumerate(_texts(count, size), 1):
        checker.check(Document(str(number), text))
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


def _texts(count: int, size: int) -> Iterator[str]:
    news, draw = "\n".join(distinct_pages()), random.Random(1)
    names = sorted(set(attested_names(Stack([open_index()]))))
    draw.shuffle(names)
    for number in range(count):
        one, two, three = (names[int(len(names) * draw.random() ** _TAIL)] for _ in range(3))
        at = number * _STEP % (len(news) - size)
        yield f"{one} told {two} on Monday that {three} would come. {news[at : at + size]}"


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
