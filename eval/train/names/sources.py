"""Where the pairs come from, and whether what lies there is what the record names."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from eval.datasets import VARIABLE, content_hash
from eval.name_model.sets import legislators
from eval.train.names.pairs import Pair, cedpane, netranslit, rigour

GROUPS = "NAMENORM_NAME_GROUPS"
_PIN = "9d6381d55159f471082ecb88446f3f8cffe82eca4ee65ea3a84889dbe75b9e94"
_KEPT_BACK = 8  # of 256
_HOW = f"""{GROUPS} names no file: it is rust/data/names/person_names.txt of rigour 2.6.1 (MIT). To get it:
curl -L https://files.pythonhosted.org/packages/source/r/rigour/rigour-2.6.1.tar.gz \\
  | tar xz --strip-components=4 rigour-2.6.1/rust/data/names/person_names.txt
export {GROUPS}=$PWD/person_names.txt"""


class MissingData(Exception):
    """A source that is not there; the text says how to get it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that are trained on.

    Attributes:
        data: The evaluation data: ``netranslit``, ``cedpane``, and what is held out.
        groups: rigour's groups.
    """

    data: Path
    groups: Path

    def hashes(self) -> dict[str, str]:
        """Return the sha256 of each source, for the record of a run."""
        return {
            "rigour": hashlib.sha256(self.groups.read_bytes()).hexdigest(),
            "cedpane": content_hash(self.data, ["cedpane/*.tsv"]),
            "netranslit": content_hash(self.data, ["netranslit/wd_*_80", "netranslit/wd_*_20"]),
            "legislators": content_hash(self.data, ["wikidata/legislators.tsv"]),
        }


def groups_file() -> Path | None:
    """Return the file that NAMENORM_NAME_GROUPS names, None where it names none that exists."""
    named = os.environ.get(GROUPS)
    return Path(named) if named and Path(named).is_file() else None


def find_sources(data: Path | None) -> Sources:
    """Return the sources.

    Args:
        data: The folder of the evaluation data.

    Raises:
        MissingData: If one of them is not there, or the groups are of another version.
    """
    if data is None:
        raise MissingData(f"{VARIABLE} names no folder: the pairs of netranslit and cedpane are read from it")
    groups = groups_file()
    if groups is None:
        raise MissingData(_HOW)
    if hashlib.sha256(groups.read_bytes()).hexdigest() != _PIN:
        raise MissingData(f"{groups} is not that of rigour 2.6.1\n{_HOW}")
    return Sources(data, groups)


def forbidden(data: Path, everywhere: bool = False) -> dict[str, frozenset[str]]:
    """Return, by language, the English names of which no pair is trained on.

    They are those of the language's 20 % file; for Ukrainian and Persian, which have none, those of legislators' names.

    Args:
        data: The folder of the evaluation data.
        everywhere: Whether what one language holds out is held out of all.
    """
    found: dict[str, set[str]] = {"uk": set(), "fa": set()}
    for pair in netranslit(data / "netranslit", "20"):
        found.setdefault(pair.language, set()).add(pair.english)
    for language, names in legislators(data / "wikidata/legislators.tsv").items():
        found[language].update(*names.values())
    if everywhere:
        return dict.fromkeys(found, frozenset[str]().union(*found.values()))
    return {language: frozenset(names) for language, names in found.items()}


def is_kept_back(english: str) -> bool:
    """Tell whether no pair of an English name is trained on, so that the ranking can be fitted on names never seen."""
    return hashlib.sha256(f"ranking:{english}".encode()).digest()[0] < _KEPT_BACK


def training_pairs(sources: Sources, kept_out: dict[str, frozenset[str]]) -> tuple[list[Pair], Counter[str]]:
    """Return all pairs that may be trained on, uncleaned, and how often each English name occurs in the 80 % files."""
    pairs, counts = _every_pair(sources)
    allowed = (pair for pair in pairs if pair.english not in kept_out.get(pair.language, frozenset()))
    return [pair for pair in allowed if not is_kept_back(pair.english)], counts


def kept_back(sources: Sources) -> dict[str, list[Pair]]:
    """Return the pairs, by language, that the ranking is fitted on: of names that are kept back, uncleaned.

    They are those of the 80 % files; rigour's for Ukrainian and Persian, which have none.
    """
    kept_out = forbidden(sources.data)
    found: dict[str, list[Pair]] = {language: [] for language in kept_out}
    for pair in _every_pair(sources)[0]:
        counted = pair.origin == "netranslit" or pair.language in ("uk", "fa")
        if counted and is_kept_back(pair.english) and pair.english not in kept_out[pair.language]:
            found[pair.language].append(pair)
    return found


def _every_pair(sources: Sources) -> tuple[list[Pair], Counter[str]]:
    counted = list(netranslit(sources.data / "netranslit", "80"))
    counts: Counter[str] = Counter()
    for pair in counted:
        counts[pair.english] += pair.count
    return [*counted, *rigour(sources.groups, counts), *_all_cedpane(sources.data)], counts


def _all_cedpane(data: Path) -> Iterable[Pair]:
    for file in sorted((data / "cedpane").glob("*.tsv")):
        yield from cedpane(file)
