"""``python -m eval quality`` on a folder made here: what it finds, misses and counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.quality import seed_page, source_free
from eval.quality.part import Given, Measured
from namenorm.pipeline import Normaliser


@pytest.fixture
def given(tmp_path: Path, nn: Normaliser, index_file: Path) -> Given:
    return Given(tmp_path, str(index_file), nn, lambda line: None)


def _write(folder: Path, name: str, lines: list[str]) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def test_what_the_seed_page_lacks_is_listed_as_missed(given: Given) -> None:
    _write(given.folder, "seed/0.txt", ["Post a Comment", "He spoke to this station, told this station and left."])
    measured = seed_page.measure(given)
    assert measured.figures[0].value == pytest.approx(2 / len(seed_page.EXPECTED))
    assert "missed\tNN304\t👇" in measured.listed
    assert any(line.startswith("expected\tNN305\tinfo\tPost a Comment") for line in measured.listed)


def test_a_set_that_is_missing_gives_nothing(given: Given) -> None:
    assert seed_page.measure(given) == Measured()


def test_flags_in_text_that_people_wrote_are_counted_and_listed(given: Given) -> None:
    plain = "The ferry sails every morning at ten from the new harbour."
    _write(
        given.folder, "english_news/generaltest2022.en.txt", [plain, "It was about about about about rice.", "Share"]
    )
    english = source_free.measure(given).figures[0]
    [line] = source_free.measure(given).listed
    assert english.value == pytest.approx(1000 / 19)
    assert line.startswith("generaltest2022.en.txt:2\tNN302\tmajor")
    assert "It was about ⟦about about about⟧ rice." in line


def test_no_page_ends_within_a_quotation(given: Given) -> None:
    lines = ["The ferry sails."] * 19 + ["“We sail,", "and soon,” he said.", "The ferry sails."]
    _write(given.folder, "set/lines.txt", lines)
    pages = list(source_free._pages(given.folder / "set/lines.txt", "set"))
    assert [page.document.text.count("\n") + 1 for page in pages] == [21, 1]
    assert [page.first_line for page in pages] == [1, 22]
