"""The name model's ear, over a model that knows one name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from namenorm.matching.align import align
from namenorm.matching.heard import Ear
from namenorm.matching.known import KnownNames
from namenorm.matching.prepare import prepared


@dataclass(frozen=True)
class _Score:
    total: float


@dataclass(frozen=True)
class _Vocabulary:
    syllables: frozenset[str] = frozenset({"bu", "lin", "ken"})


class _Model:
    vocabulary = _Vocabulary()

    def score(self, pairs: Sequence[tuple[str, str]], source: str) -> list[_Score]:
        assert source in ("zh", "pinyin")
        return [_Score(-1.0 if english == "blinken" else -80.0) for _, english in pairs]


def _heard(a: str, b: str) -> float:
    one, two = prepared(a, KnownNames(None), "person"), prepared(b, KnownNames(None), "person")
    found = align(one.views[0], two.views[0], True)
    return Ear(_Model()).heard(one, two, (one.views[0], two.views[0]), found)


def test_what_the_model_knows_is_heard() -> None:
    assert _heard("布林肯", "Blinken") > 0.9
    assert _heard("Blinken", "布林肯") == _heard("布林肯", "Blinken")


def test_what_it_does_not_know_is_not() -> None:
    assert _heard("布林肯", "Macron") == 0.0
    assert _heard("Blinken", "Macron") == 0.0, "neither is pinyin"


def test_pinyin_is_heard() -> None:
    assert _heard("Bulinken", "Blinken") > 0.9
    assert _heard("Blinken", "Bulinken") == _heard("Bulinken", "Blinken")
