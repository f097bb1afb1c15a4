"""Names left out or put in, denials lost, words given to another person: how many are found, what else is flagged."""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.load import wmt22_lines
from eval.quality.meaning_faults import with_name, without_denial, without_name
from eval.quality.named_pairs import labels, named
from eval.quality.part import Given, Measured
from eval.quality.quotation_frames import speech
from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Finding

SEED = 408
MOST = 300  # faults of a kind
KINDS = {
    "name_missing": ("NN404", "Names of persons left out"),
    "name_added": ("NN405", "Names of persons put in"),
    "negation": ("NN408", "Denials taken out"),
    "attribution": ("NN409", "Quotations given to another speaker, in frames"),
}
_FRAMED = 150  # documents of quotations
_LINES = 4  # of such a document
_LEAST, _MOST_WORDS = 6, 40  # words of a line that is quoted


@dataclass(frozen=True, slots=True)
class Case:
    """A translation before and after a fault.

    Attributes:
        id: The line, or the number of the document.
        kind: One of ``KINDS``.
        source: The original.
        text: The translation as it was.
        faulty: The translation with the fault.
        what: What was changed, for a reader.
    """

    id: str
    kind: str
    source: str
    text: str
    faulty: str
    what: str = ""


def measure(given: Given) -> Measured:
    """Return the share of the faults found by kind, and the share of untouched texts that the same code flags."""
    pairs = list(_pairs(given.folder))
    if not pairs:
        given.tell("meanings: left out, there is no wmt22_zh")
        return Measured()
    codes = {code for code, _ in KINDS.values()}
    checker = Normaliser(given.book, config=Config(select=tuple(codes)))
    figures: list[Figure] = []
    listed: list[str] = []
    everything = [*_untouched(checker, pairs)]
    for kind, (code, label) in KINDS.items():
        hits = []
        for case in _cases(kind, pairs, given.folder):
            before = Counter(one.key for one in _flags(checker, case.source, case.text, code))
            after = Counter(one.key for one in _flags(checker, case.source, case.faulty, code))
            hits.append((case, bool(after - before), bool(before)))
        figures += _figures(kind, label, hits, [(id_, code in found) for id_, found in everything])
        listed += [f"missed\t{kind}\t{case.id}\t{case.what}" for case, hit, _ in hits if not hit]
        listed += [f"false\t{code}\t{id_}" for id_, found in everything if code in found]
    return Measured(tuple(figures), tuple(listed))


def _pairs(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the lines of WMT22: number and translator, original, translation."""
    return (one for one in wmt22_lines(folder) if one[1].strip() and one[2].strip())


def _cases(kind: str, pairs: Sequence[tuple[str, str, str]], folder: Path) -> list[Case]:
    dice = random.Random(SEED)
    if kind == "attribution":
        return list(_quotations(pairs, folder, dice))
    makers = {"name_missing": _left_out, "name_added": _put_in, "negation": _undenied}
    found = list(makers[kind](pairs, folder, dice))
    return dice.sample(found, min(MOST, len(found)))


def _left_out(pairs: Sequence[tuple[str, str, str]], folder: Path, dice: random.Random) -> Iterator[Case]:
    known = labels(folder)
    for id_, source, text in pairs:
        persons = named(source, text, known)
        if persons:
            one = dice.choice(persons)
            yield Case(id_, "name_missing", source, text, without_name(text, one), one.english)


def _put_in(pairs: Sequence[tuple[str, str, str]], folder: Path, dice: random.Random) -> Iterator[Case]:
    strangers = _persons(folder)
    for id_, source, text in pairs:
        faulty = with_name(text, source, strangers, dice)
        if faulty:
            yield Case(id_, "name_added", source, text, faulty, faulty)


def _undenied(pairs: Sequence[tuple[str, str, str]], folder: Path, dice: random.Random) -> Iterator[Case]:
    for id_, source, text in pairs:
        faulty = without_denial(text, source)
        if faulty:
            yield Case(id_, "negation", source, text, faulty, f"{source} | {faulty}")


def _quotations(pairs: Sequence[tuple[str, str, str]], folder: Path, dice: random.Random) -> Iterator[Case]:
    persons = _persons(folder)
    plain = [(source.strip(), text.strip()) for _, source, text in pairs if _is_plain(source, text)]
    for number in range(_FRAMED if len(persons) > 1 else 0):
        first = dice.choice(persons)
        second = dice.choice([one for one in persons if one[0][0] != first[0][0]])
        made = speech(dice.sample(plain, _LINES), (first, second), dice)
        yield Case(f"{number}", "attribution", made.source, made.text, made.faulty, f"{first[1]}, {second[1]}")


def _is_plain(source: str, text: str) -> bool:
    marked = any(mark in source + text for mark in '“”"「」:：')
    return not marked and source.endswith("。") and text.endswith(".") and _LEAST <= len(text.split()) <= _MOST_WORDS


def _persons(folder: Path) -> list[tuple[str, str]]:
    """Return the persons of whom the news of WMT23 speak, in Chinese and English, whoever has names long enough."""
    file = folder / "wmt23/person_gold.tsv"
    if not file.exists():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [(row["zh_name"], row["canonical_en"]) for row in csv.DictReader(lines, delimiter="\t")]
    return sorted({(native, english) for native, english in rows if len(native) > 2 and " " in english})


def _untouched(checker: Normaliser, pairs: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, set[str]]]:
    for id_, source, text in pairs:
        yield id_, {one.code for one in _all(checker, source, text)}


def _flags(checker: Normaliser, source: str, text: str, code: str) -> list[Finding]:
    return [one for one in _all(checker, source, text) if code in (one.code, *one.related)]


def _all(checker: Normaliser, source: str, text: str) -> list[Finding]:
    return list(checker.check(Document("", text, source=source, source_lang="zh")).findings)


def _figures(
    kind: str, label: str, hits: Sequence[tuple[Case, bool, bool]], false: Sequence[tuple[str, bool]]
) -> Iterator[Figure]:
    found = [Observation(hit, 1, None, case.id.rstrip("AB")) for case, hit, _ in hits]
    yield measured(Kind(f"quality.meanings.{kind}.found", f"{label}: found"), "namenorm", found)
    code = KINDS[kind][0]
    if kind == "attribution":
        flagged = [Observation(before, 1, None, case.id) for case, _, before in hits]
        name, text = "the same documents untouched", "attribution"
    else:
        flagged = [Observation(hit, 1, None, id_.rstrip("AB")) for id_, hit in false]
        name, text = "untouched lines", kind
    yield measured(Kind(f"quality.meanings.{text}.false", f"… {name} flagged by {code}", "lower"), "namenorm", flagged)
