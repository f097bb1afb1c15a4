"""The layouts in which dropped and added sentences are looked for."""

from __future__ import annotations

import random

import pytest

from eval.quality.layout import FORMS, Lines, laid_out

SOURCE = tuple(f"第{number}行写的是一些关于河流的事情。" for number in range(9))
TARGET = tuple(f"Line {name} tells, in some words, a thing about one of the rivers." for name in "ABCDEFGHI")
LINES = Lines("made", SOURCE, TARGET, "zh", "en")
STRANGER = "Nobody knows whence this very long sentence has come to us."


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_lost(form: str) -> None:
    laid = laid_out(LINES, form, random.Random(1))
    assert laid.place is None
    assert all(line in (laid.document.source or "") for line in SOURCE)
    assert all(f"ine {name} tells" in laid.document.text for name in "ABCDEFGHI")


@pytest.mark.parametrize("form", FORMS)
def test_a_sentence_is_dropped_where_it_says(form: str) -> None:
    laid = laid_out(LINES, form, random.Random(2), "dropped")
    assert laid.place is not None
    line = (laid.document.source or "")[laid.place.start : laid.place.end]
    name = "ABCDEFGHI"[SOURCE.index(line)]
    assert f"ine {name} tells" not in laid.document.text
    assert sum(f"ine {other} tells" in laid.document.text for other in "ABCDEFGHI") == 8


@pytest.mark.parametrize("form", FORMS)
def test_a_stranger_is_added_where_it_says(form: str) -> None:
    laid = laid_out(LINES, form, random.Random(3), "added", STRANGER)
    assert laid.place is not None
    assert laid.document.text[laid.place.start : laid.place.end] == STRANGER


def test_the_forms_are_what_they_are_called() -> None:
    texts = {form: laid_out(LINES, form, random.Random(5)).document.text for form in FORMS}
    assert texts["lines"].split("\n") == list(TARGET)
    assert sorted(texts["shuffled"].split("\n")) == sorted(TARGET) != texts["shuffled"].split("\n")
    assert texts["joined"].count("\n") < 8
    assert "; line " in texts["joined"]
    assert texts["split"].count("\n") > 8
