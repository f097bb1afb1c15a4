"""Real organisations with their names, from labels and aliases of Wikidata."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

from eval.compare.audible import audible
from eval.compare.pair import Pair
from eval.compare.persons import LATIN, Person
from eval.compare.strangers import Borne, distinct, strangers
from eval.name_model.halves import is_reported
from namenorm.text.key import key

ORGANISATION = "Organization"
_SORTS = re.compile(
    r",[^;]*\b(business|enterprise|company|corporation|bank|airline|record label|developer|publisher|brand|university|"
    r"political party|organization|football club|newspaper)"
)
_LATIN = re.compile(r"[\u0020-\u007e\u00c0-\u024f’]+")
_LEAST = 4  # letters: "GE" is no name that can be compared


def organisations(folder: Path, reported: bool) -> list[Pair]:
    """Return pairs of English names of one organisation, and for each two of different ones: a near and a random one.

    The mixture is that of ``eval.compare.sets.labelled``. Companies, parties, clubs, newspapers and schools, by their
    class in Wikidata.

    Args:
        folder: The evaluation data.
        reported: The half that is reported, or that for development.
    """
    pool = [Borne(one, one.english[0], one.english[0]) for one in _things(folder / "wikidata", reported)]
    near = strangers(pool, pool, "nearest")
    pairs: list[Pair] = []
    for one, other in zip(pool, near, strict=True):
        names = [both for both in combinations(one.person.english, 2) if key(both[0]) != key(both[1])]
        if names and other is not None:
            a, b = Random(one.person.id).choice(names)
            pairs += [
                Pair(a, b, True, ORGANISATION, "one", one.person.id, audible(a, b)),
                Pair(one.latin, other.latin, False, ORGANISATION, "nearest", one.person.id),
                Pair(one.latin, _drawn(one, pool), False, ORGANISATION, "random", one.person.id),
            ]
    return pairs


def _things(folder: Path, reported: bool) -> Iterator[Person]:
    with (folder / "nonpersons.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if is_reported(row["qid"]) == reported and _SORTS.search(row["instance_of"] or ""):
                names = tuple(sorted(name for name in (row["en"] or "").split("|") if _is_name(name)))
                if names:
                    yield Person(row["qid"], {LATIN: names}, names, frozenset(map(key, names)))


def _is_name(name: str) -> bool:
    return len(key(name)) >= _LEAST and bool(_LATIN.fullmatch(name))


def _drawn(one: Borne, pool: list[Borne]) -> str:
    chance = Random(one.person.id)
    return next(other.latin for other in iter(lambda: chance.choice(pool), None) if distinct(one, other))
