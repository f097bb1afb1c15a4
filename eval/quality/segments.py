"""Sentences dropped from human translations, added to them or doubled: how many are found, and what else is flagged."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.quality.part import Given, Measured
from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Finding

SEED = 406
CODES = ("NN406", "NN407")
LINES = 20  # of a document, since the set does not mark where its documents end
LEAST_WORDS = 8  # of a sentence that is dropped or added
PARAGRAPH = 4  # lines of a paragraph, in the second form of each document
_ENDS = re.compile(r"[.!?。！？…][\"'”’」』)）]*\s*$")
_WMT22 = "wmt22_zh/generaltest2022.zh-en."
FORMS = {"lines": "\n", "paragraphs": " "}
"""How lines that belong together are joined: each a paragraph, or four of them one."""
KINDS = ("dropped", "added", "doubled")


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of an original with those of a translation.

    Attributes:
        id: Set and place.
        source: Lines of the original.
        target: Lines of the translation.
    """

    id: str
    source: tuple[str, ...]
    target: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """A document made wrong.

    Attributes:
        source: The original.
        text: The translation.
        place: The stretch of the original that is not rendered, or of the translation that renders nothing.
    """

    source: str
    text: str
    place: tuple[int, int]


def measure(given: Given) -> Measured:
    """Return the share found by kind and form of document, and the share of untouched documents that are flagged."""
    documents = list(read(given.folder))
    if not documents:
        given.tell("segments: left out, there is no wmt22_zh")
        return Measured()
    checker = Normaliser(gazetteer=given.book, config=Config(select=(*CODES, "NN301")))
    figures, listed = [], []
    for form in FORMS:
        more, lines = _of_form(checker, documents, form)
        figures += more
        listed += lines
    return Measured(tuple(figures), tuple(listed))


def read(folder: Path) -> Iterator[Lines]:
    """Yield documents of twenty lines of WMT22 with each of its two human translations."""
    files = [folder / f"{_WMT22}{name}" for name in ("src.zh", "ref.A.en", "ref.B.en")]
    if not all(file.exists() for file in files):
        return
    source, *targets = (file.read_text("utf-8").rstrip("\n").split("\n") for file in files)
    for ref, target in zip("AB", targets, strict=True):
        for first in range(0, len(source), LINES):
            last = first + LINES
            yield Lines(f"{first + 1}{ref}", tuple(source[first:last]), tuple(target[first:last]))


def joined(lines: Sequence[str], form: str) -> str:
    """Return lines as a text in which some of them are a paragraph."""
    if FORMS[form] == "\n":
        return "\n".join(lines)
    return "\n".join(" ".join(lines[at : at + PARAGRAPH]) for at in range(0, len(lines), PARAGRAPH))


def put(document: Lines, others: Sequence[Lines], kind: str, form: str, dice: random.Random) -> Fault | None:
    """Return a document with one sentence dropped, added from another document or doubled; None if none is long enough.

    The paragraphs stay those of the untouched document, so that a fault does not show by its being a paragraph less.
    """
    long = [place for place in range(len(document.target)) if _is_sentence(document, place, form)]
    if not long:
        return None
    place, lines = dice.choice(long), list(document.target)
    if kind == "dropped":
        line = document.source[place]
        lines[place] = ""
        source = joined(document.source, form)
        start = len(joined([*document.source[:place], "\0"], form)) - 1
        return Fault(source, _without_empty(joined(lines, form)), (start, start + len(line)))
    foreign = dice.choice([line for other in others for line in other.target if _may_be_added(line, form)])
    line = foreign.strip() if kind == "added" else lines[place].strip()
    lines[place] = f"{lines[place].strip()}{FORMS[form]}{line}"
    text = joined(lines, form)
    start = text.rfind(line) if kind == "doubled" else text.find(line)
    return Fault(joined(document.source, form), text, (start, start + len(line)))


def _may_be_added(line: str, form: str) -> bool:
    """Tell whether a line is a sentence that shows where it ends; a heading in a paragraph is a part of the next."""
    return len(line.split()) >= LEAST_WORDS and (form == "lines" or _ENDS.search(line) is not None)


def _is_sentence(document: Lines, place: int, form: str) -> bool:
    """Tell whether a line is a long enough sentence by itself; in a paragraph it and the one before it have to end."""
    if len(document.target[place].split()) < LEAST_WORDS:
        return False
    beside = [place] if form == "lines" else [place, max(0, place - 1)]
    return all(_ENDS.search(document.source[one]) and _ENDS.search(document.target[one]) for one in beside)


def _without_empty(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def _of_form(checker: Normaliser, documents: Sequence[Lines], form: str) -> tuple[list[Figure], list[str]]:
    dice, figures, listed = random.Random(SEED), [], []
    for kind in KINDS:
        observed = []
        for one in documents:
            strangers = [other for other in documents if other.id.rstrip("AB") != one.id.rstrip("AB")]
            fault = put(one, strangers, kind, form, dice)
            if fault is None:
                continue
            hit = any(_at(finding, fault, kind) for finding in _flags(checker, fault.source, fault.text))
            observed.append(Observation(hit, 1, None, one.id.rstrip("AB")))
            if not hit:
                text = fault.source if kind == "dropped" else fault.text
                listed.append(f"missed\t{form}\t{kind}\t{one.id}\t{text[slice(*fault.place)]}")
        name = Kind(f"quality.segments.{kind}.{form}", f"Sentences {kind}, {form}: found")
        figures.append(measured(name, "namenorm", observed))
    false, found = _untouched(checker, documents, form)
    return [*figures, *false], [*listed, *found]


def _untouched(checker: Normaliser, documents: Sequence[Lines], form: str) -> tuple[list[Figure], list[str]]:
    of_documents, of_lines, listed = [], [], []
    for one in documents:
        source, text = joined(one.source, form), joined(one.target, form)
        flags = [flag for flag in _flags(checker, source, text) if flag.code in CODES]
        of_documents.append(Observation(bool(flags), 1, None, one.id.rstrip("AB")))
        of_lines.append(Observation(len(flags), len(one.target), None, one.id.rstrip("AB")))
        listed += [f"false\t{form}\t{one.id}\t{flag.code}\t{flag.message}\t{flag.surface}" for flag in flags]
    whole = Kind(
        f"quality.segments.false_documents.{form}", f"Untouched documents of {LINES} lines, {form}: flagged", "lower"
    )
    each = Kind(f"quality.segments.false.{form}", f"Flags of NN406 and NN407 for each untouched line, {form}", "lower")
    return [measured(each, "namenorm", of_lines), measured(whole, "namenorm", of_documents)], listed


def _flags(checker: Normaliser, source: str, text: str) -> list[Finding]:
    return list(checker.check(Document("", text, source=source, source_lang="zh")).findings)


def _at(finding: Finding, fault: Fault, kind: str) -> bool:
    """Tell whether a finding is at the fault; of what stands twice either may be called the copy."""
    first, last = fault.place
    if kind == "dropped":
        return finding.code == "NN406" and any(one.start < last and first < one.end for one in finding.source_spans)
    if finding.start is None or finding.end is None:
        return False
    if kind == "doubled":
        return finding.code in (*CODES, "NN301") and finding.surface[:20] in fault.text[first:last]
    return finding.code == "NN407" and finding.start < last and first < finding.end
