"""Faults that people put into good translations, one each: how many are found."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from eval.blind.checking import Checking, Task, is_faulty
from eval.blind.counted import Counted, Measure, figure, gathered
from eval.bootstrap import Observation
from eval.figure import Figure
from namenorm.values import Document, Report

_APART = ("NN310", "NN410")
Row = Mapping[str, str]


def read_demetr(folder: Path) -> list[Row]:
    """Read the rows: kind, language, original, the whole translation and the broken one."""
    with (folder / "demetr/rows.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def demetr_figures(rows: Sequence[Row], check: Checking) -> Iterator[Figure]:
    """Yield the share of faults that are found, by kind and language, and of whole sentences that are flagged."""
    wholes = list({(row["lang"], row["source"], row["translation"]): row for row in rows}.values())
    tasks = [*(_task(row, "translation") for row in wholes), *(_task(row, "broken") for row in rows)]
    reports = list(check(tasks))
    said = [_said(report) for report in reports]
    by_whole = {(row["lang"], row["translation"]): one for row, one in zip(wholes, said[: len(wholes)], strict=True)}
    counted: list[Counted] = [("raised", Observation(is_faulty(report), 1, None, "")) for report in reports]
    for row, one in zip(wholes, said[: len(wholes)], strict=True):
        counted += [(f"whole{part}", Observation(bool(one), 1, None, row["id"])) for part in ("", f".{row['lang']}")]
    for row, one in zip(rows, said[len(wholes) :], strict=True):
        found = bool(one - by_whole[row["lang"], row["translation"]])
        kind = row["kind"].replace(" ", "-")
        counted += [(f"{kind}{part}", Observation(found, 1, None, row["id"])) for part in ("", f".{row['lang']}")]
    for name, observations in sorted(gathered(counted).items()):
        yield figure(f"demetr.{name}", _measure(name), observations)


def _task(row: Row, column: str) -> Task:
    return Task(Document(row["id"], row[column], source=row["source"], source_lang=row["lang"]))


def _said(report: Report | None) -> frozenset[tuple[str, str, str]]:
    findings = () if report is None else report.findings
    return frozenset((one.code, one.surface, one.message) for one in findings if one.code not in _APART)


def _measure(name: str) -> Measure:
    kind, _, lang = name.partition(".")
    head = f"sentences with one fault{f', {lang} → en' if lang else ''}"
    if kind == "raised":
        return Measure(f"{head}: sentences whose check has a fault", "lower")
    if kind == "whole":
        return Measure(f"{head}: the whole sentence flagged", "lower")
    return Measure(f"{head}: {kind.replace('-', ' ')} found")
