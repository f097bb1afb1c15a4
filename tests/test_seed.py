"""The page with which the project began: what a user gets from it, point by point.

The page is no part of the project; it lies in the folder of evaluation sets that NAMENORM_EVAL_DATA names.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from namenorm.codes import CODES
from namenorm.config import Config
from namenorm.gazetteer.files import bundled_folder
from namenorm.index import locate
from namenorm.pipeline import Normaliser
from namenorm.values import Finding, Report

DATA = os.environ.get("NAMENORM_EVAL_DATA", "")
pytestmark = pytest.mark.skipif(
    not DATA, reason="NAMENORM_EVAL_DATA does not name the folder of evaluation sets, which holds the page (seed/*.txt)"
)


ELSEWHERE = [f"{code}.yaml" for code in ("JP", "KR", "KP", "HK", "VN", "MY", "GB", "FR", "DE")]
"""Files of persons from countries of which the page does not speak."""


@pytest.fixture(scope="module")
def text() -> str:
    [page, *_] = sorted((Path(DATA) / "seed").glob("*.txt"))
    return page.read_text("utf-8")


@pytest.fixture(scope="module")
def report(bundled: Normaliser, text: str) -> Report:
    return bundled.check(text)


@pytest.fixture(scope="module")
def previewed(text: str) -> Report:
    """The report with the codes in preview."""
    return Normaliser(config=Config(preview=True)).check(text)


@pytest.fixture(scope="module")
def book_without_daly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the published book that lacks one entry, and what takes long to compile: imports and long files."""
    folder = tmp_path_factory.mktemp("mine") / "gazetteer"
    shutil.copytree(bundled_folder(), folder, ignore=shutil.ignore_patterns("imported", *ELSEWHERE, "names-*"))
    removed = 0
    for file in sorted((folder / "curated" / "persons").glob("*.yaml")):
        if "Robert Daly" not in file.read_text("utf-8"):
            continue
        parsed = yaml.safe_load(file.read_text("utf-8"))
        for local in [key for key, entry in parsed["entities"].items() if entry["name"] == "Robert Daly"]:
            del parsed["entities"][local]
            removed += 1
            file.write_text(yaml.safe_dump(parsed, allow_unicode=True), "utf-8")
    assert removed == 1
    return folder


@pytest.fixture(scope="module")
def without_daly(
    book_without_daly: Path, text: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Report, Report]]:
    """The page against that book, as it is by default and with all that a user may ask to be rewritten."""
    cache = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(locate, "user_cache_path", lambda name: cache)
        careful = Normaliser(gazetteer=book_without_daly)
        bold = Normaliser(gazetteer=book_without_daly, config=Config(rewrite=("matched", "suspected")))
        yield careful.check(text), bold.check(text)


def _of(report: Report, code: str) -> list[Finding]:
    return [one for one in report.findings if one.code == code]


def test_both_dai_bo_are_robert_daly(report: Report) -> None:
    found = _of(report, "NN101")
    assert [(one.surface, one.suggestion) for one in found] == [("Dai Bo", "Robert Daly")] * 2
    for one in found:
        assert "NN103" in one.related
        told = {line.kind: line.detail for line in one.evidence if line.weight > 0}
        assert "戴博" in told["derived-spelling"]
        assert "Robert Daly" in told["introduced"]


def test_zhuang_jiaying_is_ja_ian_chong(report: Report) -> None:
    [one] = _of(report, "NN102")
    assert (one.surface, one.suggestion) == ("Zhuang Jiaying", "Ja Ian Chong")
    affiliation = next(line for line in one.evidence if line.kind == "affiliation")
    assert affiliation.weight > 0
    assert "university" in affiliation.detail.lower() or "political" in affiliation.detail.lower()


def test_without_the_entry_dai_bo_is_still_flagged_and_never_rewritten(
    report: Report, without_daly: tuple[Report, Report]
) -> None:
    careful, bold = without_daly
    found = _of(careful, "NN109")
    assert [(one.surface, one.suggestion) for one in found] == [("Dai Bo", "Robert Daly")] * 2
    assert all(one.confidence < _of(report, "NN101")[0].confidence for one in found)
    linked = [one for one in careful.resolutions if one.mention.text == "Dai Bo"]
    assert [one.outcome for one in linked] == ["suspected"] * 2
    assert not [edit for one in (careful, bold) for edit in one.edits if edit.old == "Dai Bo"]


def test_no_other_name_is_flagged(report: Report) -> None:
    names = [one for one in report.findings if one.code.startswith(("NN1", "NN2"))]
    assert [one.surface for one in names] == ["Zhuang Jiaying", "Dai Bo", "Dai Bo"]


@pytest.mark.parametrize(
    "right",
    [
        "Xi Jinping",
        "Putin",
        "Antony Blinken",
        "Blinken",
        "Alexander Stubb",
        "Kissinger",
        "Global South",
        "Belt and Road",
        "He",
        "he",
        "Wednesday (July 3)",
        "Robert Daly",
        "Xinhua",
    ],
)
def test_silence_on_what_is_right(report: Report, text: str, right: str) -> None:
    places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(right)}(?!\w)", text)]
    assert places, "the page has it"
    for one in report.findings:
        assert one.start is not None
        assert one.end is not None
        assert not [place for place in places if one.start < place[1] and place[0] < one.end], one


def test_the_headline_that_stands_four_times(report: Report, text: str) -> None:
    headline = text.split("\n\n")[1]
    places = [match.start() for match in re.finditer(re.escape(headline), text)]
    assert len(places) == 4
    assert [one.start for one in _of(report, "NN301")] == places[1:]


def test_the_broken_emoji_of_the_last_line_is_mended(report: Report, text: str) -> None:
    [one] = _of(report, "NN304")
    assert (one.suggestion, one.end) == ("👇", len(text.rstrip()))


def test_the_furniture_of_the_blog(report: Report) -> None:
    found = " ".join(one.surface for one in _of(report, "NN305"))
    assert all(words in found for words in ("Post a Comment", "Previous Post", "Next Post", "Search Here"))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("NN309", [("this station", None)]),
        (
            "NN314",
            [
                ("global South", "Global South"),
                ("Russia-Ukraine crisis", None),
                ("Russian-Ukrainian war", "Russia-Ukraine war"),
            ],
        ),
    ],
)
def test_other_signs(previewed: Report, code: str, found: list[tuple[str, str | None]]) -> None:
    assert [(one.surface, one.suggestion) for one in _of(previewed, code)] == found


def test_classes_of_countries_that_their_members_do_not_fit(report: Report) -> None:
    alliance, five, democracies = _of(report, "NN313")
    assert alliance.surface.startswith("Asian countries including the North Atlantic Treaty Organization")
    assert alliance.surface.endswith("Australia")
    assert five.surface == "five Central Asian countries"
    assert "KG, KZ, TJ, UZ" in five.message
    assert democracies.surface == "developed democratic countries like China and Russia"


def test_calques_are_told_and_count_for_nothing(previewed: Report) -> None:
    found = _of(previewed, "NN310")
    assert {one.surface for one in found} >= {"pointed out", "analyzed that"}
    assert {one.severity for one in found} == {"info"}


def test_no_other_sign_of_a_bad_translation(report: Report, previewed: Report) -> None:
    default, codes = ({one.code for one in each.findings if one.code.startswith("NN3")} for each in (report, previewed))
    assert default == {code for code in codes if CODES[code].status == "default"}
    assert codes == {"NN301", "NN304", "NN305", "NN309", "NN310", "NN313", "NN314"}


def test_fix_rewrites_three_names_and_not_another_character(report: Report, text: str) -> None:
    wanted = text.replace("Dai Bo", "Robert Daly").replace("Zhuang Jiaying", "Ja Ian Chong")
    assert report.fixed_text() == wanted
