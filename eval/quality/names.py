"""Faults in the names of persons put into human translations of nine originals: how many are found and put right."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from eval.blind.ntrex import PAIRS, Texts, document_of, read_ntrex
from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.names import same_name
from eval.quality.name_faults import KINDS, NameFault, named, possible, put
from eval.quality.part import Given, Measured
from namenorm.config import Config
from namenorm.pipeline import Normaliser
from namenorm.rules import Rules
from namenorm.values import Document, Finding

SEED = 18
EACH = 40
"""Faults of a kind in each language, as far as there are names for them."""
_CODES = ("NN1", "NN404")


@dataclass(frozen=True, slots=True)
class Try:
    """A fault, and what was made of it.

    Attributes:
        document: Identifier of the document.
        fault: What was put there.
        found: Whether a finding says something that none says of the good translation.
        put_right: Whether it gives the right name.
    """

    document: str
    fault: NameFault
    found: bool
    put_right: bool


def measure(given: Given) -> Measured:
    """Return the shares of faults found and put right, by language of the original and by kind."""
    if not (given.folder / "ntrex/text.tsv").exists():
        given.tell("names: left out, there is no ntrex")
        return Measured()
    texts = read_ntrex(given.folder)
    checker = Normaliser(gazetteer=given.book, config=Config(select=_CODES))
    figures: list[Figure] = []
    listed: list[str] = []
    for lang in (one for one, target in PAIRS if target == "en"):
        rows = list(tries(texts, lang, checker))
        figures += _figures(lang, rows)
        listed += [f"missed\t{lang}\t{_line(one)}" for one in rows if not one.found]
    return Measured(tuple(figures), tuple(listed))


def tries(texts: Texts, lang: str, checker: Normaliser, each: int = EACH) -> Iterator[Try]:
    """Yield the faults of one language with what was made of them, the same every time."""
    dice = random.Random(SEED)
    names = frozenset(word for held in Rules("und").topic("western_given").values() for word in held.split())
    made: Counter[str] = Counter()
    for name, lines in texts.items():
        document = document_of(name, lines, lang, "en")
        persons = named(document.text, names)
        before = Counter(one.key for one in _flags(checker, document)) if persons else Counter[str]()
        for person in persons:
            kinds = [one for one in possible(document.text, persons, person) if made[one] < each]
            if kinds:
                kind = min(kinds, key=lambda one: (made[one], one))
                made[kind] += 1
                yield _tried(checker, document, put(document.text, persons, person, kind, dice), before)


def _tried(checker: Normaliser, document: Document, fault: NameFault, before: Counter[str]) -> Try:
    faulty = replace(document, text=fault.text)
    new = [one for one in _flags(checker, faulty) if one.key not in before]
    right = any(one.suggestion and same_name(one.suggestion.split()[-1], (fault.old,)) for one in new)
    return Try(document.id, fault, bool(new), right)


def _flags(checker: Normaliser, document: Document) -> list[Finding]:
    return [one for one in checker.check(document).findings if one.code.startswith(_CODES)]


def _figures(lang: str, rows: list[Try]) -> Iterator[Figure]:
    label = f"Faults put into names of persons, {lang} → en"
    yield _share(f"quality.names.{lang.lower()}.found", f"{label}: found", [(one, one.found) for one in rows])
    for kind in KINDS:
        held = [(one, one.found) for one in rows if one.fault.kind == kind]
        yield _share(f"quality.names.{lang.lower()}.found.{kind.replace(' ', '_')}", f"… {kind}", held)
    known = [(one, one.put_right) for one in rows if one.fault.kind != "dropped"]
    yield _share(f"quality.names.{lang.lower()}.right", f"{label}, but dropped ones: given the right name", known)


def _share(name: str, label: str, rows: list[tuple[Try, bool]]) -> Figure:
    observed = [Observation(hit, 1, None, one.document) for one, hit in rows]
    return measured(Kind(name, label, "higher"), "namenorm", observed)


def _line(one: Try) -> str:
    return f"{one.document}\t{one.fault.kind}\t{one.fault.old} → {one.fault.new}"
