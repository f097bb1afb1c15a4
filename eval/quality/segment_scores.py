"""The score of segments beside what raters marked: WMT23, ten systems, three raters a segment."""

from __future__ import annotations

import csv
import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from eval.bootstrap import Array, Observation
from eval.figure import Figure, Kind, measured
from eval.quality.part import Given, Measured
from namenorm.pipeline import Normaliser
from namenorm.quality.segments import Segment, segment_scores
from namenorm.rules import Rules
from namenorm.source.meanings import Meanings, meanings
from namenorm.text.han import simplified
from namenorm.values import Document, Finding, Span

WEIGHTS = {"Major": 5.0, "Minor": 1.0}
"""Of a rater's mark, as WMT weighs it; punctuation that is minor counts 0.1, a segment that is no translation 25."""
_BUCKETS = 4096
_GRAMS = (2, 3, 4)


@dataclass(frozen=True, slots=True)
class Row:
    """A segment of a system's translation, with what each measure says: the higher, the worse.

    Attributes:
        document: The document's name.
        segment: The segment's, in it.
        gold: What the raters' marks weigh, the mean over the raters.
        scores: By measure; those that need a reference lack it where there is none.
    """

    document: str
    segment: str
    gold: float
    scores: Mapping[str, float]


LABELS = {
    "namenorm": "its own segment score, without a reference",
    "findings": "what its findings alone weigh",
    "chrF": "sacrebleu's chrF, with the human reference",
    "length ratio": "how far the ratio of lengths lies from the median",
    "length": "the length of the original alone",
    "similarity": "cosine of hashed character n-grams to the reference (no model being at hand)",
}


def measure(given: Given) -> Measured:
    """Return the rank correlation of each measure with the raters, pooled, and within the translations of a segment."""
    if not (given.folder / "wmt23/mqm.tsv").exists():
        given.tell("segment_scores: left out, there is no wmt23/mqm.tsv")
        return Measured()
    try:
        rows = list(read(given))
    except ImportError:
        given.tell("segment_scores: left out, sacrebleu is not installed; pip install 'namenorm[eval]' adds it")
        return Measured()
    return Measured(tuple(_figures(rows)))


def read(given: Given) -> Iterator[Row]:
    """Yield the segments with what each measure says of them.

    Raises:
        ImportError: If sacrebleu is missing.
    """
    gold = raters(given.folder / "wmt23/mqm.tsv")
    known = meanings(Rules("zh"), Rules("en"))
    documents = json.loads((given.folder / "wmt23/docs.json").read_text("utf-8"))["docs"]
    usual = _usual_ratio(documents)
    for name, document in documents.items():
        for system, texts in document["systems"].items():
            places = [place for place in sorted(document["source"], key=int) if place in texts]
            own = _own(given.checker, known, document["source"], texts, places)
            for place, (penalty, weighed) in zip(places, own, strict=True):
                source, text, reference = document["source"][place], texts[place], document["reference"].get(place)
                scores = {"namenorm": penalty, "findings": weighed, "length": float(len(source))}
                scores["length ratio"] = abs(math.log(max(1, len(text)) / max(1, len(source)) / usual))
                yield Row(name, place, gold[system, name, place], scores | _to_reference(text, reference))


def raters(path: Path) -> dict[tuple[str, str, str], float]:
    """Return what the marks on each system's segments weigh, the mean over its raters."""
    marks: dict[tuple[str, str, str], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            marks[row["system"], row["doc"], row["docSegId"]][row["rater"]] += _weight(row["category"], row["severity"])
    return {key: sum(found.values()) / len(found) for key, found in marks.items()}


def _weight(category: str, severity: str) -> float:
    if category.startswith("Non-translation"):
        return 25.0
    if severity not in WEIGHTS or category == "Source issue":
        return 0.0
    return 0.1 if (category, severity) == ("Fluency/Punctuation", "Minor") else WEIGHTS[severity]


def _usual_ratio(documents: Mapping[str, Any]) -> float:
    pairs = [
        (document["source"][place], text)
        for document in documents.values()
        for texts in document["systems"].values()
        for place, text in texts.items()
    ]
    return median(max(1, len(text)) / max(1, len(source)) for source, text in pairs)


def _own(
    checker: Normaliser,
    known: Meanings | None,
    source: Mapping[str, str],
    texts: Mapping[str, str],
    places: Sequence[str],
) -> list[tuple[float, float]]:
    """Return the score of each segment, and what its findings weigh; the document is checked as a whole."""
    ours, theirs = [_line(source[place]) for place in places], [_line(texts[place]) for place in places]
    document = Document("", "\n".join(theirs), source="\n".join(ours), source_lang="zh")
    findings: Sequence[Finding] = checker.check(document).findings
    segments, plain = [], simplified(document.source or "")
    for here, there in zip(_spans(ours), _spans(theirs), strict=True):
        words = list(known.words(plain, here.start, here.end)) if known else []
        said = known.said(document.text, there.start, there.end) if known else []
        segments.append(Segment(here, there, words, said))
    return [(one.penalty, one.findings) for one in segment_scores(segments, findings)]


def _line(text: str) -> str:
    return " ".join(text.split("\n"))


def _spans(lines: Sequence[str]) -> list[Span]:
    found, at = [], 0
    for line in lines:
        found.append(Span(at, at + len(line) + 1))
        at += len(line) + 1
    return found


def _to_reference(text: str, reference: str | None) -> dict[str, float]:
    from sacrebleu.metrics.chrf import CHRF

    if not reference:
        return {}
    return {"chrF": -CHRF().sentence_score(text, [reference]).score, "similarity": -similarity(text, reference)}


def similarity(one: str, other: str) -> float:
    """Return the cosine of two texts as bags of hashed character n-grams, -1 to 1."""
    a, b = _hashed(one), _hashed(other)
    norm = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / norm if norm else 0.0


def _hashed(text: str) -> Array:
    found = np.zeros(_BUCKETS)
    folded = f" {text.lower()} "
    for size in _GRAMS:
        for at in range(len(folded) - size + 1):
            digest = hashlib.blake2b(folded[at : at + size].encode("utf-8", "replace"), digest_size=4).digest()
            bucket = int.from_bytes(digest, "big")
            found[bucket % _BUCKETS] += 1.0 if bucket >> 31 else -1.0
    return found


def _figures(rows: Sequence[Row]) -> Iterator[Figure]:
    complete = [row for row in rows if len(row.scores) == len(LABELS)]
    for name, label in LABELS.items():
        observed = [Observation(row.scores[name], row.gold, None, row.document) for row in complete]
        kind = Kind(
            "quality.wmt23.correlation", f"Rank correlation with the raters' MQM, over segments: {label}", unit="rho"
        )
        yield measured(kind, name, observed, rank_correlation)
    for name, label in LABELS.items():
        if name != "length":  # it is the same for all translations of a segment
            kind = Kind(
                "quality.wmt23.within", f"The same among the ten translations of a segment, mean: {label}", unit="rho"
            )
            yield measured(kind, name, list(_within(complete, name)))


def _within(rows: Sequence[Row], name: str) -> Iterator[Observation]:
    groups: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.document, row.segment].append(row)
    for (document, _), group in groups.items():
        pair = [Observation(row.scores[name], row.gold, None, document) for row in group]
        found = float(rank_correlation(pair, np.ones((1, len(pair))))[0])
        if len({row.gold for row in group}) > 1:
            yield Observation(found if math.isfinite(found) else 0.0, 1, None, document)


def rank_correlation(observations: Sequence[Observation], weights: Array) -> Array:
    """Return Spearman's correlation of hits and sizes for each row of weights; ranks are those of all observations."""
    x, y = _ranks([one.hits for one in observations]), _ranks([one.size for one in observations])
    total = weights.sum(axis=1, keepdims=True)
    a, b = x - weights @ x[:, None] / total, y - weights @ y[:, None] / total
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Array = (weights * a * b).sum(axis=1) / np.sqrt(
            (weights * a * a).sum(axis=1) * (weights * b * b).sum(axis=1)
        )
    return found


def _ranks(values: Sequence[float]) -> Array:
    """Return the ranks of values, of equal ones the mean."""
    array = np.array(values, float)
    order = np.argsort(array, kind="stable")
    _, inverse, counts = np.unique(array[order], return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    mean = ends - (counts - 1) / 2
    ranks = np.empty(len(array))
    ranks[order] = mean[inverse]
    return ranks
