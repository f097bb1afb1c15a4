"""How Japanese names in kanji are read: ``python -m namenorm.gazetteer.importers.jmnedict_readings FOLDER``.

Made from JMnedict, which the package jamdict-data carries. JMnedict is property of the Electronic Dictionary Research and
Development Group and is used in conformance with its licence, https://www.edrdg.org/edrdg/licence.html (CC BY-SA 4.0); what
this script writes is under the same licence. Counts are persons of JMnedict: its lists of surnames and given names also hold
readings that hardly anybody has.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from namenorm.romanise.kanji import folded
from namenorm.text.key import has_han

Counts = dict[str, Counter[str]]
_LIFE = re.compile(r"\s*\(.*")
_WORD = re.compile(r"[a-z']+")
_QUERY = """select k.text, g.text, t.text from NETransType t join NETranslation n on n.id = t.tid
join NETransGloss g on g.tid = n.id join NEKanji k on k.idseq = n.idseq where t.text in (%s)"""
_LEAST_SHARE, _LEAST_OF_A_CHARACTER = 0.04, 3
_ROUNDS = 6
_HEAD = """\
# {0} in the folded form of their kanji: the readings, each with the number of persons of JMnedict who bear it.
# Made: python -m namenorm.gazetteer.importers.jmnedict_readings FOLDER
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


def characters(given: Mapping[str, Counter[str]]) -> Counts:
    """Return how many persons have a character of a two-character given name read in each way.

    Expectation maximisation over all ways to cut a reading in two.
    """
    names = [(name, reading, count) for name, held in given.items() if len(name) == 2 for reading, count in held.items()]
    share: dict[tuple[str, str], float] = defaultdict(lambda: 1.0)
    for _ in range(_ROUNDS):
        expected: dict[tuple[str, str], float] = defaultdict(float)
        for name, reading, count in names:
            cuts = [((name[0], reading[:cut].strip("'")), (name[1], reading[cut:].strip("'"))) for cut in range(1, len(reading))]
            weights = [share[first] * share[second] for first, second in cuts]
            for pair, weight in zip(cuts, weights, strict=True):
                for part in pair:
                    expected[part] += count * weight / (sum(weights) or 1.0)
        totals: dict[str, float] = defaultdict(float)
        for (char, _reading), weight in expected.items():
            totals[char] += weight
        share = defaultdict(float, {part: weight / totals[part[0]] for part, weight in expected.items()})
    result: Counts = defaultdict(Counter)
    for (char, reading), weight in expected.items():
        if weight >= _LEAST_OF_A_CHARACTER:
            result[char][reading] = round(weight)
    return result


def lines(counts: Mapping[str, Counter[str]], least: int) -> Iterator[str]:
    """Yield a line of the file for each name that enough persons bear, with the readings that are not odd."""
    for name, held in sorted(counts.items()):
        total = sum(held.values())
        usual = sorted((-count, one) for one, count in held.items() if count >= _LEAST_SHARE * total)
        if total >= least:
            yield f'{name}: "{" ".join(f"{one} {-count}" for count, one in usual)}"'


def main() -> None:
    """Write ``surnames.yaml``, ``given.yaml`` and ``given_characters.yaml`` into the folder named."""
    import jamdict_data  # type: ignore[import-not-found]

    base = sqlite3.connect(Path(jamdict_data.__file__).parent / "jamdict.db")
    listed = {(kanji, gloss.lower()) for kanji, gloss, _ in base.execute(_QUERY % "'surname'")}
    surnames: Counts = defaultdict(Counter)
    given: Counts = defaultdict(Counter)
    full = sorted({(kanji, gloss) for kanji, gloss, _ in base.execute(_QUERY % "'person'")})
    for surname, first, name, second in persons(full, listed):
        surnames[surname][first] += 1
        given[name][second] += 1
    _write("surnames", "Japanese surnames", lines(surnames, 1))
    _write("given", "Japanese given names", lines(given, 2))
    _write("given_characters", "Characters of Japanese given names", lines(characters(given), 1))


def _write(topic: str, title: str, rows: Iterable[str]) -> None:
    file = Path(sys.argv[1]) / f"{topic}.yaml"
    file.write_text("\n".join((_HEAD.format(title), *rows, "")), "utf-8")


if __name__ == "__main__":
    main()
