"""Number and date faults put into human translations: how many are found, and what is flagged in the untouched."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.load import wmt22_lines
from eval.quality.number_faults import KINDS, Fault, possible, put
from eval.quality.part import Given, Measured
from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Finding

FAULTS = 1000
SEED = 407
CODES = ("NN401", "NN402", "NN403")
_HAS_NUMBER = re.compile(r"\d|[二三四五六七八九十百千万亿两]")
AUDIT = Path(__file__).parent.parent / "labels" / "number_pairs.jsonl"
"""Pairs of WMT22 whose translation has a number or date fault of its own, read one by one; they are not clean."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line and its human translation.

    Attributes:
        id: The line's number, counted from 1, and the translator.
        source: The original.
        target: The translation.
    """

    id: str
    source: str
    target: str


def measure(given: Given) -> Measured:
    """Return the share of the faults found, over all and by kind, and the share of untouched pairs that are flagged."""
    pairs = list(clean_pairs(given.folder))
    if not pairs:
        given.tell("numbers: left out, there is no wmt22_zh")
        return Measured()
    checker = Normaliser(gazetteer=given.book, config=Config(select=CODES))
    found: list[tuple[Pair, Fault, bool]] = []
    untouched = {pair.id: flags(checker, pair, pair.target) for pair in pairs}
    for pair, fault in faulty(pairs):
        after = Counter(one.key for one in flags(checker, pair, fault.text))
        found.append((pair, fault, bool(after - Counter(one.key for one in untouched[pair.id]))))
    false = [(pair, untouched[pair.id]) for pair in pairs]
    return Measured(tuple(_figures(found, false)), tuple(_listed(found, false)))


def clean_pairs(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of WMT22 with a number on both sides, without those whose translation is known to be wrong."""
    known = {json.loads(line)["pair"] for line in AUDIT.read_text("utf-8").splitlines()} if AUDIT.exists() else set()
    for name, ours, theirs in wmt22_lines(folder):
        if name not in known and _HAS_NUMBER.search(ours) and possible(theirs, ours):
            yield Pair(name, ours, theirs)


def faulty(pairs: list[Pair]) -> Iterator[tuple[Pair, Fault]]:
    """Yield pairs, each with one fault, of the kind that is rarest so far; the same every time.

    Where there are fewer pairs than faults, those with numbers of several kinds come again, with another kind.
    """
    dice = random.Random(SEED)
    made: Counter[str] = Counter()
    used: dict[str, set[str]] = {pair.id: set() for pair in pairs}
    left = FAULTS
    for pair in 2 * dice.sample(pairs, len(pairs)):
        kinds = set(possible(pair.target, pair.source)) - used[pair.id]
        if not kinds or not left:
            continue
        kind = min(kinds, key=lambda one: (made[one], one))
        made[kind] += 1
        used[pair.id].add(kind)
        left -= 1
        yield pair, put(pair.target, pair.source, kind, dice)


def flags(checker: Normaliser, pair: Pair, text: str) -> list[Finding]:
    """Return the findings of numbers, dates and units in a translation of a pair's source."""
    document = Document(pair.id, text, source=pair.source, source_lang="zh")
    return [one for one in checker.check(document).findings if one.code in CODES]


def _figures(found: list[tuple[Pair, Fault, bool]], false: list[tuple[Pair, list[Finding]]]) -> Iterator[Figure]:
    label = "Number and date faults put into human translations that are found"
    yield _share("quality.numbers.found", label, [(pair, hit) for pair, _, hit in found], "higher")
    for kind in KINDS:
        rows = [(pair, hit) for pair, fault, hit in found if fault.kind == kind]
        yield _share(f"quality.numbers.found.{kind.replace(' ', '_')}", f"… {kind}", rows, "higher")
    label = "The same pairs untouched: flagged by NN401, NN402 or NN403"
    yield _share("quality.numbers.false", label, [(pair, bool(flagged)) for pair, flagged in false], "lower")


def _share(name: str, label: str, rows: list[tuple[Pair, bool]], better: str) -> Figure:
    observed = [Observation(hit, 1, None, pair.id.rstrip("AB")) for pair, hit in rows]
    return measured(Kind(name, label, "lower" if better == "lower" else "higher"), "namenorm", observed)


def _listed(found: list[tuple[Pair, Fault, bool]], false: list[tuple[Pair, list[Finding]]]) -> Iterator[str]:
    for pair, fault, hit in found:
        if not hit:
            yield f"missed\t{pair.id}\t{fault.kind}\t{fault.old} → {fault.new}"
    for pair, flagged in false:
        for one in flagged:
            yield f"false\t{pair.id}\t{one.code}\t{one.message}"
