"""Number and date faults put into human translations: how many are found, and what is flagged in the untouched."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.blind.ntrex import PAIRS, code_of, read_ntrex
from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.load import wmt22_lines
from eval.quality.number_faults import KINDS, Fault, possible, put
from eval.quality.part import Given, Measured
from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Finding

FAULTS = 1000
SEED = 407
CODES = ("NN401", "NN402", "NN403")
_HAS_NUMBER = re.compile(r"\d|[二三四五六七八九十百千万亿两]")
AUDIT = Path(__file__).parent.parent / "labels" / "number_pairs.jsonl"
"""Pairs of WMT22, and by language of NTREX, whose translation has a fault in a number or a date, each read."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A line and its human translation.

    Attributes:
        id: The line's number, counted from 1, and the translator.
        source: The original.
        target: The translation.
        lang: The original's language.
    """

    id: str
    source: str
    target: str
    lang: str = "zh"

    @property
    def group(self) -> str:
        """What is drawn together: the line of both translators, or the document."""
        return self.id.split(":")[0].rstrip("AB")


def measure(given: Given) -> Measured:
    """Return the share of the faults found, over all and by kind, and the share of untouched pairs that are flagged.

    First of human translations from Chinese, then, a language at a time, of those of NTREX.
    """
    checker = Normaliser(gazetteer=given.book, config=Config(select=CODES))
    pairs = list(clean_pairs(given.folder))
    if not pairs:
        given.tell("numbers: left out, there is no wmt22_zh")
    figures, listed = _measured(checker, pairs, "", KINDS) if pairs else ([], [])
    for lang in close_languages(given.folder):
        more, said = _measured(checker, list(close_pairs(given.folder, lang)), f".{lang}", ())
        figures, listed = [*figures, *more], [*listed, *said]
    return Measured(tuple(figures), tuple(listed))


def _measured(
    checker: Normaliser, pairs: list[Pair], part: str, kinds: Iterable[str]
) -> tuple[list[Figure], list[str]]:
    found: list[tuple[Pair, Fault, bool]] = []
    untouched = {pair.id: flags(checker, pair, pair.target) for pair in pairs}
    for pair, fault in faulty(pairs):
        after = Counter(one.key for one in flags(checker, pair, fault.text))
        found.append((pair, fault, bool(after - Counter(one.key for one in untouched[pair.id]))))
    false = [(pair, untouched[pair.id]) for pair in pairs]
    return list(_figures(found, false, part, kinds)), list(_listed(found, false))


def close_languages(folder: Path) -> list[str]:
    """Return the languages of NTREX's originals, which are translations from English themselves."""
    there = (folder / "ntrex/text.tsv").exists()
    return [lang for lang, target in PAIRS if target == "en"] if there else []


def close_pairs(folder: Path, lang: str) -> Iterator[Pair]:
    """Yield the lines of NTREX that have a number on both sides."""
    known = _known()
    for name, lines in read_ntrex(folder, [(lang, "en")]).items():
        for number, (ours, theirs) in enumerate(zip(lines[lang], lines["en"], strict=True)):
            if f"{lang}:{name}:{number}" not in known and possible(theirs, ours, lang):
                yield Pair(f"{name}:{number}", ours, theirs, lang)


def clean_pairs(folder: Path) -> Iterator[Pair]:
    """Yield the pairs of WMT22 with a number on both sides, without those whose translation is known to be wrong."""
    known = _known()
    for name, ours, theirs in wmt22_lines(folder):
        if name not in known and _HAS_NUMBER.search(ours) and possible(theirs, ours):
            yield Pair(name, ours, theirs)


def _known() -> set[str]:
    return {json.loads(line)["pair"] for line in AUDIT.read_text("utf-8").splitlines()} if AUDIT.exists() else set()


def faulty(pairs: list[Pair]) -> Iterator[tuple[Pair, Fault]]:
    """Yield pairs, each with one fault, of the kind that is rarest so far; the same every time.

    Where there are fewer pairs than faults, those with numbers of several kinds come again, with another kind.
    """
    dice = random.Random(SEED)
    made: Counter[str] = Counter()
    used: dict[str, set[str]] = {pair.id: set() for pair in pairs}
    left = FAULTS
    for pair in 2 * dice.sample(pairs, len(pairs)):
        kinds = set(possible(pair.target, pair.source, pair.lang)) - used[pair.id]
        if not kinds or not left:
            continue
        kind = min(kinds, key=lambda one: (made[one], one))
        made[kind] += 1
        used[pair.id].add(kind)
        left -= 1
        yield pair, put(pair.target, pair.source, kind, dice, pair.lang)


def flags(checker: Normaliser, pair: Pair, text: str) -> list[Finding]:
    """Return the findings of numbers, dates and units in a translation of a pair's source."""
    document = Document(pair.id, text, source=pair.source, source_lang=code_of(pair.lang))
    return [one for one in checker.check(document).findings if one.code in CODES]


def _figures(
    found: list[tuple[Pair, Fault, bool]], false: list[tuple[Pair, list[Finding]]], part: str, kinds: Iterable[str]
) -> Iterator[Figure]:
    whence = f" from {part[1:]}" if part else ""
    label = f"Number and date faults put into human translations{whence} that are found"
    yield _share(f"quality.numbers{part}.found", label, [(pair, hit) for pair, _, hit in found], "higher")
    for kind in kinds:
        rows = [(pair, hit) for pair, fault, hit in found if fault.kind == kind]
        yield _share(f"quality.numbers.found.{kind.replace(' ', '_')}", f"… {kind}", rows, "higher")
    label = "The same pairs untouched: flagged by NN401, NN402 or NN403"
    yield _share(f"quality.numbers{part}.false", label, [(pair, bool(flagged)) for pair, flagged in false], "lower")


def _share(name: str, label: str, rows: list[tuple[Pair, bool]], better: str) -> Figure:
    observed = [Observation(hit, 1, None, pair.group) for pair, hit in rows]
    return measured(Kind(name, label, "lower" if better == "lower" else "higher"), "namenorm", observed)


def _listed(found: list[tuple[Pair, Fault, bool]], false: list[tuple[Pair, list[Finding]]]) -> Iterator[str]:
    for pair, fault, hit in found:
        if not hit:
            yield f"missed\t{pair.lang}\t{pair.id}\t{fault.kind}\t{fault.old} → {fault.new}"
    for pair, flagged in false:
        for one in flagged:
            yield f"false\t{pair.lang}\t{pair.id}\t{one.code}\t{one.message}"
