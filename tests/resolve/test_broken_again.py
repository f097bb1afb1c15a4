"""Whoever is misnamed in full is looked for again; other names and words are left alone."""

from __future__ import annotations

import pytest

from namenorm.pipeline import Normaliser


@pytest.mark.parametrize(
    ("again", "named"),
    [
        ("Albanyese", True),
        ("Albanezzi", True),
        ("Albanians", False),  # a word
        ("Albury", False),
        ("Melbourne", False),
        ("Albanezzi Limited", False),  # part of a longer name
        ("Albanezzi-led ministers", False),
    ],
)
def test_whoever_is_misnamed_in_full_is_looked_for_again(bundled: Normaliser, again: str, named: bool) -> None:
    page = f"Australian Prime Minister Anthony Albanise landed in Beijing. On Tuesday {again} met the press."
    report = bundled.check(page)
    found = {one.surface: one.suggestion for one in report.findings}
    assert found.get("Anthony Albanise") == "Anthony Albanese"
    assert (found.get(again) == "Albanese") is named
    assert report.edits == ()


def test_the_reference_joins_the_person(bundled: Normaliser) -> None:
    page = "Australian Prime Minister Anthony Albanise landed in Beijing. On Tuesday Albanezzi met the press."
    first, *_, second = (one for one in bundled.check(page).resolutions if one.mention.type == "person")
    assert (first.cluster, second.outcome, second.entity) == (second.cluster, "suspected", first.entity)


def test_nobody_is_looked_for_again_who_is_rightly_named(bundled: Normaliser) -> None:
    page = "Australian Prime Minister Anthony Albanese landed in Beijing. On Tuesday Albanezzi met the press."
    assert not [one for one in bundled.check(page).findings if one.code == "NN105"]
