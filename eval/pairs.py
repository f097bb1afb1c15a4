"""Every pair of languages: whether each document is checked without an exception and without a malformed report.

Human translations of one text into many languages serve as originals: each language that an original may be in is put
beside English and German, and beside the systems' translations of WMT21. Only totals are printed.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

import namenorm
from eval.systems import Checker
from namenorm.values import Document, Report

ORIGINALS: Mapping[str, str] = {
    "zh-Hans": "zh-CN",
    "zh-Hant": "zh-TW",
    **{lang: lang for lang in ("ja", "ko", "vi", "ru", "uk", "ar", "fa")},
    "none": "",
}
"""The languages of originals, each with its column of NTREX; ``none`` is a translation without an original."""
TRANSLATIONS = ("en", "de")
_WMT21 = ("zh", "ja", "ru")
_SCHEMA = Draft202012Validator(json.loads((Path(namenorm.__file__).parent / "report.schema.json").read_text("utf-8")))


@dataclass(slots=True)
class Tally:
    """What was counted of one pair.

    Attributes:
        documents: Documents that were checked.
        findings: Findings in them.
        raised: Exceptions, by what they say, those that only left a part of a report out among them.
        malformed: What is wrong with reports, by what it is.
    """

    documents: int = 0
    findings: int = 0
    raised: Counter[str] = field(default_factory=Counter)
    malformed: Counter[str] = field(default_factory=Counter)


def pairs(folder: Path, most: int | None = None) -> Iterator[tuple[str, list[Document]]]:
    """Yield each pair of languages with its documents, of NTREX and of WMT21.

    Args:
        folder: The data.
        most: The most documents of a pair; all unless given.
    """
    texts = _ntrex(folder / "ntrex" / "text.tsv")
    for original, column in ORIGINALS.items():
        for lang in TRANSLATIONS:
            made = [_document(name, rows, lang, lang, column, original) for name, rows in texts[:most]]
            yield f"ntrex {original} → {lang}", made
    for original in _WMT21:
        every = list(_wmt21(folder / "wmt21", original))
        for given in (original, "none"):
            found = [_document(f"{name}:{by}", rows, by, "en", "src", given) for name, rows, by in every]
            yield f"wmt21 {original} → en" + (" without the original" if given == "none" else ""), found[:most]


def tally(checker: Checker, documents: Sequence[Document]) -> Tally:
    """Return what was counted when documents of one pair were checked; no exception ends it."""
    counted = Tally()
    for document in documents:
        counted.documents += 1
        try:
            report = checker.check(document)
        except Exception as error:
            counted.raised[f"{type(error).__name__}: {str(error)[:100]}"] += 1
            continue
        counted.findings += len(report.findings)
        counted.raised.update(one.exception for one in report.incomplete)
        counted.malformed.update(malformed(report))
    return counted


def malformed(report: Report) -> list[str]:
    """Return what is wrong with the form of a report: places, suggestions, rewrites, and what its schema says."""
    text, source = report.document.text, report.document.source or ""
    wrong = [f"schema: {error.json_path}: {error.message[:80]}" for error in _SCHEMA.iter_errors(report.to_dict())]
    for one in report.findings:
        if one.suggestion is not None and not one.suggestion.strip():
            wrong.append(f"{one.code}: the suggestion is empty")
        if one.start is not None and (
            one.end is None or one.start >= one.end or text[one.start : one.end] != one.surface
        ):
            wrong.append(f"{one.code}: the place is not that of its surface")
        if any(not 0 <= span.start < span.end <= len(source) for span in one.source_spans):
            wrong.append(f"{one.code}: a place in the original is not in it")
    for name in report.resolutions:
        if text[name.mention.start : name.mention.end] != name.mention.text or name.rendering == "":
            wrong.append("a resolution's place is not that of its text, or its rendering is empty")
    try:
        report.fixed_text()
    except ValueError as error:
        wrong.append(f"edits: {error}")
    return wrong


def lines(checker: Checker, folder: Path, most: int | None = None) -> Iterator[tuple[str, Tally]]:
    """Yield a line for each pair with what was counted, what went wrong in it below, and a last line over all."""
    total = Tally()
    yield f"{'pair':<42}{'documents':>10}{'findings':>10}{'exceptions':>12}{'malformed':>11}", total
    for name, documents in pairs(folder, most):
        one = tally(checker, documents)
        yield _line(name, one), one
        yield from ((f"    {count} × {said}", one) for said, count in (one.raised + one.malformed).most_common())
        total.documents += one.documents
        total.findings += one.findings
        total.raised += one.raised
        total.malformed += one.malformed
    yield _line("all", total), total


def _line(name: str, one: Tally) -> str:
    raised, wrong = one.raised.total(), one.malformed.total()
    return f"{name:<42}{one.documents:>10,}{one.findings:>10,}{raised:>12,}{wrong:>11,}"


def _document(name: str, rows: Sequence[Mapping[str, str]], by: str, lang: str, column: str, original: str) -> Document:
    source = None if original == "none" else "\n".join(row[column] for row in rows)
    return Document(name, "\n".join(row[by] for row in rows), lang, source, None if source is None else original)


def _ntrex(file: Path) -> list[tuple[str, list[dict[str, str]]]]:
    return [(name, list(rows)) for name, rows in groupby(_rows(file), key=lambda row: row["doc"])]


def _wmt21(folder: Path, lang: str) -> Iterator[tuple[str, list[dict[str, str]], str]]:
    """Yield the documents of a language, each once for each translation, with the column of that."""
    rows = {int(row["line"]): row for row in _rows(folder / f"{lang}_text.tsv")}
    columns = [one for one in next(iter(rows.values())) if one not in ("line", "src")]
    for one in _rows(folder / f"{lang}_docs.tsv"):
        here = [rows[line] for line in range(int(one["first"]), int(one["last"]) + 1) if line in rows]
        yield from ((f"{lang}:{one['first']}", here, by) for by in columns)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8", newline="") as lines_of_file:
        yield from csv.DictReader(lines_of_file, delimiter="\t", quoting=csv.QUOTE_NONE)
