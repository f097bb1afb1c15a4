"""How long ``compare`` takes, beside nomenklatura's logic-v2 on the same pairs. Times are those of the processor."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from eval.compare.pair import Pair
from eval.compare.persons import LATIN
from eval.compare.sets import labelled
from eval.compare.systems import comparers, systems
from namenorm.matching.comparer import Comparer

_PARTS = 10
_WARM = 50


def report(data: Path, tell: Callable[[str], None], most: int = 200) -> Iterator[str]:
    """Yield microseconds a pair, on one core, of our own comparers and of the baselines.

    Ours are asked about names prepared beforehand, for the score alone and for the score with its explanation, then
    about strings. Every pair is asked about once, so that no cache of whole pairs flatters; the median of ten parts of
    them is given.

    Args:
        data: The folder of the evaluation data.
        tell: Told what is left out.
        most: Persons of each script, each in three pairs.
    """
    pairs = labelled(data, reported=False, most=most)
    groups = {
        "Latin names": [one for one in pairs if one.kind == LATIN],
        "names in two scripts": [one for one in pairs if one.kind != LATIN],
    }
    for name, comparer in comparers(tell).items():
        for group, some in groups.items():
            yield from _ours(f"{name}, {group}", comparer, some)
    for system in systems(tell):
        if not system.calibrated:
            for group, some in groups.items():
                yield _line(f"{system.name}, {group}", system.of("Person"), _strings(some))


def _ours(label: str, comparer: Comparer, pairs: Sequence[Pair]) -> Iterator[str]:
    prepare = partial(comparer.prepare, kind="person")
    yield _line(f"{label}: prepare a name", prepare, [(name,) for one in pairs for name in (one.a, one.b)])
    ready = [(prepare(one.a), prepare(one.b)) for one in pairs]
    yield _line(f"{label}: prepared, score", comparer.score, ready)
    yield _line(f"{label}: prepared, explained", comparer.compare, ready)
    yield _line(f"{label}: strings", comparer.compare, _strings(pairs))


def _strings(pairs: Sequence[Pair]) -> list[tuple[str, str]]:
    return [(one.a, one.b) for one in pairs]


def _line(label: str, ask: Callable[..., Any], questions: Sequence[tuple[Any, ...]]) -> str:
    for question in questions[:_WARM]:
        ask(*question)
    rest = questions[_WARM:]
    times = [_each(ask, rest[part::_PARTS]) for part in range(_PARTS)]
    return f"{label}: {median(times):.1f} µs (of ten parts {min(times):.1f} to {max(times):.1f}; {len(rest)} asked)"


def _each(ask: Callable[..., Any], questions: Sequence[tuple[Any, ...]]) -> float:
    start = time.process_time_ns()
    for question in questions:
        ask(*question)
    return (time.process_time_ns() - start) / 1000 / len(questions)
