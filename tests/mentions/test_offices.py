"""The office that a text names beside a name."""

from __future__ import annotations

import pytest

from namenorm.mentions.offices import offices
from namenorm.rules import Rules

_FOREIGN = {"foreign minister", "minister of foreign affairs", "minister for foreign affairs"}


@pytest.mark.parametrize(
    ("words", "among"),
    [
        ("japanese foreign minister", _FOREIGN),
        ("minister of foreign affairs", _FOREIGN),
        ("the prime minister", {"prime minister", "premier"}),
        ("vice president", {"vice president"}),
        ("deputy foreign minister", set[str]()),
        ("the old minister", set[str]()),
        ("", set[str]()),
    ],
)
def test_an_office_before_a_name(words: str, among: set[str]) -> None:
    found = offices(Rules("en")).ending(words.split())
    assert among <= found
    assert bool(found) is bool(among)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("the new japanese foreign minister who is tired", "foreign minister"),
        ("president of the bank", "president"),
        ("deputy prime minister of the islands", "deputy prime minister"),
        ("a man who once met the president", ""),  # too far behind the name to be said of it
        ("assistant foreign minister", ""),
    ],
)
def test_an_office_after_a_name(words: str, title: str) -> None:
    found = offices(Rules("en")).opening(words.split())
    assert (title in found) if title else not found


def test_german_titles_name_the_offices_of_the_book() -> None:
    german = offices(Rules("de"))
    assert "foreign minister" in german.ending(["der", "japanische", "aussenminister"])
    assert not german.ending(["stellvertretender", "aussenminister"])
