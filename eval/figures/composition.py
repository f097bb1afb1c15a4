"""Names put together from parts: how often the right one comes first, among three and among ten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.bootstrap import Observation
from eval.figure import Figure, Kind, measured
from eval.systems import Run
from eval.transcribed import Transcribed, drawn, hearing
from namenorm.index.locate import open_index
from namenorm.index.stack import Stack
from namenorm.resolve.composed import Composer, load_composition
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from namenorm.values import Candidate

_LABEL = "names put together from parts"
_WITHIN = ((1, "right at first place"), (3, "right within three"), (10, "right within ten"))
_LEAST = 0.5  # probability from which a page suggests such a name
Asked = tuple[Transcribed, Sequence[Candidate]]


def figures(run: Run) -> Iterator[Figure]:
    """Yield the figures of the bundled book over a quarter of the half of ``wikidata_persons`` that is held out."""
    names = [one for one in run.corpus.transcribed if one.held_out and drawn(one)]
    if run.system != "namenorm" or not names:
        return
    composer = Composer(Stack([open_index()]), PinyinReader(Rules("zh")), load_composition(), hearing(names))
    for way, said in (("han", "in Chinese characters"), ("pinyin", "in pinyin")):
        asked = [(one, composer.candidates(one.han if way == "han" else one.pinyin, 10)) for one in names]
        yield from _ranks(way, said, asked)
        sure = [(one, found[:1]) for one, found in asked if found and found[0].score >= _LEAST]
        label = f"{_LABEL}, {said}: right where the probability is {_LEAST} or more"
        yield measured(Kind(f"composition.{way}.sure", label), "namenorm", _seen(sure, 1))


def _ranks(way: str, said: str, asked: Sequence[Asked]) -> Iterator[Figure]:
    known = [Observation(bool(found), 1, one.person, one.person) for one, found in asked]
    yield measured(Kind(f"composition.{way}.coverage", f"{_LABEL}, {said}: any name"), "namenorm", known)
    for most, place in _WITHIN:
        yield measured(Kind(f"composition.{way}.{most}", f"{_LABEL}, {said}: {place}"), "namenorm", _seen(asked, most))


def _seen(asked: Sequence[Asked], most: int) -> list[Observation]:
    return [
        Observation(any(name.is_right(one.name) for one in found[:most]), 1, name.person, name.person)
        for name, found in asked
    ]
