"""Findings in human translations of one text into many languages, where nearly every finding is false."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from eval.blind.checking import Checking, Task, is_faulty
from eval.blind.counted import WORDS, Counted, Measure, figure, gathered
from eval.bootstrap import Observation
from eval.figure import Figure
from namenorm.values import Document, Finding, Report

PAIRS = (
    *((lang, "en") for lang in ("zh-CN", "zh-TW", "ja", "ko", "vi", "ru", "uk", "ar", "fa")),
    ("zh-CN", "de"),
)
"""The languages of originals and translations."""
_CODES = {"zh-CN": "zh-Hans", "zh-TW": "zh-Hant"}
Texts = Mapping[str, Mapping[str, tuple[str, ...]]]
"""The lines of each document in each language."""


def read_ntrex(folder: Path, pairs: Iterable[tuple[str, str]] = PAIRS) -> Texts:
    """Read the documents, their lines by language, in the languages of some pairs."""
    with (folder / "ntrex/text.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    langs = {lang for pair in pairs for lang in pair}
    documents = [(name, list(lines)) for name, lines in groupby(rows, lambda row: row["doc"])]
    return {name: {lang: tuple(row[lang] for row in lines) for lang in langs} for name, lines in documents}


def ntrex_figures(texts: Texts, check: Checking, pairs: tuple[tuple[str, str], ...] = PAIRS) -> Iterator[Figure]:
    """Yield name flags in 1,000 words, content findings a line and exceptions, for each pair of languages."""
    for original, target in pairs:
        tasks = [Task(document_of(name, lines, original, target)) for name, lines in texts.items()]
        counted = (one for task, report in zip(tasks, check(tasks), strict=True) for one in _counted(task, report))
        pair = f"{original}-{target}".lower()
        for name, observations in gathered(counted).items():
            yield figure(f"ntrex.{pair}.{name}", _measure(name, f"{original} → {target}"), observations)


def document_of(name: str, lines: Mapping[str, tuple[str, ...]], original: str, target: str) -> Document:
    """Return a document in one language with the same text in another as its original."""
    given = "\n".join(lines[original])
    return Document(name, "\n".join(lines[target]), lang=target, source=given, source_lang=code_of(original))


def code_of(original: str) -> str:
    """Return how the program calls a language of the set."""
    return _CODES.get(original, original)


def _counted(task: Task, report: Report | None) -> Iterator[Counted]:
    name, text = task.document.id, task.document.text
    yield "raised", Observation(is_faulty(report), 1, None, name)
    if report is not None:
        names = sum(one.code.startswith(("NN1", "NN2")) for one in report.findings)
        yield "names", Observation(names, len(text.split()), None, name)
        content = sum(_is_content(one) for one in report.findings)
        yield "content", Observation(content, text.count("\n") + 1, None, name)
        yield "unread", Observation(report.source != "used", 1, None, name)


def _is_content(finding: Finding) -> bool:
    return finding.code.startswith("NN4") and finding.code != "NN410"


def _measure(name: str, pair: str) -> Measure:
    head = f"good translations {pair}"
    if name == "names":
        return Measure(f"{head}: flags on names", "lower", WORDS)
    if name == "content":
        return Measure(f"{head}: findings on content", "lower", "a line")
    says = {"raised": "documents whose check has a fault", "unread": "documents whose original is not used"}
    return Measure(f"{head}: {says[name]}", "lower")
