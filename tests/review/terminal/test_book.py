"""The book behind the questions: the store first, then the index."""

from __future__ import annotations

from dataclasses import replace

import pytest

from namenorm.gazetteer.model import Entity, Name
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.book import Book


def _names(book: Book, text: str) -> list[str]:
    return [one.held.entity.name for one in book.find(text)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Fu Gaoyi", "Ezra Vogel"),
        ("fugaoyi", "Ezra Vogel"),
        ("傅高义", "Ezra Vogel"),
        ("傅高義", "Ezra Vogel"),
        ("Ezra V", "Ezra Vogel"),
        ("Vogel", "Ezra Vogel"),
        ("Volodymir Zelensky", "Volodymyr Zelenskyy"),
        ("김여정", "Kim Yo Jong"),
    ],
)
def test_a_spelling_finds_whom_it_may_mean(book: Book, text: str, first: str) -> None:
    assert _names(book, text)[0] == first


@pytest.mark.parametrize("text", ["", "  ", "?!", "[red]", "xyzzyplugh"])
def test_nobody_is_found_by_nothing(book: Book, text: str) -> None:
    assert _names(book, text) == []


def test_nobody_is_named_twice(book: Book) -> None:
    found = _names(book, "Zhang Wei")
    assert found == ["Zhang Wei", "Zhang Wei"], "two people of one name"


def test_the_store_goes_before_the_index(book: Book, pages: Ledger) -> None:
    held = book.entity("test:ezra-vogel")
    assert held is not None
    assert held.version is None
    pages.store.add(replace(held.entity, about="our own words"), editor="ann")
    again = book.entity("test:ezra-vogel")
    assert again is not None
    assert (again.version, again.entity.about) == (1, "our own words")
    assert book.find("Fu Gaoyi")[0].held.version == 1


def test_the_store_alone_is_a_book_too(pages: Ledger) -> None:
    pages.store.add(Entity("mine:x", "person", "Eva Roth", names=(Name("Eva Roth", "en", "canonical"),)), editor="ann")
    book = Book(pages.store)
    assert _names(book, "roth") == ["Eva Roth"]
    assert book.entity("mine:y") is None
    assert book.entity("") is None
