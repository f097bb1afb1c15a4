"""The audit of the book: its rows, its draws and what it found."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.book_audit import draw, interval, read_rows, report
from namenorm.gazetteer.files import bundled_folder, load_book
from namenorm.gazetteer.model import Entity

_MOST_WRONG = 0.01


def test_every_row_is_of_an_entry_of_the_book() -> None:
    entities = load_book(bundled_folder() / "curated").entities
    assert [row.id for row in read_rows() if row.id not in entities] == []


def test_each_draw_holds_200_entries_once_and_few_wrong_ones(capsys: pytest.CaptureFixture[str]) -> None:
    rows = read_rows()
    seeds = {row.seed for row in rows}
    for seed in seeds:
        verdicts = {row.id: row.verdict for row in rows if row.seed == seed}
        assert len(verdicts) == sum(row.seed == seed for row in rows) == 200
        assert Counter(verdicts.values())["wrong"] <= _MOST_WRONG * len(verdicts)
    with capsys.disabled():
        print(*("", *report(rows)), sep="\n")


@pytest.mark.parametrize(
    ("wrong", "of", "expect"),
    [(0, 10, (0.0, 0.277533)), (2, 200, (0.002747, 0.035722)), (1, 3, (0.061492, 0.792340))],
    ids=["none", "one in a hundred", "one in three"],
)
def test_interval_is_scipys(wrong: int, of: int, expect: tuple[float, float]) -> None:
    # scipy.stats.binomtest(wrong, of).proportion_ci(method="wilson"), scipy 1.17.1
    assert interval(wrong, of) == pytest.approx(expect, abs=1e-6)


@given(st.integers(0, 50), st.integers(1, 50))
def test_interval_holds_the_share(wrong: int, more: int) -> None:
    low, high = interval(wrong, wrong + more)
    assert 0.0 <= low <= wrong / (wrong + more) <= high <= 1.0


def test_a_draw_takes_each_kind_by_its_share_and_is_the_same_again() -> None:
    book = [Entity(f"curated:p{n}", "person", "") for n in range(75)] + [
        Entity(f"curated:o{n}", "org", "") for n in range(25)
    ]
    first, again = draw(book, "seed", 20), draw(reversed(book), "seed", 20)
    assert first == again
    assert Counter(one.kind for one in first) == {"person": 15, "org": 5}
    assert draw(book, "another", 20) != first


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"seed": "s", "id": "i", "verdict": "right"}', "not an audit row"),
        ('{"seed": "s", "id": "i", "verdict": "fine", "checked": "", "how": "h"}', "a verdict is one of"),
        ('{"seed": "s", "id": "i", "verdict": "right", "checked": "", "how": ""}', "says how it was reached"),
        ('{"seed": "s", "id": "i", "verdict": "wrong", "checked": "", "how": "h"}', "says what was corrected"),
    ],
    ids=["a field is missing", "an unknown verdict", "no reason", "nothing corrected"],
)
def test_a_row_that_says_too_little_is_refused(tmp_path: Path, line: str, why: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f"{line}\n", "utf-8")
    with pytest.raises(ValueError, match=why):
        read_rows(file)
