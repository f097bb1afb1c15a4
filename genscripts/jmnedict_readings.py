"""How Japanese names in kanji are read: ``python -m genscripts.jmnedict_readings FOLDER``.

Made from JMnedict, which the package jamdict-data (1.5) carries. JMnedict is property of the Electronic Dictionary
Research and Development Group and is used in conformance with its licence, CC BY-SA 4.0
(https://www.edrdg.org/edrdg/licence.html); what this script writes is under the same licence. Counts are persons of
JMnedict: its lists of surnames and given names also hold readings that hardly anybody has.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path

from namenorm.romanise.kanji import folded
from namenorm.text.key import has_han

Counts = dict[str, Counter[str]]
Part = tuple[str, str]
_LIFE = re.compile(r"\s*\(.*")
# Readings that Japanese kana can spell: the dictionary also holds Chinese and Korean people under their own readings.
_WORD = re.compile(r"(?:(?:[kgszdnhbpmr]y?|kk|ss|pp|tt|ch|cch|sh|ssh|tch|ts|t|f|j|w|y|)[aiueo]|n(?![aiueoy])'?)+")
_QUERY = """select k.text, g.text, t.text from NETransType t join NETranslation n on n.id = t.tid
join NETransGloss g on g.tid = n.id join NEKanji k on k.idseq = n.idseq where t.text in (%s)"""
_LEAST_SHARE, _LEAST_OF_A_CHARACTER = 0.04, 1
_LISTED = 0.1  # what an entry of the list of given names counts beside a person: the list is long, and holds oddities
_ROUNDS = 6
_HEAD = """\
# {0} in the folded form of their kanji: the readings, each with the number of persons of JMnedict who bear it.
# Made: python -m genscripts.jmnedict_readings FOLDER
# From JMnedict, © Electronic Dictionary Research and Development Group, CC BY-SA 4.0; this file is CC BY-SA 4.0."""


def persons(rows: Iterable[tuple[str, str]], surnames: set[tuple[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """Yield surname, its reading, given name and its reading of each full name that divides.

    Args:
        rows: Kanji and gloss ("Hayashi Yoshimasa (1961.1.19-)").
        surnames: Kanji and readings that are surnames.
    """
    for kanji, gloss in rows:
        words = _LIFE.sub("", gloss).lower().split()
        if len(words) != 2 or not all(map(_WORD.fullmatch, words)) or not all(map(has_han, kanji.replace("々", "一"))):
            continue
        cuts = [cut for cut in range(1, len(kanji)) if (kanji[:cut], words[0]) in surnames]
        if cuts:
            cut = max(cuts)
            yield folded(kanji)[:cut], words[0], folded(kanji)[cut:], words[1]


def characters(names: Mapping[str, Mapping[str, float]]) -> Counts:
    """Return how many bearers have a character of a two-character name read in each way.

    Expectation maximisation over all ways to cut a reading in two.
    """
    rows = [(name, reading, count) for name, held in names.items() if len(name) == 2 for reading, count in held.items()]
    cuts = [(_cuts(name, reading), count) for name, reading, count in rows]
    share: dict[Part, float] = defaultdict(lambda: 1.0)
    expected: dict[Part, float] = {}
    for _ in range(_ROUNDS):
        expected = _expected(cuts, share)
        totals: dict[str, float] = defaultdict(float)
        for (char, _reading), weight in expected.items():
            totals[char] += weight
        share = defaultdict(float, {part: weight / totals[part[0]] for part, weight in expected.items()})
    result: Counts = defaultdict(Counter)
    for (char, reading), weight in expected.items():
        if weight >= _LEAST_OF_A_CHARACTER:
            result[char][reading] = round(weight)
    return result


def _cuts(name: str, reading: str) -> list[tuple[Part, Part]]:
    every = ((reading[:cut].strip("'"), reading[cut:].strip("'")) for cut in range(1, len(reading)))
    return [((name[0], first), (name[1], second)) for first, second in every if _WORD.fullmatch(second)]


def _expected(cuts: Iterable[tuple[list[tuple[Part, Part]], float]], share: Mapping[Part, float]) -> dict[Part, float]:
    expected: dict[Part, float] = defaultdict(float)
    for pairs, count in cuts:
        weights = [share[first] * share[second] for first, second in pairs]
        for pair, weight in zip(pairs, weights, strict=True):
            for part in pair:
                expected[part] += count * weight / (sum(weights) or 1.0)
    return expected


def lines(counts: Mapping[str, Counter[str]], least: int) -> Iterator[str]:
    """Yield a line of the file for each name that enough persons bear, with the readings that are not odd."""
    for name, held in sorted(counts.items()):
        total = sum(held.values())
        usual = sorted((-count, one) for one, count in held.items() if count >= _LEAST_SHARE * total)
        if total >= least:
            yield f'{name}: "{" ".join(f"{one} {-count}" for count, one in usual)}"'


def main() -> None:
    """Write the tables of surnames and given names, and of the characters of both, into the folder named."""
    jamdict_data = import_module("jamdict_data")

    base = sqlite3.connect(Path(str(jamdict_data.__file__)).parent / "jamdict.db")
    listed = {(kanji, gloss.lower()) for kanji, gloss, _ in base.execute(_QUERY % "'surname'")}
    surnames: Counts = defaultdict(Counter)
    given: Counts = defaultdict(Counter)
    full = sorted({(kanji, gloss) for kanji, gloss, _ in base.execute(_QUERY % "'person'")})
    for surname, first, name, second in persons(full, listed):
        surnames[surname][first] += 1
        given[name][second] += 1
    every: dict[str, dict[str, float]] = {name: dict(held) for name, held in given.items()}
    for kanji, gloss, _ in base.execute(_QUERY % "'given', 'masc'"):
        if _WORD.fullmatch(gloss.lower()):
            held = every.setdefault(folded(kanji), {})
            held[gloss.lower()] = held.get(gloss.lower(), 0.0) + _LISTED
    _write("surnames", "Japanese surnames", lines(surnames, 1))
    _write("given", "Japanese given names", lines(given, 2))
    _write("given_characters", "Characters of Japanese given names", lines(characters(every), 1))
    types = {name: dict.fromkeys(held, 1.0) for name, held in surnames.items()}
    _write("surname_characters", "Characters of Japanese surnames", lines(characters(types), 3))


def _write(topic: str, title: str, rows: Iterable[str]) -> None:
    file = Path(sys.argv[1]) / f"{topic}.yaml"
    file.write_text("\n".join((_HEAD.format(title), *rows, "")), "utf-8")


if __name__ == "__main__":
    main()
