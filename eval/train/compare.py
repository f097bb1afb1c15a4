"""The weights of ``namenorm.compare``: ``python -m eval.train.compare`` writes ``namenorm/matching/weights.json``.

Fitted on the halves for development of ``eval.compare`` alone: nomenklatura's benchmark, labelled pairs of Wikidata in
seven scripts, look-alikes, slips of the pen made by rule, and organisations. Two logistic models, of persons and of
organisations, each weight with the sign that its meaning demands, so that no feature can speak for what it speaks
against. Names have several readings: the pair that fits best is what is learned from, chosen by the weights of the
round before. What the book says is weighed afterwards, beside the names' own log-odds. The probabilities are calibrated
on predictions for persons who were not learned from, apart for each pair of scripts.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from eval.compare.pair import Pair
from eval.compare.sets import MIXED_IN, labelled, look_alikes, name_bench
from eval.compare.things import organisations
from eval.datasets import VARIABLE, data_folder
from eval.train.curve import curve
from eval.train.ear import ear_weight
from eval.train.slips import slips
from namenorm.index.locate import open_index
from namenorm.matching.align import align
from namenorm.matching.choose import view_pairs
from namenorm.matching.comparer import Comparer
from namenorm.matching.facts import SAYS, fact
from namenorm.matching.features import FEATURES, PLACE, vector
from namenorm.matching.heard import Ear
from namenorm.matching.model import FILE, judges
from namenorm.matching.scripts import pairing
from namenorm.matching.values import Kind
from namenorm.transliterate.model import NameModel

Floats = npt.NDArray[np.float64]
ROUNDS, FOLDS, PENALTY, LARGEST = 2, 4, 1.0, 8.0
# The benchmark is small and has what Wikidata lacks, typing errors above all; look-alikes are few and dear. Two names
# of one person that share no sound teach nothing.
SHARES: Mapping[str, float] = {"bench": 12.0, "labelled": 1.0, "look-alikes": 4.0, "slips": 0.5, "things": 0.3}
THINGS_OF_BENCH = 4.0
SLIPS = 1000
INAUDIBLE = 0.3
THINGS = frozenset({"Company", "Organization", "LegalEntity", "Vessel"})
_FOR = """
    same spelling romanisation sound nickname declined transcription transposition vowel letter initial letters cut
    joined consonants rare-same rare-same-first several-same whole-likeness whole-very-like whole-equal rough-likeness
    common-missing edit-of-unborne three-same nothing-against
"""
_AGAINST = """
    both-short edit-of-borne edit-of-last-borne variant-of-borne variant-of-last-borne
    syllable both-common both-common-beside-common consonants-unlike consonants-few edit-in-short edit-of-known
    edit-of-both-common edit-of-first-letter edit-alone edit-beside-common edits-further unlikeness conflict
    conflict-further conflict-unlike conflict-of-known conflict-of-last missing-further missing-first-or-last single
    single-in-full turned generation-clash generation-missing father child unlikely-reading eastern-conflict
    eastern-short form-clash number-clash
"""
FOR, AGAINST = frozenset(_FOR.split()), frozenset(_AGAINST.split())
# What the sets hardly tell of, and everybody knows: a kunya names the child, and a number tells kings apart.
AT_MOST: Mapping[str, float] = {"child": -2.5, "generation-clash": -4.0, "father": -1.0}
AT_LEAST: Mapping[str, float] = {"whole-equal": 1.5}  # the sets pair no name with itself
# Look-alikes are chosen by their likeness: of persons it would tell which set a pair is from.
NOT_OF_PERSONS = frozenset({"whole-very-like"})
MIXTURE = frozenset({"bench", "labelled", "look-alikes", "things"})
"""What the probabilities are true of: all that is measured, so no slips."""
FEWEST = 150  # pairs between two scripts that have a curve of their own
_KNOT = re.compile(r"\[\s+([-\d.]+),\s+([-\d.]+)\s+\]")
_PRIOR = 4.0  # pairs of each outcome beside which a fact of the book is counted
# Facts that the sets do not tell enough of: what an editor recorded, that one entity has both names or that two are not
# one; that one name is a romanisation of the other's native one, which is a hypothesis; a score of the name model.
GIVEN: Mapping[str, float] = {"book-same": 9.0, "book-derived": 5.5, "book-apart": -9.0, "model": 0.0}


@dataclass(frozen=True, slots=True)
class Row:
    """A pair with the features of each way to read it.

    Attributes:
        pair: The names, and whether they are one's.
        kind: What they name.
        source: The set it is from, a key of ``SHARES``.
        share: What it counts for.
        readings: A vector for each pair of views.
        between: For each of them, between which scripts it is, see ``namenorm.matching.scripts.pairing``.
        told: What the book says.
    """

    pair: Pair
    kind: Kind
    source: str
    share: float
    readings: Floats
    between: tuple[str, ...]
    told: str


def rows(folder: Path, comparer: Comparer) -> Iterator[Row]:
    """Yield all that is learned from, with its features.

    Args:
        folder: The evaluation data.
        comparer: Of the bundled book.
    """
    sets = {
        "bench": name_bench(folder, False),
        "labelled": labelled(folder, False),
        "look-alikes": look_alikes(folder, False, MIXED_IN),
        "slips": slips(folder, SLIPS),
        "things": organisations(folder, False),
    }
    for name, pairs in sets.items():
        for pair in pairs:
            kind: Kind = "org" if pair.kind in THINGS else "person"
            share = THINGS_OF_BENCH if name == "bench" and kind == "org" else SHARES[name]
            yield _row(pair, kind, name, share * (1.0 if pair.audible else INAUDIBLE), comparer)


def _row(pair: Pair, kind: Kind, source: str, share: float, comparer: Comparer) -> Row:
    a, b = comparer.prepare(pair.a, kind), comparer.prepare(pair.b, kind)
    a, b = (b, a) if a.text > b.text else (a, b)
    crossing, views = a.script != b.script, view_pairs(a, b)
    readings = [vector(a, b, one, two, align(one, two, crossing)) for one, two in views]
    between = tuple(pairing(a.script, b.script, (one.by, two.by)) for one, two in views)
    return Row(pair, kind, source, share, np.array(readings), between, fact(a, b))


def fitted(some: Sequence[Row]) -> Floats:
    """Return the intercept and the weights that fit rows best."""
    weights = _start()
    for _ in range(ROUNDS):
        chosen = [row.readings[place] for row, place in zip(some, best_readings(some, weights), strict=True)]
        weights = _logistic(np.array(chosen), some)
    return weights


def logits(some: Sequence[Row], weights: Floats) -> Floats:
    """Return the log-odds of each row in its best reading."""
    return np.array([weights[0] + (row.readings @ weights[1:]).max() for row in some])


def _start() -> Floats:
    weights = np.zeros(len(FEATURES) + 1)
    for name, weight in (("whole-likeness", 1.0), ("same", 1.0), ("spelling", 1.0), ("conflict", -1.0)):
        weights[PLACE[name] + 1] = weight
    return weights


def best_readings(some: Sequence[Row], weights: Floats) -> list[int]:
    """Return which reading of each row fits best."""
    return [int((row.readings @ weights[1:]).argmax()) for row in some]


def _logistic(features: Floats, some: Sequence[Row]) -> Floats:
    table = np.hstack([np.ones((len(features), 1)), features])
    signs = np.array([1.0 if row.pair.same else -1.0 for row in some])
    shares = np.array([row.share for row in some])
    penalty = np.full(table.shape[1], PENALTY)
    penalty[0] = 0.0

    def loss(weights: Floats) -> tuple[float, Floats]:
        margins = signs * (table @ weights)
        slope = -(shares * signs / (1 + np.exp(margins))) @ table + penalty * weights
        return float(shares @ np.logaddexp(0, -margins) + 0.5 * (penalty * weights**2).sum()), slope

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", bounds=_bounds(some[0].kind))
    weights: Floats = found.x
    return weights


def _bounds(kind: Kind) -> list[tuple[float, float]]:
    assert set(FEATURES) >= FOR | AGAINST
    never = NOT_OF_PERSONS if kind == "person" else frozenset[str]()
    every = [(-LARGEST, LARGEST)]
    for name in FEATURES:
        least = AT_LEAST.get(name, 0.0) if name in FOR else -LARGEST
        most = AT_MOST.get(name, 0.0 if name in AGAINST else LARGEST)
        every.append((0.0, 0.0) if name in never else (least, most))
    return every


def unlearned(some: Sequence[Row]) -> Floats:
    """Return the log-odds of each row by weights that were fitted without its person."""
    fold = np.array([hashlib.sha256(row.pair.person.encode()).digest()[0] % FOLDS for row in some])
    found = np.zeros(len(some))
    for number in range(FOLDS):
        weights = fitted([row for row, its in zip(some, fold, strict=True) if its != number])
        places = np.flatnonzero(fold == number)
        found[places] = logits([some[place] for place in places.tolist()], weights)
    return found


def book_weights(some: Sequence[Row], found: Floats) -> dict[str, float]:
    """Return what each fact of the book adds to the names' own log-odds, by how often it is right beside them."""
    facts = dict.fromkeys(SAYS, 0.0)
    for told in facts:
        places = [place for place, row in enumerate(some) if row.told == told]
        right = sum(some[place].pair.same for place in places)
        expected = float((1 / (1 + np.exp(-found[places]))).sum()) if places else 0.0
        wrong, unexpected = len(places) - right, len(places) - expected
        odds = (right + _PRIOR) * (unexpected + _PRIOR) / ((wrong + _PRIOR) * (expected + _PRIOR))
        facts[told] = float(np.log(odds))
    return {**facts, **GIVEN}


def calibration(some: Sequence[Row], found: Floats, between: Sequence[str]) -> dict[str, Any]:
    """Return the curves from log-odds to probabilities: of all pairs, and between each pair of scripts.

    They are fitted to pairs as they come, not as they were weighed to learn from.
    """
    counted = np.array([row.source in MIXTURE for row in some])
    same, scripts = np.array([row.pair.same for row in some]), np.array(between)
    curves = {"": curve(found[counted], same[counted])}
    for one in sorted(set(between)):
        places = counted & (scripts == one)
        if places.sum() >= FEWEST:
            curves[one] = curve(found[places], same[places])
    return curves


def judgement(some: Sequence[Row], tell: Callable[[str], None]) -> dict[str, Any]:
    """Return one judgement as it is stored."""
    found, weights = unlearned(some), fitted(some)
    facts = book_weights(some, found)
    found = found + np.array([facts.get(row.told, 0.0) for row in some])
    places = best_readings(some, weights)
    between = [row.between[place] for row, place in zip(some, places, strict=True)]
    tell(f"{len(some)} pairs, {sum(row.pair.same for row in some)} of them one")
    return {
        "rows": len(some),
        "intercept": round(float(weights[0]), 4),
        "weights": {name: round(float(weights[PLACE[name] + 1]), 4) for name in FEATURES if weights[PLACE[name] + 1]},
        "facts": {name: round(weight, 4) for name, weight in facts.items()},
        "calibration": calibration(some, found, between),
    }


def train(folder: Path, tell: Callable[[str], None], target: Path = FILE, comparer: Comparer | None = None) -> None:
    """Fit both judgements and write them where the package reads them.

    Args:
        folder: The evaluation data.
        tell: Where progress goes.
        target: The file that is written.
        comparer: Of the bundled book unless given.
    """
    every = list(rows(folder, comparer or Comparer(open_index())))
    held = {kind: judgement([row for row in every if row.kind == kind], tell) for kind in ("person", "org")}
    target.write_text(_printed(held), "utf-8")
    judges.cache_clear()
    heard = ear_weight(folder, Comparer(open_index(), facts=False, ear=Ear(NameModel())))
    held["person"]["facts"]["model"] = round(heard, 4)
    target.write_text(_printed(held), "utf-8")
    tell(f"wrote {target.name}")


def _printed(held: Mapping[str, Any]) -> str:
    """Return JSON with a line for each weight, and a line for each knot."""
    return _KNOT.sub(r"[\1, \2]", json.dumps(held, indent=1)) + "\n"


if __name__ == "__main__":
    data = data_folder()
    if data is None:
        sys.exit(f"{VARIABLE} names no folder: the pairs to learn from are read from it")
    train(data, lambda line: print(line, file=sys.stderr))
