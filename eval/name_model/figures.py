"""Figures of the name model: spellings, and names found among known ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from rapidfuzz import fuzz, process

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.name_model.halves import half, some
from eval.name_model.sets import Names, as_written, held_out, latin_forms, legislators
from namenorm.transliterate.known import Known
from namenorm.transliterate.model import NameModel

T = TypeVar("T")
_AT_ONCE = 64
_DEEPEST = 20
_LABELS = {
    "zh": "Chinese characters",
    "pinyin": "pinyin",
    "ru": "Russian",
    "uk": "Ukrainian",
    "ar": "Arabic",
    "fa": "Persian",
    "ko": "Korean",
    "ja": "Japanese",
}


def spelling_figures(
    data: Path, model: NameModel, reported: bool, most: int, tell: Callable[[str], None]
) -> Iterator[Figure]:
    """Yield the shares of names whose best spelling, or one of the best ten, is an English name of theirs in the set.

    They are given of the whole model and of the network alone; of names as the set writes them, with accents; and of
    the names that nothing it was made from holds in English, neither a pair of any language nor a list.

    Args:
        data: The folder of the evaluation data.
        model: The model.
        reported: The half: that which is reported, or that for development.
        most: Names of each set at most.
        tell: Where progress goes.
    """
    sets = held_out(data / "netranslit") | legislators(data / "wikidata/legislators.tsv")
    written = as_written(data / "netranslit")
    for source, label in _LABELS.items():
        names = some(half(sets[source], reported), most)
        tell(f"{label}: {len(names)} names …")
        ours = {
            form: [one.text for one in found] for form, found in _zip(names, model.transliterate(list(names), source))
        }
        yield from _best(f"names.{source}", f"{label} to English", names, ours, "namenorm")
        yield from _best(
            f"names.{source}",
            f"{label} to English",
            names,
            dict(_zip(names, model.written(list(names), source))),
            "network",
        )
        unheard = {form: right for form, right in names.items() if not any(map(model.names.level, right))}
        yield from _best(f"names.{source}.unheard", f"{label} to unheard-of names", unheard, ours, "namenorm")
        if source in written:
            exact = {form: written[source][form] for form in names}
            yield from _best(f"names.{source}.written", f"{label} to English as written", exact, ours, "namenorm")


def _zip(names: Names, found: Sequence[T]) -> Iterator[tuple[str, T]]:
    return zip(names, found, strict=True)


def _best(id_: str, label: str, names: Names, answers: Mapping[str, Sequence[str]], system: str) -> Iterator[Figure]:
    for depth in (1, 10):
        hits = [
            Observation(float(not right.isdisjoint(answers[form][:depth])), 1.0, None, form)
            for form, right in names.items()
        ]
        yield measured(Kind(f"{id_}.best{depth}", f"{label}, best of {depth}"), system, hits)


def choice_figures(
    data: Path, groups: Path, model: NameModel, reported: bool, most: int, tell: Callable[[str], None]
) -> Iterator[Figure]:
    """Yield how well the right English name is found among all Latin forms of rigour's groups by joined pinyin alone.

    A name of the set counts where one of its English names is among the forms. The baseline ranks the forms by
    RapidFuzz's ratio to the pinyin.

    Args:
        data: The folder of the evaluation data.
        groups: rigour's groups.
        model: The model.
        reported: The half: that which is reported, or that for development.
        most: Names at most.
        tell: Where progress goes.
    """
    forms = latin_forms(groups)
    among = frozenset(forms)
    every = half(held_out(data / "netranslit")["pinyin"], reported)
    names = some({form: right for form, right in every.items() if right & among}, most)
    tell(f"{len(names)} names among {len(forms)} …")
    yield from _ranked(names, _chosen(model, Known.of(forms), list(names)), "namenorm")
    tell("RapidFuzz …")
    yield from _ranked(names, {form: _near(form, forms) for form in names}, "RapidFuzz")


def _chosen(model: NameModel, known: Known, forms: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for start in range(0, len(forms), _AT_ONCE):
        batch = forms[start : start + _AT_ONCE]
        for form, choices in zip(batch, model.choose(batch, known, "pinyin", _DEEPEST), strict=True):
            found[form] = [name for name, _ in choices]
    return found


def _near(form: str, names: Sequence[str]) -> list[str]:
    return [name for name, _, _ in process.extract(form, names, scorer=fuzz.ratio, limit=_DEEPEST)]


def _ranked(names: Names, found: Mapping[str, Sequence[str]], system: str) -> Iterator[Figure]:
    ranks = {
        form: next((place for place, name in enumerate(found[form], 1) if name in right), 0)
        for form, right in names.items()
    }
    for id_, label, worth in (
        ("first", "first", _is_first),
        ("reciprocal", "mean reciprocal rank (of the first 20)", _reciprocal),
        ("in20", "in the first 20", bool),
    ):
        observations = [Observation(float(worth(rank)), 1.0, None, form) for form, rank in ranks.items()]
        kind = Kind(f"names.choice.{id_}", f"the right name among all Latin forms of rigour's groups, pinyin: {label}")
        yield measured(kind, system, observations)


def _is_first(rank: int) -> float:
    return float(rank == 1)


def _reciprocal(rank: int) -> float:
    return 1 / rank if rank else 0.0
