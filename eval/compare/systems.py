"""What is measured side by side: our own comparers, nomenklatura's logic-v2, plain RapidFuzz."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import fuzz
from unidecode import unidecode

from eval.compare.pair import Scorer
from namenorm.errors import NamenormError
from namenorm.index.locate import open_index
from namenorm.matching.comparer import Comparer, bundled
from namenorm.matching.heard import Ear
from namenorm.matching.values import Kind
from namenorm.text.key import key
from namenorm.transliterate.model import NameModel

NAMED: dict[str, Kind] = {"Person": "person", "Company": "org", "Organization": "org"}
"""What ``namenorm`` is told of the schemas; of the others, a vessel's or that of anybody, it is told nothing."""


@dataclass(frozen=True, slots=True)
class System:
    """A way to compare names.

    Attributes:
        name: As it is printed.
        of: Returns the scorer for things of a schema of FollowTheMoney: ``Person``, ``Company`` …
        calibrated: Whether its scores claim to be probabilities.
    """

    name: str
    of: Callable[[str], Scorer]
    calibrated: bool = False


def systems(tell: Callable[[str], None], baselines: bool = True) -> Iterator[System]:
    """Yield what is installed of them, our own first.

    Args:
        tell: Told what is left out, and which command adds it.
        baselines: Whether to yield the baselines too.
    """
    for name, comparer in comparers(tell).items():
        yield System(name, of(comparer), calibrated=True)
    if baselines:
        try:
            yield System("nomenklatura logic-v2", _logic())
        except ImportError:
            tell("nomenklatura logic-v2: left out, it is not installed; pip install 'namenorm[baselines]' adds it")
        yield System("rapidfuzz token_sort_ratio", lambda _: plain)


def comparers(tell: Callable[[str], None]) -> dict[str, Comparer]:
    """Return our own comparers: names held together alone, with what the book says of their bearers, with the model.

    Args:
        tell: Told that there is no model.
    """
    found = {"namenorm, names alone": Comparer(open_index(), facts=False), "namenorm": bundled()}
    try:
        found["namenorm, names and model"] = Comparer(open_index(), facts=False, ear=Ear(NameModel()))
    except NamenormError as error:
        tell(f"namenorm, names and model: left out, {error}")
    return found


def of(comparer: Comparer) -> Callable[[str], Scorer]:
    """Return what makes a scorer of a comparer for things of a schema; each name is prepared once."""
    prepare = cache(comparer.prepare)

    def scorer(schema: str) -> Scorer:
        kind = NAMED.get(schema)
        if kind is None:
            return lambda a, b: comparer.compare(a, b).score
        return lambda a, b: comparer.score(prepare(a, kind), prepare(b, kind))

    return scorer


def plain(a: str, b: str) -> float:
    """Return RapidFuzz's ``token_sort_ratio`` of the names as Unidecode spells them, from 0 to 1."""
    return fuzz.token_sort_ratio(key(unidecode(a)), key(unidecode(b))) / 100


def _logic() -> Callable[[str], Scorer]:
    """Return what makes a scorer of logic-v2 with its own settings, over entities that have a name and nothing else."""
    from followthemoney.proxy import EntityProxy
    from nomenklatura.matching.logic_v2.model import LogicV2

    config = LogicV2.default_config()

    def of(schema: str) -> Scorer:
        @cache
        def entity(name: str) -> Any:
            return EntityProxy.from_dict({"id": name, "schema": schema, "properties": {"name": [name]}})

        return lambda a, b: float(LogicV2.compare(entity(a), entity(b), config).score)

    return of
