"""Sentences dropped from good translations and added to them, however these are laid out: what is found, and what else.

The documents are aligned line by line. Of each one is made, by a seed, a translation whose lines are left as they are,
change places with their neighbours, are joined with them, or are cut in two; each with and without the faults.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from eval.blind.newstest import read_wmt21
from eval.blind.ntrex import PAIRS, code_of, read_ntrex
from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.quality.part import Given, Measured
from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Finding, Span

SEED = 406
CODES = ("NN406", "NN407")
FORMS = ("lines", "shuffled", "joined", "split")
"""Each line a paragraph; so, and neighbours exchanged; lines put together to paragraphs, other ones on each side, and
some to one sentence; paragraphs in the original alone, and sentences of the translation cut in two."""
LEAST_WORDS = 8  # of a sentence of the translation that is dropped or added
_LEAST_LINES = 8  # of a document
_STRANGER = -1  # the number of a line that is added
_EXCHANGED, _JOINED, _CUT, _PARAGRAPH = 0.2, 0.25, 0.5, 0.35  # share of the lines to which it happens
_ENDS = re.compile(r"[.!?。！？…؟][\"'”’」』»)）]*\s*$")
_COMMA = re.compile(r"[,;] (?=\w)")
_UNSPACED = ("zh", "ja")


@dataclass(frozen=True, slots=True)
class Lines:
    """A document with its translation, line by line.

    Attributes:
        id: Its set and name.
        source: Lines of the original.
        target: Lines of the translation.
        source_lang: The language of the original, as the program calls it.
        lang: That of the translation.
    """

    id: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    source_lang: str
    lang: str


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document with its translation in some form.

    Attributes:
        document: Both texts.
        place: Where the original has the sentence that was dropped, or the translation the one that was added; None
            where nothing was.
    """

    document: Document
    place: Span | None


def measure(given: Given) -> Measured:
    """Return the share of faults found, and the false flags a document, for each pair of languages and each form."""
    pairs = dict(read(given.folder))
    if not pairs:
        given.tell("layout: left out, there is neither wmt21 nor ntrex")
    checker = Normaliser(gazetteer=given.book, config=Config(select=CODES))
    found: dict[tuple[str, str], list[Observation]] = {}
    listed: list[str] = []
    for name, documents in pairs.items():
        for form, kind, one, what in _observed(checker, documents):
            found.setdefault((name, kind), []).append(one)
            found.setdefault((form, kind), []).append(one)
            listed += what
    return Measured(tuple(_figure(*key, some) for key, some in found.items()), tuple(listed))


def read(folder: Path) -> Iterator[tuple[str, list[Lines]]]:
    """Yield the documents of each set and pair of languages that are long enough."""
    for lang in ("zh", "ja", "ru") if (folder / "wmt21").exists() else ():
        articles = read_wmt21(folder, lang)
        yield f"wmt21.{lang}-en", _long(Lines(f"wmt21.{x.id}", x.source, x.people[0], lang, "en") for x in articles)
    texts = read_ntrex(folder) if (folder / "ntrex").exists() else {}
    for ours, theirs in PAIRS if texts else ():
        some = (Lines(f"ntrex.{name}", x[ours], x[theirs], code_of(ours), theirs) for name, x in texts.items())
        yield f"ntrex.{ours}-{theirs}".lower(), _long(some)


def laid_out(one: Lines, form: str, dice: random.Random, kind: str = "", stranger: str = "") -> LaidOut:
    """Return a document in a form, with a fault in it if one is asked for.

    Args:
        one: With lines long enough.
        form: One of ``FORMS``.
        dice: By which places are chosen.
        kind: ``dropped``, ``added``, or nothing.
        stranger: A sentence of another document in the language of the translation, to be added.
    """
    rows = [(line, number) for number, line in enumerate(one.target)]
    gone = dice.choice(_prose(one))
    if kind == "dropped":
        rows = [row for row in rows if row[1] != gone]
    elif kind:
        rows.insert(gone, (stranger, _STRANGER))
    if form == "shuffled":
        rows = _exchanged(rows, dice)
    elif form != "lines":
        rows = list(_joined(rows, dice) if form == "joined" else _cut(rows, dice))
    source, spans = _text(one.source, form in ("joined", "split"), one.source_lang[:2], dice)
    text, places = _text([line for line, _ in rows], form == "joined", one.lang, dice)
    added = [span for span, (_, number) in zip(places, rows, strict=True) if number == _STRANGER]
    document = Document(one.id, text, lang=one.lang, source=source, source_lang=one.source_lang)
    return LaidOut(document, spans[gone] if kind == "dropped" else next(iter(added), None))


def _exchanged(rows: list[tuple[str, int]], dice: random.Random) -> list[tuple[str, int]]:
    place = 1
    while place < len(rows):
        if dice.random() < _EXCHANGED:
            rows[place - 1 : place + 1] = rows[place], rows[place - 1]
            place += 1
        place += 1
    return rows


def _joined(rows: list[tuple[str, int]], dice: random.Random) -> Iterator[tuple[str, int]]:
    """Yield lines of which some end with a semicolon before a small letter, so that they are one sentence."""
    for (line, number), (after, other) in pairwise(rows):
        whole = number != _STRANGER and other != _STRANGER and line.endswith(".") and after[:1].isupper()
        yield (f"{line[:-1]};" if whole and dice.random() < _JOINED else line), number
    yield rows[-1]


def _cut(rows: list[tuple[str, int]], dice: random.Random) -> Iterator[tuple[str, int]]:
    """Yield lines of which some are cut in two sentences at the comma nearest to their middle."""
    for line, number in rows:
        commas = [one for one in _COMMA.finditer(line) if len(line) / 4 < one.start() < len(line) * 3 / 4]
        if number == _STRANGER or not commas or dice.random() >= _CUT:
            yield line, number
            continue
        at = min(commas, key=lambda one: abs(one.start() - len(line) / 2))
        yield f"{line[: at.start()]}.", number
        yield line[at.end()].upper() + line[at.end() + 1 :], number


def _text(lines: Sequence[str], paragraphs: bool, lang: str, dice: random.Random) -> tuple[str, list[Span]]:
    """Return lines as a text, and where each stands in it; what does not end as a sentence is a paragraph."""
    text, spans = "", list[Span]()
    for line in lines:
        if text:
            whole = paragraphs and dice.random() >= _PARAGRAPH and (_ENDS.search(text) or text.endswith(";"))
            text += ("" if lang in _UNSPACED else " ") if whole else "\n"
        inner = line.strip()
        if text.endswith("; "):
            inner = inner[:1].lower() + inner[1:]
        spans.append(Span(len(text), len(text) + len(inner)))
        text += inner
    return text, spans


def _long(documents: Iterator[Lines]) -> list[Lines]:
    return [one for one in documents if len(one.target) >= _LEAST_LINES and _prose(one)]


def _prose(one: Lines) -> list[int]:
    """Return the lines that are sentences, long enough, as is what stands before them."""
    ends = [_ENDS.search(line) and _ENDS.search(other) for line, other in zip(one.source, one.target, strict=True)]
    long = [len(line.split()) >= LEAST_WORDS for line in one.target]
    return [place for place in range(1, len(ends)) if long[place] and ends[place] and ends[place - 1]]


def _observed(checker: Normaliser, documents: Sequence[Lines]) -> Iterator[tuple[str, str, Observation, Sequence[str]]]:
    """Yield the form, the kind of figure, what was counted and what to list, of each document in one form."""
    for place, one in enumerate(documents):
        form, dice = FORMS[place % len(FORMS)], random.Random(f"{SEED} {one.id} {one.source_lang}")
        other = documents[(place + len(documents) // 2) % len(documents)]
        stranger = other.target[dice.choice(_prose(other))]
        for kind in ("false", "dropped", "added"):
            laid = laid_out(one, form, dice, kind.replace("false", ""), stranger)
            flags = _flags(checker, laid.document)
            said = [f"{kind}\t{form}\t{one.id}\t{flag.code}\t{flag.message}\t{flag.surface}" for flag in flags]
            hits = sum(laid.place is None or _is_at(flag, kind, laid.place) for flag in flags)
            yield form, kind, Observation(hits if kind == "false" else min(1, hits), 1, None, one.id), said


def _flags(checker: Normaliser, document: Document) -> list[Finding]:
    return [one for one in checker.check(document).findings if one.code in CODES]


def _is_at(flag: Finding, kind: str, place: Span) -> bool:
    if kind == "dropped":
        return flag.code == "NN406" and any(one.overlaps(place) for one in flag.source_spans)
    return flag.code == "NN407" and flag.start is not None and flag.start < place.end and place.start < (flag.end or 0)


def _figure(name: str, kind: str, observed: Sequence[Observation]) -> Figure:
    if kind == "false":
        what = Kind(f"quality.layout.{name}.false", f"{name}: false flags a document", "lower", "a document")
    else:
        what = Kind(f"quality.layout.{name}.{kind}", f"{name}: sentences {kind}, found")
    return measured(what, "namenorm", observed)
