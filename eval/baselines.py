"""Two baselines on the same work: RapidFuzz over unidecode, and nomenklatura's logic-v2."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import numpy as np
from rapidfuzz import fuzz, process
from unidecode import unidecode

from eval.identity import han_names, right_names
from eval.judge import name_flags
from eval.systems import Run
from namenorm.gazetteer.model import Entity
from namenorm.text.key import key, squash
from namenorm.values import Candidate, EntityRef, Finding, Report

_LEAST = 0.3
"""Scores below this are never proposed; every best threshold lay above."""


class Baseline(Protocol):
    """Scores the persons of a book for a spelling."""

    name: str

    def lookup(self, name: str, limit: int) -> tuple[Candidate, ...]:
        """Return the persons for a spelling, best first; scores from 0 to 1."""


class FuzzyBaseline:
    """RapidFuzz's ``token_sort_ratio`` over unidecode: the book's English names and its Han names transliterated."""

    name = "rapidfuzz token_sort_ratio"

    def __init__(self, entities: Iterable[Entity]) -> None:
        """Spell every person of the book."""
        persons = [one for one in entities if one.kind == "person"]
        self._names = {one.id: one.name for one in persons}
        pairs = [(key(text), one.id) for one in persons for text in _spellings(one)]
        self._spellings = [spelling for spelling, _ in pairs]
        self._owners = [owner for _, owner in pairs]
        self._seen: dict[str, tuple[Candidate, ...]] = {}

    def lookup(self, name: str, limit: int) -> tuple[Candidate, ...]:
        """Return the persons with the most similar spellings."""
        if name not in self._seen:
            self._seen[name] = self._search(key(unidecode(name)))
        return self._seen[name][:limit]

    def _search(self, query: str, keep: int = 20) -> tuple[Candidate, ...]:
        if not self._spellings:
            return ()
        scores = process.cdist([query], self._spellings, scorer=fuzz.token_sort_ratio, dtype=np.float32)[0]
        best: dict[str, float] = {}
        for place in np.argsort(-scores, kind="stable")[: keep * 8]:
            best.setdefault(self._owners[int(place)], float(scores[place]))
        return tuple(Candidate(id_, self._names[id_], score / 100) for id_, score in list(best.items())[:keep])


def _spellings(person: Entity) -> list[str]:
    """Return the English names of a person, and the Han names as unidecode transliterates them."""
    return [unidecode(text) for text in (*right_names(person), *han_names(person))]


class LogicBaseline:
    """nomenklatura's logic-v2 over the same spellings, for the persons that the fuzzy baseline likes best.

    Raises:
        ImportError: On construction, where nomenklatura is not installed.
    """

    name = "nomenklatura logic-v2"

    def __init__(self, entities: Iterable[Entity], prefilter: FuzzyBaseline) -> None:
        """Make an entity of the FollowTheMoney model of every person of the book."""
        from followthemoney.proxy import EntityProxy
        from nomenklatura.matching.logic_v2.model import LogicV2

        self._proxy: Any = EntityProxy.from_dict
        self._logic: Any = LogicV2
        self._config = LogicV2.default_config()
        self._prefilter = prefilter
        self._persons = {one.id: self._person(one.id, _spellings(one)) for one in entities if one.kind == "person"}
        self._seen: dict[str, tuple[Candidate, ...]] = {}

    def lookup(self, name: str, limit: int) -> tuple[Candidate, ...]:
        """Return the prefiltered persons in the order of logic-v2's scores."""
        if name not in self._seen:
            query = self._person("query", (name,))
            near = self._prefilter.lookup(name, 20)
            scored = [replace(one, score=self._score(query, one.entity_id)) for one in near]
            self._seen[name] = tuple(sorted(scored, key=lambda one: -one.score))
        return self._seen[name][:limit]

    def _person(self, id_: str, names: Sequence[str]) -> Any:
        return self._proxy({"id": id_, "schema": "Person", "properties": {"name": list(names)}})

    def _score(self, query: Any, id_: str) -> float:
        return float(self._logic.compare(query, self._persons[id_], self._config).score)


def answer(baseline: Baseline, right: Mapping[str, Sequence[str]]) -> Callable[[Report], Report]:
    """Return what makes a baseline's report out of namenorm's.

    A mention is flagged where the best person for it is spelt otherwise.

    Args:
        baseline: Scores spellings.
        right: The right English names of each person, by identifier.
    """
    known = {id_: frozenset(map(squash, names)) for id_, names in right.items()}

    def report(given: Report) -> Report:
        mentions = (one.mention for one in given.resolutions if one.mention.type in ("person", "other"))
        flags = (_flag(one.start, one.end, one.text, baseline.lookup(one.text, 1), known) for one in mentions)
        return replace(given, resolutions=(), findings=tuple(filter(None, flags)), edits=())

    return report


def _flag(
    start: int, end: int, surface: str, best: tuple[Candidate, ...], known: Mapping[str, frozenset[str]]
) -> Finding | None:
    if not best or best[0].score < _LEAST or _accepts(known[best[0].entity_id], surface):
        return None
    entity = EntityRef(best[0].entity_id, best[0].name)
    return Finding("NN102", "major", start, end, surface, "", "", best[0].name, entity, best[0].score)


def _accepts(names: frozenset[str], surface: str) -> bool:
    """Tell whether a surface is a right name of the person, whole or a single word of it such as a surname."""
    return squash(surface) in names or (" " not in key(surface) and any(squash(surface) in name for name in names))


def best_threshold(run: Run) -> float:
    """Return the threshold in a baseline's favour: the one with the best F1 of artefacts rightly named and false flags.

    False flags are those on the reference translations and on English news. The baseline is thus tuned on the very
    data that it is measured on, which namenorm is not.
    """
    right, wrong = _right_scores(run), _false_scores(run)
    total = len(run.corpus.artefacts)

    def f1(threshold: float) -> float:
        hits = sum(score >= threshold for score in right)
        false = sum(score >= threshold for score in wrong)
        return 2 * hits / (total + hits + false) if total else 0.0

    return max((step / 100 for step in range(int(100 * _LEAST), 101)), key=lambda one: (f1(one), one))


def _right_scores(run: Run) -> list[float]:
    judge, scores = run.corpus.judge, []
    for known in run.corpus.artefacts:
        flags = [one for one in name_flags(run.reports[known.page]) if any(span.overlaps(one) for span in known.spans)]
        scores.append(
            max((f.confidence for f in flags if judge.identity.is_right(known, f.entity, f.suggestion)), default=0.0)
        )
    return scores


def _false_scores(run: Run) -> list[float]:
    return [
        flag.confidence
        for page, report in run.checked("wmt22", "english_news")
        for flag in name_flags(report)
        if run.corpus.judge.flag(page, flag) != "right"
    ]


def above(run: Run, threshold: float) -> Run:
    """Return a baseline's run with the flags at or above a threshold alone."""

    def cut(report: Report) -> Report:
        return replace(report, findings=tuple(one for one in report.findings if one.confidence >= threshold))

    reports = {id_: cut(report) for id_, report in run.reports.items()}
    name = f"{run.system} ≥ {threshold:.2f}"
    return replace(run, system=name, reports=reports, examples=[cut(report) for report in run.examples])
