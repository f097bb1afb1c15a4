"""Finding entries by what the book says."""

from __future__ import annotations

import pytest

from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.search import by_address, find, near_ids

ANNA = Entity("mine:anna-berg", "person", "Anna Berg", names=(Name("Anna Berg", "en", "canonical"),))
BERG = Entity("mine:berg", "place", "Berg", names=(Name("Berg", "en", "canonical"), Name("貝格", "zh", "native")))
LUND = Entity("mine:lund", "person", "Eva Lundberg", names=(Name("Eva Lundberg", "en", "canonical"),))
BOOK = (LUND, BERG, ANNA)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("berg", ["mine:berg", "mine:anna-berg", "mine:lund"]),
        ("ANNA  berg", ["mine:anna-berg"]),
        ("贝格", ["mine:berg"]),
        ("mine:lund", ["mine:lund"]),
        ("Bergen", []),
        ("·", []),
        ("", []),
    ],
)
def test_the_nearest_comes_first(text: str, found: list[str]) -> None:
    assert [hit.entity.id for hit in find(BOOK, text)] == found


def test_a_hit_says_by_which_name() -> None:
    [hit] = find(BOOK, "贝")
    assert hit.name == Name("貝格", "zh", "native")
    [hit] = find(BOOK, "mine:anna")
    assert hit.name is None


def test_a_limit_keeps_the_nearest() -> None:
    assert [hit.entity.id for hit in find(BOOK, "berg", 1)] == ["mine:berg"]


def test_an_identifier_may_leave_out_the_source() -> None:
    assert by_address(BOOK, "anna-berg") == by_address(BOOK, "mine:anna-berg") == [ANNA]
    assert by_address(BOOK, "mine") == []


def test_near_identifiers_are_offered() -> None:
    assert near_ids(BOOK, "anna-burg") == ["anna-berg"]
    assert near_ids(BOOK, "zzz") == []
