"""The main figures part by part, on hand-made reports whose numbers can be counted by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.audit import Audit
from eval.breakdown import all_figures, blocks
from eval.breakdown_parts import Regions, read_parts
from eval.breakdown_table import as_markdown
from eval.corpus import Corpus
from eval.identity import Identity
from eval.judge import _SEVERITY, Judge
from eval.load import Known
from eval.systems import Run
from namenorm.gazetteer.model import Entity, Name
from namenorm.rules import Rules
from tests.eval.made import BOOK, flag, known, page, report

_CASES = Path(__file__).parent.parent / "cases/eval/regions.jsonl"
_PARTS = read_parts()

PAGE = page("Dai Bo met Li Jiachao, Jin Yuzheng and Zhou Huajian. Dai Bo left.")
OTHER = page("Dai Bo came.", file="pages/2.txt")
ARTEFACTS = (
    replace(known(PAGE, "Dai Bo", "Robert Daly"), kind="pinyin-of-western"),
    replace(known(OTHER, "Dai Bo", "Robert Daly"), kind="pinyin-of-western"),
    replace(known(PAGE, "Li Jiachao", "John Lee"), kind="inconsistent", role="Hong Kong chief executive"),
    replace(known(PAGE, "Jin Yuzheng", "Kim Yo-jong"), kind="misspelling", role="sister of the North Korean leader"),
    replace(known(PAGE, "Zhou Huajian", "Wakin Chau"), kind="order", role="singer"),
)
NEWS = page("Dai Bo and Lee spoke to Robert.", "wmt23", "wmt23/77")
RENDERINGS = tuple(
    replace(known(NEWS, surface, *names, status=status), kind="")
    for surface, names, status in (
        ("Dai Bo", ("Robert Daly",), "wrong"),
        ("Robert", ("Robert Daly",), "partial"),
        ("Lee", ("John Lee", "Lee"), "right"),
    )
)


@pytest.fixture
def run() -> Run:
    judge = Judge((*ARTEFACTS, *RENDERINGS), Audit(()), Identity(BOOK.values()))
    pages = {one.document.id: one for one in (PAGE, OTHER, NEWS)}
    corpus = Corpus(pages, {}, ARTEFACTS, RENDERINGS, (), judge, BOOK, ())
    text = PAGE.document.text
    first = report(PAGE, flag(text, "Dai Bo", "Robert Daly"), flag(text, "Li Jiachao", "Jay Lee"))
    news = report(NEWS, flag(NEWS.document.text, "Dai Bo", "Robert Daly"))
    return Run(
        "namenorm",
        corpus,
        {PAGE.document.id: first, OTHER.document.id: report(OTHER), NEWS.document.id: news},
        {},
        [],
        _nobody,
    )


def _nobody(name: str, limit: int) -> Sequence[Any]:
    return ()


def _values(run: Run) -> dict[str, float | None]:
    return {one.id.removeprefix("breakdown."): one.value for one in all_figures(blocks(run))}


def test_parts_of_the_artefacts(run: Run) -> None:
    values = _values(run)
    assert values["artefacts.flagged.all"] == pytest.approx(2 / 5)
    assert values["artefacts.named.all"] == pytest.approx(1 / 5)
    assert values["artefacts.named.known"] == pytest.approx(1 / 3)
    assert values["artefacts.flagged.unknown"] == 0.0
    assert values["artefacts.named.kind.pinyin-of-western"] == pytest.approx(1 / 2)


def test_a_person_counts_once_in_the_mean_over_persons(run: Run) -> None:
    values = _values(run)
    # Daly 1/2, Lee 1, Kim 0, Chau 0.
    assert values["artefacts.flagged.all.persons"] == pytest.approx(1.5 / 4)
    assert values["artefacts.flagged.known.persons"] == pytest.approx(1.5 / 2)


def test_regions_of_book_and_record(run: Run) -> None:
    values = _values(run)
    assert values["artefacts.named.region.west"] == pytest.approx(1 / 2)
    assert values["artefacts.flagged.region.hong_kong_macau"] == 1.0
    assert values["artefacts.flagged.region.korea"] == 0.0
    assert values["artefacts.flagged.region.unknown"] == 0.0
    assert "artefacts.flagged.region.japan" not in values


def test_errors_weigh_as_much_as_they_are_grave(run: Run) -> None:
    values = _values(run)
    # Major: Daly twice and Kim, 5 each; minor: Lee and Chau, 1 each.
    assert values["artefacts.flagged.severity"] == pytest.approx(6 / 17)
    assert values["artefacts.named.severity"] == pytest.approx(5 / 17)
    # The wrong rendering is flagged, the partial one is not.
    assert values["wmt23.flagged.severity"] == pytest.approx(5 / 6)


def test_right_renderings_stand_apart(run: Run) -> None:
    values = _values(run)
    assert values["wmt23.flagged.all"] == 1.0
    assert values["wmt23.right.flagged.all"] == 0.0
    assert "wmt23.right.named.all" not in values
    lower = {one.id for one in all_figures(blocks(run)) if one.better == "lower"}
    assert "breakdown.wmt23.right.flagged.all" in lower
    assert "breakdown.artefacts.flagged.all" not in lower


def test_a_table_has_a_line_for_each_part(run: Run) -> None:
    page_ = as_markdown(blocks(run), "signature")
    assert "| in the book | 3 | 2 | 66.7 % (" in page_
    assert page_.endswith("signature\n")


def test_severities_weigh_as_flags_are_ranked() -> None:
    assert dict(_PARTS.weights) == _SEVERITY


def _cases() -> list[Any]:
    rows = [json.loads(line) for line in _CASES.read_text("utf-8").splitlines()]
    return [pytest.param(row["input"], row["expect"], id=row["why"]) for row in rows]


@pytest.mark.parametrize(("given", "expect"), _cases())
def test_region(given: dict[str, Any], expect: str) -> None:
    entities = {
        f"{source}:{number}": Entity(
            f"{source}:{number}",
            "person",
            "Ada Example",
            countries=tuple(countries),
            names=(Name("Ada Example", "en", "canonical"),),
            source=source,
        )
        for number, (source, countries) in enumerate(given.get("book", ()))
    }
    regions = Regions(_PARTS, Identity(entities.values()), entities, Rules("en"))
    about = Known("p", (), "Aida", ("Ada Example",), "", "wrong", "", "Ada Example", "g", given.get("role", ""))
    assert regions.of(about) == expect
