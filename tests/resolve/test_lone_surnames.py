"""Misspelt surnames of people of the page and of newsmakers; other names and words are left alone."""

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


def test_a_newsmaker_of_another_country_than_the_page_speaks_of_is_not_meant(bundled: Normaliser) -> None:
    page = "Norwegian officials landed in Oslo. On Tuesday Albanezzi met the press."
    assert not bundled.check(page).findings


@pytest.mark.parametrize(
    ("page", "surname", "right"),
    [
        ("Ukraine's president dismissed Zalouzhny in the spring.", "Zalouzhny", "Zaluzhnyi"),
        ("Moscow answered. Zaharova criticised the Russian opposition.", "Zaharova", "Zakharova"),
        ("Brazil voted again. Bosonaro thanked those who came.", "Bosonaro", "Bolsonaro"),
        ("Zukerberg and other Americans were heard in Washington.", "Zukerberg", "Zuckerberg"),
        ("Sayfullo Saipov, a driver, left Uzbekistan. Saipov was tried.", "Saipov", None),  # somebody's surname
        ("Bolsonarista crowds marched in Brazil.", "Bolsonarista", None),  # a word made of the name
        ("Tanaca spoke in Tokyo, and Japan listened.", "Tanaca", None),  # too many surnames are like it
    ],
)
def test_a_newsmaker_of_the_page_is_meant_by_what_is_nearly_the_surname(
    bundled: Normaliser, page: str, surname: str, right: str | None
) -> None:
    report = bundled.check(page)
    assert {one.surface: one.suggestion for one in report.findings} == ({surname: right} if right else {})
    assert report.edits == ()


def test_a_newsmaker_rightly_printed_is_resolved_and_not_reported(bundled: Normaliser) -> None:
    report = bundled.check("Ukraine's president Zelensky spoke; Belousov answered for Russia.")
    said = {one.mention.text: one.entity.name for one in report.resolutions if one.entity}
    assert said.get("Belousov") == "Andrei Belousov"
    assert "Zelensky" in said
    assert not report.findings


@pytest.mark.parametrize(("original", "flagged"), [("扎卢日内被解职。", True), ("乌克兰的一名商人被捕。", False)])
def test_whom_the_original_does_not_name_is_not_meant(bundled: Normaliser, original: str, flagged: bool) -> None:
    report = bundled.check("Kyiv, Ukraine: Zalouzhny was told on Monday.", source=original, source_lang="zh")
    assert any(one.surface == "Zalouzhny" for one in report.findings if one.code == "NN105") is flagged
