"""Of which culture names are, and who stands behind their pinyin: ``python -m eval.culture`` prints the figures.

Half of each set of ``eval.culture_sets`` is for development and half is reported (``eval.name_model.halves``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from eval import table
from eval.bootstrap import Observation
from eval.culture_sets import HAN, Named, of_book, persons, spelt
from eval.datasets import data_folder
from eval.figure import Figure, Kind, measured
from eval.figures.reliability import Point, bins
from eval.name_model.halves import is_reported
from namenorm.romanise.behind import behind_pinyin
from namenorm.romanise.culture import culture
from namenorm.romanise.systems import romanise
from namenorm.text.key import squash

_DEPTHS = (1, 10)
_LEAST_SHOWN = 0.02  # less likely cultures would fill the lowest bin with a thousand rights
_SYSTEM = "namenorm"


def culture_figures(data: Path, reported: bool) -> Iterator[Figure]:
    """Yield the figures of ``culture`` and of ``behind_pinyin``.

    Args:
        data: The folder of the evaluation data.
        reported: The half: that which is reported, or that for development.
    """
    wikidata = _half(persons(data / "wikidata/persons.tsv"), reported)
    book = _half(of_book(), reported)
    yield from _told("culture.han", "Han names of Wikidata's persons", wikidata)
    yield from _told("culture.book", "Chinese names of the book's persons", book)
    yield from _told("culture.spelt", "English names", _half(spelt(data), reported))
    pinyin = [spelt_so for one in (*wikidata, *book) if (spelt_so := _in_pinyin(one))]
    yield from _told("culture.pinyin", "pinyin of Han names", pinyin)
    yield from _behind([one for one in (*wikidata, *book) if one.culture in ("ja", "ko", "vi")])


def _half(names: Iterable[Named], reported: bool) -> list[Named]:
    return [one for one in dict.fromkeys(names) if is_reported(one.form) == reported]


def _in_pinyin(one: Named) -> Named | None:
    spellings = romanise(one.form, "pinyin") if len(one.form) > 1 else ()
    return Named(spellings[0].text, one.culture, one.english) if spellings else None


def _told(id_: str, label: str, names: Sequence[Named]) -> Iterator[Figure]:
    """Yield the share told right, of all and by culture, and whether the probabilities mean what they say."""
    given = [culture(one.form) for one in names]
    right = [next(iter(found), "") == one.culture for one, found in zip(names, given, strict=True)]
    every = [(one, Observation(hit, 1, None, one.form)) for one, hit in zip(names, right, strict=True)]
    for code in ("", *sorted({one.culture for one in names})):
        chosen = [seen for one, seen in every if code in ("", one.culture)]
        kind = Kind(f"{id_}.{code or 'all'}", f"{label}: culture told{code and f', {code}'}")
        yield measured(kind, _SYSTEM, chosen)
    points = [
        Point(share, code == one.culture, "", "", None, one.form)
        for one, found in zip(names, given, strict=True)
        for code, share in found.items()
        if share >= _LEAST_SHOWN
    ]
    yield from _reliable(id_, label, points)


def _reliable(id_: str, label: str, points: Sequence[Point]) -> Iterator[Figure]:
    off = 0.0
    for bin_ in bins(points):
        mean = sum(one.confidence for one in bin_) / len(bin_)
        off += abs(sum(one.confidence - one.right for one in bin_))
        low, high = min(one.confidence for one in bin_), max(one.confidence for one in bin_)
        text = f"{label}: right, at probability {low:.2f} to {high:.2f}, mean {mean:.3f}"
        kind = Kind(f"{id_}.reliability.{low:.2f}-{high:.2f}", text, "neither")
        yield measured(kind, _SYSTEM, [Observation(one.right, 1, None, one.document) for one in bin_])
    if points:
        text, size = f"{label}: expected calibration error over these bins", len(points)
        yield Figure(f"{id_}.reliability.error", _SYSTEM, size, off / size, None, None, "share", "lower", text)


def _behind(names: Sequence[Named]) -> Iterator[Figure]:
    """Yield the share of persons whose English name is among the first that may stand behind their pinyin."""
    for code in sorted({one.culture for one in names}):
        chosen = [(one, _in_pinyin(one)) for one in names if one.culture == code and HAN.fullmatch(one.form)]
        ranks = [(one.form, _rank(one, pinyin.form)) for one, pinyin in chosen if pinyin]
        for depth in _DEPTHS:
            seen = [Observation(rank <= depth, 1, None, form) for form, rank in ranks]
            kind = Kind(f"behind.{code}.{depth}", f"name behind pinyin, best of {depth}, {code}")
            yield measured(kind, _SYSTEM, seen)


def _rank(one: Named, pinyin: str) -> float:
    right = {key for name in one.english for key in _turned(name)}
    found = behind_pinyin(pinyin, one.culture, max(_DEPTHS))
    return next((place for place, held in enumerate(found, 1) if squash(held.text) in right), float("inf"))


def _turned(name: str) -> set[str]:
    first, _, rest = name.partition(" ")
    before, _, last = name.rpartition(" ")
    return {squash(name), squash(rest + first), squash(last + before)}


@click.command()
@click.option("--development", is_flag=True, help="Measure the half for development instead of the reported one.")
def main(development: bool) -> None:
    """Print how often the culture of names is told, what the probabilities are worth, and who stands behind pinyin."""
    data = data_folder()
    if data is None:
        raise SystemExit("NAMENORM_EVAL_DATA names no folder: the names to measure on are read from it")
    figures = list(culture_figures(data, not development))
    click.echo(table.as_markdown(figures, "namenorm.culture"))


if __name__ == "__main__":
    main()
