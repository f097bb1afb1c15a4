"""Each mechanism can be switched off, and the program still checks a page."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from eval.blind.ablate import head, row
from eval.blind.checking import Variant
from eval.blind.switches import CODES, SWITCHES, skipped, switched_off
from eval.blind.twins import Twin
from eval.figure import Figure
from namenorm.codes import CODES as ALL_CODES
from namenorm.pipeline import Normaliser

PAGE = "Taiwan's President Lai Qingde met Chen Jianren. Lai Qinde and Chairman Zhu Lilun of the Kuomintang left."


def _now(place: str) -> Any:
    module, _, path = place.partition(":")
    found = import_module(module)
    for name in path.split("."):
        found = getattr(found, name)
    return found


@pytest.fixture
def undone() -> Iterator[list[Any]]:
    undo: list[Any] = []
    yield undo
    for one in reversed(undo):
        one()


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_replaces_what_the_program_calls_and_puts_it_back(
    name: str, undone: list[Any], checker: Normaliser
) -> None:
    before = _now(SWITCHES[name].place)
    undone.append(switched_off([name]))
    assert _now(SWITCHES[name].place) is not before
    assert checker.check(PAGE).document.text == PAGE
    undone.pop()()
    assert _now(SWITCHES[name].place) is before


@pytest.fixture(scope="module")
def checker() -> Normaliser:
    return Normaliser()


def test_a_mechanism_that_is_off_finds_nothing(undone: list[Any], checker: Normaliser) -> None:
    text = "President Zelianski of Ukraine spoke in Kyiv. Zelianski left."
    assert any(one.suggestion for one in checker.check(text).findings)
    undone.append(switched_off(["near", "holders"]))
    assert not [one for one in Normaliser().check(text).findings if one.code == "NN105"]


def test_codes_are_switched_off_by_the_settings() -> None:
    assert set(CODES) <= set(ALL_CODES)
    assert skipped(["near", "NN103"]) == ("NN103",)
    assert Variant(off=("NN103", "near")).normaliser().config.ignore == ("NN103",)


def test_an_unknown_mechanism_is_refused() -> None:
    with pytest.raises(KeyError):
        switched_off(["no-such-mechanism"])


def _twin(id_: str, ours: float, theirs: float, unit: str = "share") -> Twin:
    sides = (Figure(id_, "made", 100, value, 0, 1, unit, "higher", "made") for value in (ours, theirs))
    return Twin(*sides)


def test_the_table_tells_how_many_names_a_mechanism_carries() -> None:
    rate = ("artefacts.controls.flags", "per 1,000 words")
    whole = [_twin("artefacts.persons.named", 0.75, 0.5), _twin(rate[0], 4.2, 2.5, rate[1])]
    without = [_twin("artefacts.persons.named", 0.71, 0.5), _twin(rate[0], 4.0, 2.75, rate[1])]
    assert row("near", whole, without) == "| `near`, spellings that differ little | +4 / 0 | +0.20 / -0.25 |"
    assert head(whole).splitlines()[0].endswith("| controls, flags (n 100 / 100) |")
