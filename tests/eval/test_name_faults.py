"""Faults put into names: each as it says, and only where it can be."""

from __future__ import annotations

import random

import pytest

from eval.quality.name_faults import KINDS, named, possible, put, respelt

_TEXT = "Karl Ostenbeck met Angela Brandtman.\nMs. Brandtman spoke.\nOstenbeck left, and Ostenbeck's car stayed."
_GIVEN = frozenset({"karl", "angela"})


def test_persons_are_those_named_in_full() -> None:
    assert [(one.full, len(one.places)) for one in named(_TEXT, _GIVEN)] == [
        ("Karl Ostenbeck", 3),
        ("Angela Brandtman", 2),
    ]
    assert named("The Ostenbeck House stands here.", _GIVEN) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_put_where_it_says(kind: str) -> None:
    persons = named(_TEXT, _GIVEN)
    one = persons[0]
    assert kind in possible(_TEXT, persons, one)
    fault = put(_TEXT, persons, one, kind, random.Random(3))
    assert fault.text.count("\n") == _TEXT.count("\n")
    left = {"other spelling": 0, "two ways": 2, "neighbour": 2, "dropped": 0}[kind]
    assert fault.text.count("Ostenbeck") == left
    assert fault.text.count("Brandtman") == 2 + (kind == "neighbour")


def test_a_name_met_once_has_no_second_spelling() -> None:
    text = "Karl Ostenbeck left."
    persons = named(text, _GIVEN)
    assert list(possible(text, persons, persons[0])) == ["other spelling", "dropped"]


def test_another_spelling_is_another() -> None:
    dice = random.Random(1)
    for name in ("Ostenbeck", "Lee", "Xu", "Brandtman"):
        new = respelt(name, dice)
        assert new != name
        assert new[0] == name[0]
