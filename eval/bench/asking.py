"""What a compiled made book answers, and how fast; run in a process of its own, which prints one JSON object.

Near look-ups are asked for spellings of the book with two random edits, and compared with RapidFuzz over every spelling
that near look-ups search. Times are those of the processor, so that a busy machine does not change them.
"""

from __future__ import annotations

import json
import random
import string
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from eval.bench.made_book import Maker
from eval.bench.pages import material
from eval.bench.process import own_memory
from eval.datasets import data_folder
from namenorm.index.layout import has_neighbours
from namenorm.index.reader import Index
from namenorm.index.spellings import Speller
from namenorm.index.stack import Stack
from namenorm.mentions.scan import scan
from namenorm.mentions.words import Words
from namenorm.rules import Rules

_ASKED = 400
_COMPARED = 40
_MOST_COMPARED = 20_000_000  # spellings; a list of more takes gigabytes
_PAGE, _PAGES = 5000, 40
_LEAST_ASKED = 6


def main(size: int, seed: int, path: Path) -> None:
    """Ask the index of a book of ``size`` entities, and print the figures."""
    spellings = _spellings(size, seed)
    rules = Rules("en")
    ordinary = frozenset(rules.words())
    held = own_memory()
    index = Index(path)
    figures = {
        "open_ms": round(median(_timed(lambda _: Index(path), range(9))), 3),
        **_exact(index, spellings),
        **_scan(index, ordinary),
        **_near(index, [one for one in spellings if has_neighbours(one)], seed),
        "own_memory_mb": round(own_memory() - held, 1),
        "own_memory_of_the_process_mb": round(own_memory(), 1),
    }
    print(json.dumps({**figures, **_against_rapidfuzz(index, spellings, seed)}))


def _spellings(size: int, seed: int) -> list[str]:
    """Return spellings of all kinds of some entities of the book, in a random order."""
    speller = Speller()
    some = Maker(seed).entities(min(size, 1000))
    keys = sorted({one.key for entity in some for one in speller.spellings(entity)})
    return random.Random(seed).sample(keys, len(keys))


def _exact(index: Index, keys: Sequence[str]) -> dict[str, Any]:
    missing = sum(not index.find(key) for key in keys)
    found, absent = _timed(index.find, keys), _timed(index.find, [f"{key}q" for key in keys])
    return {
        "exact_us": round(1e3 * median(found), 2),
        "exact_p90_us": round(1e3 * quantiles(found, n=10)[-1], 2),
        "absent_us": round(1e3 * median(absent), 2),
        "exact_missing": missing,
    }


def _scan(index: Index, ordinary: frozenset[str]) -> dict[str, Any]:
    folder = data_folder()
    texts = [] if folder is None else [one.read_text("utf-8") for one in sorted(folder.glob("artefacts/pages/*.txt"))]
    text = "\n".join([*texts, material()])
    pages = [Words(text[start : start + _PAGE]) for start in range(0, min(len(text), _PAGE * _PAGES), _PAGE)]
    stack = Stack([index])
    first = _timed(lambda page: sum(1 for _ in scan(page, stack, ordinary)), pages)
    again = _timed(lambda page: sum(1 for _ in scan(page, stack, ordinary)), pages)
    hits = sum(1 for page in pages for _ in scan(page, stack, ordinary))
    return {
        "scan_ms": round(median(first), 2),
        "scan_p90_ms": round(quantiles(first, n=10)[-1], 2),
        "scan_again_ms": round(median(again), 2),
        "scan_hits_a_page": round(hits / len(pages), 1),
    }


def _near(index: Index, keys: Sequence[str], seed: int) -> dict[str, Any]:
    times = _timed(index.near, _misspelt(keys, seed))
    return {
        "near_ms": round(median(times), 3),
        "near_p90_ms": round(quantiles(times, n=10)[-1], 3),
        "near_mean_ms": round(sum(times) / len(times), 3),
    }


def _against_rapidfuzz(index: Index, keys: Sequence[str], seed: int) -> dict[str, Any]:
    names = [one for one in index.keys("") if has_neighbours(one)] if index.spellings <= _MOST_COMPARED else []
    if not names:
        return {}
    asked = _misspelt([one for one in keys if has_neighbours(one)], seed)[:_COMPARED]
    times, expected, found = [], 0, 0
    for key in asked:
        start = time.process_time()
        rows = process.extract(key, names, scorer=Levenshtein.distance, score_cutoff=2, limit=None)
        times.append(1e3 * (time.process_time() - start))
        near = dict(index.near(key))
        expected += len(rows)
        found += sum(near.get(name) == distance for name, distance, _ in rows)
    return {
        "rapidfuzz_ms": round(median(times), 2),
        "rapidfuzz_names": len(names),
        "near_recall": round(found / expected, 4),
        "near_recall_of": expected,
    }


def _misspelt(keys: Iterable[str], seed: int) -> list[str]:
    draw = random.Random(seed)
    misspelt = (_edited(_edited(key, draw), draw) for key in keys)
    return [one for one in misspelt if len(one) >= _LEAST_ASKED][:_ASKED]


def _edited(key: str, draw: random.Random) -> str:
    place, letter = draw.randrange(len(key)), draw.choice(string.ascii_lowercase)
    return key[:place] + draw.choice((letter, "", letter + key[place])) + key[place + 1 :]


def _timed(ask: Callable[[Any], Any], questions: Iterable[Any]) -> list[float]:
    """Return the milliseconds of processor time of each question."""
    times = []
    for question in questions:
        start = time.process_time_ns()
        ask(question)
        times.append((time.process_time_ns() - start) / 1e6)
    return times


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
