"""What the detectors that need the original cost: a WMT23 document with its source, with them and without."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from statistics import median

from eval.bootstrap import Observation, quantile
from eval.figure import Kind, measured
from eval.quality.part import Given, Measured
from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.values import Document

RUNS = 3
"""How often each document is checked; the median is taken."""


def measure(given: Given) -> Measured:
    """Return the median over documents of what the NN4xx detectors add, in milliseconds of processor time."""
    documents = list(_documents(given))
    if not documents:
        given.tell("times: left out, there is no wmt23/docs.json")
        return Measured()
    without = Normaliser(gazetteer=given.book, config=Config(ignore=("NN4",), preview=True))
    more, whole = [], []
    for one in documents:
        with_them, rest = _times(one, (given.checker, without))
        more.append(Observation(1000 * (with_them - rest), 1, None, one.id))
        whole.append(Observation(1000 * with_them, 1, None, one.id))
    kind = Kind("quality.times.nn4", "A WMT23 document with its source: what NN4xx add, median", "lower", "ms")
    every = Kind("quality.times.all", "The same: all detectors, median", "lower", "ms")
    return Measured(
        tuple(measured(one, "namenorm", some, quantile(0.5)) for one, some in ((kind, more), (every, whole)))
    )


def _documents(given: Given) -> Iterator[Document]:
    path = given.folder / "wmt23/docs.json"
    if not path.exists():
        return
    for name, document in json.loads(path.read_text("utf-8"))["docs"].items():
        texts = document["systems"]["ONLINE-A"]
        places = [place for place in sorted(document["source"], key=int) if place in texts]
        source = "\n".join(document["source"][place] for place in places)
        yield Document(name, "\n".join(texts[place] for place in places), source=source, source_lang="zh")


def _times(document: Document, checkers: Sequence[Normaliser]) -> list[float]:
    """Return the median time of each checker, which take turns so that a busy machine slows both."""
    spent: list[list[float]] = [[] for _ in checkers]
    for turn in range(RUNS + 1):
        for place, checker in enumerate(checkers):
            begun = time.process_time()
            checker.check(document)
            if turn:  # the first one reads the rules
                spent[place].append(time.process_time() - begun)
    return [median(one) for one in spent]
