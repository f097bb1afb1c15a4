"""A ledger with a few pages, an editor at work on it, and the application over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from namenorm.index.reader import Index
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.book import Book
from namenorm.review.terminal.state import Review
from namenorm.values import Document

PAGE = (
    "The meeting ended late. Fu Gaoyi, a professor at Harvard University in the United States, spoke first. "
    "Nobody answered Fu Gaoyi. Lai Qingde, the president of Taiwan, stayed away."
)
ORIGINAL = "会议很晚才结束。美国哈佛大学教授傅高义首先发言。没有人回答傅高义。台湾总统赖清德没有出席。"
PAGES = (("a1", "gazette", "2024-07-01"), ("a2", "gazette", "2024-07-02"), ("b1", "herald", "2024-07-03"))


@pytest.fixture
def pages(tmp_path: Path, nn: Normaliser) -> Iterator[Ledger]:
    """A ledger in which three pages of two outlets, without their originals, are recorded."""
    with Ledger.create(tmp_path / "ledger.db") as ledger:
        for name, outlet, day in PAGES:
            ledger.record(nn.check(Document(name, PAGE, published=day, outlet=outlet)), nn.entity)
        yield ledger


@pytest.fixture
def review(pages: Ledger) -> Review:
    """An editor at the top of the queue."""
    return Review(pages, "ann")


@pytest.fixture
def book(pages: Ledger, index_file: Path) -> Book:
    """The ledger's empty store over the book of the tests."""
    return Book(pages.store, Index(index_file))


Open = Callable[[], list[tuple[str, str]]]


@pytest.fixture
def still_open(pages: Ledger) -> Open:
    """Tell what is open: the surface and the document, as often as it stands there."""

    def told() -> list[tuple[str, str]]:
        every = (one for item in pages.queue(limit=50) for one in pages.occurrences(item.finding, limit=50))
        return sorted((one.surface, one.document) for one in every)

    return told
