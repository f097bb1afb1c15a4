"""``python -m eval breakdown``: the main figures on persons, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from eval.bootstrap import Observation, Statistic, mean_over_persons, ratio
from eval.breakdown_parts import Parts, Regions, read_parts
from eval.figure import Better, Figure, Kind, measured
from eval.figures.flagged import is_flagged, is_named
from eval.figures.held_out import Rewrite, held_out_rewrites, observed
from eval.load import Known
from eval.systems import Run
from namenorm.rules import Rules
from namenorm.values import Report

_STATISTICS: tuple[tuple[str, str, Statistic], ...] = (
    ("", "", ratio),
    (".persons", ", mean over persons", mean_over_persons),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a set: its name, how many persons it holds, and its figures in the order of the columns."""

    part: str
    persons: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """The parts of one set; ``columns`` name the figures."""

    title: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    id: str
    label: str
    records: Sequence[Known]
    weigh: bool = False


_Hit = Callable[[Known], bool]


def blocks(run: Run) -> Iterator[Block]:
    """Yield the persons of the artefacts, of WMT23 without and with the source, and the rewrites, each part by part."""
    parts = read_parts()
    regions = Regions(parts, run.corpus.judge.identity, run.corpus.entities, Rules("en"))
    divide = _Divider(run, parts, regions)
    yield divide.block("artefacts", "Persons of the artefacts", run.reports, run.corpus.artefacts)
    sides = [("wmt23", "translation alone", run.reports)]
    sides += [("wmt23_source", "with the source", run.sourced)] if run.sourced else []
    wrong = [one for one in run.corpus.renderings if one.status in ("wrong", "partial")]
    right = [one for one in run.corpus.renderings if one.status == "right"]
    for name, how, reports in sides:
        yield divide.block(name, f"Wrong renderings of WMT23, {how}", reports, wrong)
        yield divide.block(f"{name}.right", f"Right renderings of WMT23, {how}", reports, right)
    yield _rewrites(run)


class _Divider:
    """Makes the blocks of one run."""

    def __init__(self, run: Run, parts: Parts, regions: Regions) -> None:
        self._run, self._parts, self._regions = run, parts, regions

    def block(self, name: str, title: str, reports: Mapping[str, Report], records: Sequence[Known]) -> Block:
        measures: dict[str, tuple[Better, _Hit]] = {"flagged": ("higher", lambda one: is_flagged(reports, one))}
        if any(one.status == "right" for one in records):
            measures = {"flagged": ("lower", measures["flagged"][1])}
        else:
            identity = self._run.corpus.judge.identity
            measures["named"] = ("higher", lambda one: is_named(identity, reports, one))
        columns = tuple(f"{what}{how}" for what in measures for _, how, _ in _STATISTICS)
        lines = [self._line(name, title, part, measures) for part in self._divided(records) if part.records]
        return Block(title, columns, tuple(lines))

    def _line(self, name: str, title: str, part: _Part, measures: Mapping[str, tuple[Better, _Hit]]) -> Line:
        figures = []
        for what, (better, is_hit) in measures.items():
            rows = [self._observed(one, is_hit(one), part.weigh) for one in part.records]
            for suffix, how, statistic in _STATISTICS:
                id_ = f"breakdown.{name}.{what}.{part.id}{suffix}"
                kind = Kind(id_, f"{title}, {part.label}: {what}{how}", better)
                figures.append(measured(kind, self._run.system, rows, statistic))
        return Line(part.label, len({one.person for one in part.records}), tuple(figures))

    def _observed(self, one: Known, hit: bool, weigh: bool) -> Observation:
        weight = self._parts.weight(one) if weigh else 1.0
        return Observation(hit * weight, weight, one.person, one.group)

    def _divided(self, every: Sequence[Known]) -> Iterator[_Part]:
        records = [one for one in every if one.status != "partial"]
        yield _Part("all", "all", records)
        identity = self._run.corpus.judge.identity
        yield _Part("known", "in the book", [one for one in records if identity.of(one)])
        yield _Part("unknown", "not in the book", [one for one in records if not identity.of(one)])
        for kind in filter(None, dict.fromkeys(one.kind for one in records)):
            yield _Part(f"kind.{kind}", f"kind {kind}", [one for one in records if one.kind == kind])
        at_home = [(self._regions.of(one), one) for one in records]
        for region, label in self._parts.regions.items():
            yield _Part(f"region.{region}", label, [one for home, one in at_home if home == region])
        if any(one.status != "right" for one in every):
            partial = " (partial ones too)" if len(every) > len(records) else ""
            yield _Part("severity", f"all, weighted by severity{partial}", every, weigh=True)


def _rewrites(run: Run) -> Block:
    made = list(held_out_rewrites(run))
    contexts = dict.fromkeys(one.context for one in made)
    every = [("all", "all", made)]
    every += [(one, _context_label(one), [row for row in made if row.context == one]) for one in contexts]
    title = "Rewrites of persons not trained on"
    lines = tuple(_rewrite_line(run, title, id_, label, rows) for id_, label, rows in every if rows)
    return Block(title, ("wrong", "wrong, mean over persons", "names another person"), lines)


def _context_label(context: str) -> str:
    return "on pages" if context == "pages" else f"synthetic, {context}"


def _rewrite_line(run: Run, title: str, id_: str, label: str, rows: Sequence[Rewrite]) -> Line:
    kind = Kind(f"breakdown.rewrites.wrong.{id_}", f"{title}, {label}: wrong", "lower", "per 1,000 edits")
    wrong = [observed(one, one.wrong) for one in rows]
    harmful = [observed(one, one.harmful) for one in rows]
    over_persons = replace(kind, id=f"{kind.id}.persons", label=f"{kind.label}, mean over persons")
    another = replace(kind, id=f"breakdown.rewrites.harmful.{id_}", label=f"{title}, {label}: name another person")
    figures = (
        measured(kind, run.system, wrong, scale=1000),
        measured(over_persons, run.system, wrong, mean_over_persons, 1000),
        measured(another, run.system, harmful, scale=1000),
    )
    return Line(label, len({one.person for one in rows}), figures)


def all_figures(every: Iterable[Block]) -> list[Figure]:
    """Return the figures of all blocks, in order."""
    return [figure for block in every for line in block.lines for figure in line.figures]
