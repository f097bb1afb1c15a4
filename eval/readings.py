"""How surely Latin spellings are read: ``python -m eval.readings`` prints which system real names are read as.

The names: labels of Wikidata's persons that are the pinyin of their Chinese name; legislators by country, those of
Western countries as names of no system; and the persons of the bundled book by country.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from eval.datasets import VARIABLE, data_folder
from eval.legislators import REGIONS
from namenorm.gazetteer.files import load_book
from namenorm.romanise.parse import SpellingReading, readings
from namenorm.romanise.systems import romanise

_GROUPS = {
    "pinyin": ("pinyin",),
    "taiwan": ("taiwan", "wade_giles", "tongyong"),
    "hong_kong": ("hong_kong",),
    "macau": ("macau",),
    "malaya": ("malaya", "malayan_cantonese", "hokkien", "teochew", "hakka", "foochow", "hainanese"),
    "korean": ("korean",),
    "vietnamese": ("vietnamese",),
    "japanese": ("japanese",),
}
_SURE = 0.5
_BANDS = (0.0, 0.05, 0.2, 0.5, 0.8, 0.95)
_RIGHT = {
    **{"CN": "pinyin", "VN": "vietnamese", "JP": "japanese", "Taiwan": "taiwan", "Hong_Kong": "hong_kong"},
    **dict.fromkeys(("KR", "KP", "North_Korea"), "korean"),
    **dict.fromkeys(("Malaysia", "Singapore"), "malaya"),
    **dict.fromkeys(("Western", "FR", "DE", "IN", "RU"), "none"),
}
_WESTERN = ("UK", "Germany", "France", "Poland", "Canada", "Norway", "Finland", "Spain", "Italy", "Sweden", "Ireland")
_OF_BOOK = ("CN", "TW", "HK", "KR", "KP", "VN", "JP", "US", "GB", "FR", "DE", "IN", "RU")
_FEWEST_WORDS = 2


def shares(found: Iterable[SpellingReading]) -> dict[str, float]:
    """Return how sure readings are of each group of systems."""
    sure: dict[str, float] = {}
    for reading in found:
        for fit in reading.systems:
            named = next(name for name, systems in _GROUPS.items() if fit.system in systems)
            sure[named] = sure.get(named, 0.0) + fit.surely
    return sure


def group(found: Iterable[SpellingReading]) -> str:
    """Return the group of systems that a spelling is surely of; ``none`` where none reaches a half."""
    sure = shares(found)
    best = max(sure, key=lambda name: sure[name], default="none")
    return best if sure.get(best, 0.0) >= _SURE else "none"


def reliability(names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield a line for each band of sureness: how many groups were given so surely, and how many of them are right.

    Args:
        names: By the label of their set; the sets that one group's people make up are used, and those of Westerners.
    """
    bands: dict[float, list[bool]] = {}
    for label, held in names.items():
        right = _RIGHT.get(label.split(", ")[-1])
        for name in held if right is not None else ():
            for found, sure in shares(readings(name)).items():
                low = max(band for band in _BANDS if band <= sure)
                bands.setdefault(low, []).append(found == right)
    for low in sorted(bands):
        yield f"sure from {low:4.2f}: {len(bands[low]):5} groups given, {sum(bands[low]) / len(bands[low]):.2f} right"


def in_pinyin(file: Path) -> Iterator[str]:
    """Yield the English labels of Wikidata's persons that are the pinyin of their Chinese name."""
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            spelt = {one.text for name in row["zh"].split("|") for one in romanise(name, "pinyin") if one.given}
            yield from sorted(spelt.intersection(row["en"].split("|")))


def sets(root: Path | None) -> Iterator[tuple[str, list[str]]]:
    """Yield each set of names with what it is called."""
    if root is not None:
        yield "Wikidata, in pinyin", sorted(set(in_pinyin(root / "wikidata/persons.tsv")))
        yield from _by_country(root / "wikidata/legislators.tsv")
    people = load_book(None).entities.values()
    for country in _OF_BOOK:
        chosen = [one.name for one in people if one.kind == "person" and one.countries == (country,)]
        yield f"book, {country}", [name for name in chosen if len(name.split()) >= _FEWEST_WORDS]


def _by_country(file: Path) -> Iterator[tuple[str, list[str]]]:
    with file.open(encoding="utf-8") as lines:
        rows = [(row["legislature"].split("/")[0], row["en"]) for row in csv.DictReader(lines, delimiter="\t")]
    for country in (*REGIONS, "North_Korea"):
        yield f"legislators, {country}", [name for where, name in rows if where == country]
    yield "legislators, Western", [name for where, name in rows if where in _WESTERN]


def confusion(names: Iterable[str]) -> Mapping[str, int]:
    """Return how many names are read as each group."""
    return Counter(group(readings(name)) for name in names)


@click.command()
def main() -> None:
    """Print the table of confusions, and how often a reading that is so sure is right."""
    if data_folder() is None:
        click.echo(f"{VARIABLE} names no folder: the bundled book alone", err=True)
    columns = (*_GROUPS, "none")
    click.echo(f"{'names of':24} {'n':>5} " + " ".join(f"{name[:9]:>9}" for name in columns))
    every = dict(sets(data_folder()))
    for label, names in every.items():
        found = confusion(names)
        cells = (f"{found.get(name, 0) / len(names):9.2f}" if names else "" for name in columns)
        click.echo(f"{label:24} {len(names):5} " + " ".join(cells))
    for line in reliability(every):
        click.echo(line)


if __name__ == "__main__":
    main()
