"""The page as lines: what stands on it, what gives way where there is little room, and that columns are straight."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.content import Content

from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.book import Book
from namenorm.review.terminal.page.edges import foot, help_lines, line, top
from namenorm.review.terminal.page.lines import MARK, Lines, first_of, labelled, last_of, share, spread, wrapped
from namenorm.review.terminal.page.sheet import lines_of, passage, sheet
from namenorm.review.terminal.state import Review
from namenorm.text.wording import sureness
from namenorm.values import Document
from tests.review.terminal.conftest import ORIGINAL, PAGE


def marked(lines: Lines) -> list[str]:
    """Return what bears the mark of a name, line by line."""
    return [one.plain[span.start : span.end] for one in lines for span in one.spans if span.style == MARK]


def page(review: Review, book: Book, width: int = 76, height: int = 19) -> Lines:
    def who(name: str) -> object:
        held = book.entity(name)
        return held.entity if held else None

    return sheet(review.state, who, width, height)  # type: ignore[arg-type]


@pytest.fixture
def with_original(pages: Ledger, nn: Normaliser) -> Review:
    pages.record(nn.check(Document("c", PAGE, source=ORIGINAL, source_lang="zh-Hans")), nn.entity)
    review = Review(pages, "ann")
    while review.state.item is not None and not review.state.item.lead.source_sentence:
        review.skip()
    return review


def test_the_name_is_marked_in_the_text(review: Review, book: Book) -> None:
    assert marked(page(review, book)) == ["Fu Gaoyi"]


def test_the_original_stands_below_with_its_name_marked(with_original: Review, book: Book) -> None:
    lines = page(with_original, book)
    assert marked(lines) == ["Fu Gaoyi", "傅高义"]
    assert any(one.plain.startswith("original  美国哈佛大学教授傅高义首先发言。") for one in lines)


def test_candidates_stand_with_who_they_are_and_why(review: Review, book: Book) -> None:
    text = "\n".join(one.plain for one in page(review, book))
    assert "Ezra Vogel  傅高义  US" in text
    assert "American sociologist and professor at Harvard University" in text
    assert "+ the text says of Fu Gaoyi: Harvard University" in text


@pytest.mark.parametrize("height", range(1, 40))
def test_what_matters_most_gives_way_last(with_original: Review, book: Book, height: int) -> None:
    lines = page(with_original, book, height=height)
    assert len(lines) <= height
    assert "Fu Gaoyi  →  Ezra Vogel" in lines[0].plain
    if height >= 7:
        assert "Fu Gaoyi" in marked(lines)


@pytest.mark.parametrize("width", [12, 20, 30, 50, 76, 116, 300])
def test_no_line_is_longer_than_the_screen(with_original: Review, book: Book, width: int) -> None:
    with_original.widen()
    state = with_original.state
    lines = [*page(with_original, book, width), top(state, "ann", True, width), line(state, width)]
    lines += [*foot(state, frozenset(), width), *help_lines(max(width, 20))]
    assert [one.plain for one in lines if one.cell_length > max(width, 20)] == []


def test_a_name_in_a_long_sentence_stays_in_sight(review: Review) -> None:
    item = review.state.item
    assert item is not None
    long = "Word " * 200
    lead = replace(item.lead, sentence=long + item.lead.sentence + long, at=None, before=long, after=long)
    at = replace(item.lead.at, start=1000 + item.lead.at.start, end=1000 + item.lead.at.end)  # type: ignore[type-var,union-attr]
    lines = lines_of(passage(replace(lead, at=at), 66), 66, 5)
    assert marked(lines) == ["Fu Gaoyi"]
    assert len(lines) == 5


def test_wide_characters_take_two_cells() -> None:
    lines = labelled("original", wrapped(Content("戴博说" * 20), 30))
    assert {one.cell_length for one in lines} == {40}
    assert spread(Content("戴博"), Content("99 %"), 20).cell_length == 20
    assert spread(Content("戴博" * 20), Content("99 %"), 20).cell_length == 20


def test_the_foot_stands_in_columns(review: Review) -> None:
    first, second = foot(review.state, frozenset(), 76)
    for above, below in (("n reject", "/ search"), ("u unsure", "w why"), ("o wider", "q quit")):
        assert first.plain.index(above) == second.plain.index(below)


def test_lines_that_are_left_out_leave_an_ellipsis_at_a_word() -> None:
    lines = wrapped(Content("one two three four five six"), 10)
    assert [one.plain for one in first_of(lines, 2, 10)] == ["one two", "three …"]
    assert [one.plain for one in last_of(lines, 1, 10)] == ["… five six"]
    assert first_of(lines, 0, 10) == last_of(lines, 0, 10) == []


@pytest.mark.parametrize(
    ("room", "given"), [(0, [0, 0, 0]), (2, [2, 0, 0]), (6, [3, 2, 1]), (8, [5, 2, 1]), (99, [9, 4, 1])]
)
def test_lines_are_shared_out_by_what_matters(room: int, given: list[int]) -> None:
    assert share((9, 4, 1), (3, 2, 1), room) == given


def test_how_sure_is_said_of_the_place_that_is_shown(pages: Ledger, nn: Normaliser, book: Book) -> None:
    """A name that another page settles is no surer here, where the page says less."""
    pages.record(nn.check(Document("z1", "Fu Gaoyi left the United States.")), nn.entity)
    review = Review(pages, "ann")
    item = review.state.item
    assert item is not None
    assert sureness(item.confidence) != sureness(item.lead.confidence)
    assert sureness(item.lead.confidence) in page(review, book)[0].plain
