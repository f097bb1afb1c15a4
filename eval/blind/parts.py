"""The parts of the measurement: what each reads and counts, on the sets that are looked at and on the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from eval.blind.artefact_set import read_artefacts
from eval.blind.artefacts import EntityOf, artefact_figures
from eval.blind.checking import Checking
from eval.blind.demetr import demetr_figures, read_demetr
from eval.blind.false_flags import false_figures, read_clean
from eval.blind.news import news_figures
from eval.blind.newstest import read_wmt20, read_wmt21
from eval.blind.ntrex import PAIRS, ntrex_figures, read_ntrex
from eval.blind.sealed import Sealed
from eval.blind.seen import LANGS, SeenPersons
from eval.datasets import BLIND
from eval.figure import Figure


@dataclass(frozen=True, slots=True)
class Given:
    """What a part measures with.

    Attributes:
        folder: The data folder.
        check: Checks documents.
        entity: Looks an entity of the book up.
        langs: Languages of originals; all if empty.
    """

    folder: Path
    check: Checking
    entity: EntityOf
    langs: tuple[str, ...] = ()

    def takes(self, lang: str) -> bool:
        """Tell whether originals in a language are measured: ``zh`` stands for ``zh-CN`` and ``zh-TW`` too."""
        return not self.langs or lang in self.langs or lang.split("-")[0] in self.langs


Side = Callable[[Given], Iterable[Figure]]


@dataclass(frozen=True, slots=True)
class Part:
    """One part; either side may be missing."""

    name: str
    looked_at: Side | None
    blind: Side | None


def _artefacts(given: Given) -> Iterator[Figure]:
    return artefact_figures(read_artefacts(given.folder, is_blind=False), given.check, given.entity)


def _blind_artefacts(given: Given) -> list[Figure]:
    is_seen = SeenPersons(given.folder)
    sealed = Sealed(lambda: read_artefacts(given.folder / BLIND, is_blind=True))
    return sealed.totals(lambda records: artefact_figures(records, given.check, given.entity, is_seen))


def _wmt21(given: Given) -> Iterator[Figure]:
    for lang in filter(given.takes, LANGS):
        yield from news_figures(read_wmt21(given.folder, lang), given.check)


def _wmt20(given: Given) -> list[Figure]:
    if not given.takes("zh"):
        return []
    return Sealed(partial(read_wmt20, given.folder / BLIND)).totals(lambda held: news_figures(held, given.check))


def _false(given: Given) -> Iterator[Figure]:
    return false_figures(read_clean(given.folder), given.check)


def _ntrex(given: Given) -> Iterator[Figure]:
    pairs = tuple(pair for pair in PAIRS if given.takes(pair[0]))
    return ntrex_figures(read_ntrex(given.folder), given.check, pairs)


def _demetr(given: Given) -> Iterator[Figure]:
    rows = [row for row in read_demetr(given.folder) if given.takes(row["lang"])]
    return demetr_figures(rows, given.check)


PARTS = (
    Part("artefacts", _artefacts, _blind_artefacts),
    Part("wmt21", _wmt21, None),
    Part("wmt20", None, _wmt20),
    Part("false", _false, None),
    Part("ntrex", _ntrex, None),
    Part("demetr", _demetr, None),
)

SETS = ("artefacts", "wmt21", "wmt22_zh", "english_news", "ntrex", "demetr", "blind_artefacts", "blind_wmt20")
"""The sets that the parts read."""
