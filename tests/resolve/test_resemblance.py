"""Broken names of somebody who is surely on the page are found, though nothing in the book is near them."""

from __future__ import annotations

import pytest

from namenorm.index.locate import open_index
from namenorm.index.stack import Stack
from namenorm.pipeline import Normaliser
from namenorm.resolve.holders import Resemblance, is_part

_PAGE = "Taiwan's foreign minister Joseph Wu spoke in Taipei. {} said that Taiwan would not be bullied."


@pytest.fixture(scope="module")
def book() -> Stack:
    return Stack([open_index()])


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Wu Zhaoxuan", True),  # 釗燮 with its last character mistaken
        ("Joseph Wuu", True),
        ("Wang Zhaoxuan", False),  # neither word is his
        ("Wu Di", False),
    ],
)
def test_what_resembles_a_person(book: Stack, name: str, like: bool) -> None:
    joseph_wu = next(one.entity for one in book.find("josephwu") if one.entity.name == "Joseph Wu")
    found = list(Resemblance(book).of(name, joseph_wu))
    assert bool(found) is like
    assert all(one.found.entity.id == joseph_wu.id and one.nearness < 1 for one in found)


def test_a_part_of_a_name_is_no_misspelling(book: Stack) -> None:
    joseph_wu = next(one.entity for one in book.find("josephwu") if one.entity.name == "Joseph Wu")
    assert is_part("Wu", joseph_wu)
    assert not is_part("Wu Zhao", joseph_wu)


def test_a_broken_name_of_somebody_on_the_page_is_named(bundled: Normaliser) -> None:
    found = {one.surface: one.suggestion for one in bundled.check(_PAGE.format("Wu Zhaoxuan")).findings}
    assert found.get("Wu Zhaoxuan") == "Joseph Wu"


@pytest.mark.parametrize("stranger", ["Chen Liang", "Anna Wu", "Wu Mingtang"])
def test_others_of_the_surname_are_left_alone(bundled: Normaliser, stranger: str) -> None:
    found = bundled.check(_PAGE.format(stranger)).findings
    assert [one.surface for one in found if one.suggestion == "Joseph Wu"] == []


@pytest.mark.parametrize(
    ("introduced", "surname", "bearer"),
    [
        ("US President", "Bidon", "Joe Biden"),
        ("French President", "Macaron", "Emmanuel Macron"),
        ("Ukraine's President", "Zelinsky", "Volodymyr Zelensky"),
        ("Turkish President", "Erdogon", "Recep Tayyip Erdogan"),
        ("Japanese Prime Minister", "Kishita", "Fumio Kishida"),
    ],
)
def test_a_misspelt_surname_behind_an_office_is_its_holder(
    bundled: Normaliser, introduced: str, surname: str, bearer: str
) -> None:
    report = bundled.check(f"{introduced} {surname} spoke to reporters on Monday. The hall was full.")
    [found] = report.findings
    assert (found.surface, found.suggestion) == (surname, bearer)
    assert all(one.blocked_by for one in report.resolutions if one.mention.text == surname)  # it may be somebody else


@pytest.mark.parametrize(
    "said",
    [
        # Surnames of others who held the office, some of whom the book does not have.
        *(f"US President {one}" for one in ("Nixon", "Ford", "Carter", "Hoover", "Taft", "Truman", "Reagan", "Hayes")),
        *(f"British Prime Minister {one}" for one in ("Attlee", "Eden", "Heath", "Blair", "Brown", "Major", "Truss")),
        *(f"French President {one}" for one in ("Coty", "Pompidou", "Mitterrand", "Chirac", "Sarkozy", "Hollande")),
        *(f"German Chancellor {one}" for one in ("Erhard", "Brandt", "Schmidt", "Kohl", "Merkel", "Scholz", "Merz")),
        # No office, or one of another body.
        "Chairman Schultz of the village choir",
        "Mayor Bidon",
        "Doctor Blinkin",
    ],
)
def test_a_surname_that_others_bear_is_left_alone(bundled: Normaliser, said: str) -> None:
    assert bundled.check(f"{said} spoke to reporters on Monday. The hall was full.").findings == ()
