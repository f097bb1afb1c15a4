from __future__ import annotations

import pickle

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.house_style import Preference, Style
from namenorm.index.house import house_of
from namenorm.index.stack import Stack
from tests.books import CASES, stack


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return stack(load_book(CASES / "house" / "book").entities.values(), folder=tmp_path_factory.mktemp("house"))


def _in(book: Stack, style: Style) -> Stack:
    house = house_of(style, lambda key: ((one.entity, one.system) for one in book.find(key)), book.entities)
    return book.in_style(house)


def _prefers(*names: str | Preference) -> Style:
    return Style("news", prefer=tuple(one if isinstance(one, Preference) else Preference(one) for one in names))


def test_an_entity_has_the_name_of_the_house_wherever_it_is_asked_for(book: Stack) -> None:
    asked = _in(book, _prefers("Kiev"))
    assert {one.entity.name for one in asked.find("kyiv")} == {"Kiev"}
    entity = asked.entity("test:kyiv")
    assert entity is not None
    assert entity.name == "Kiev"
    assert "Kiev" in {one.name for one in asked.entities()}
    assert "Kyiv" in {one.name for one in book.entities()}


def test_a_surname_follows_the_name_that_was_chosen(book: Stack) -> None:
    asked = _in(book, _prefers("Volodymyr Zelensky"))
    entity = asked.entity("test:volodymyr-zelenskyy")
    assert entity is not None
    assert (entity.name, entity.surname) == ("Volodymyr Zelensky", "Zelensky")


def test_the_book_itself_stays_at_hand(book: Stack) -> None:
    for asked in (book, _in(book, _prefers("Kiev"))):
        entity = asked.plain.entity("test:kyiv")
        assert entity is not None
        assert entity.name == "Kyiv"


def test_of_what_a_style_does_not_speak_nothing_is_said(book: Stack) -> None:
    assert _in(book, _prefers("Kiev")).house_form("test:tibet") is None
    assert book.house_form("test:kyiv") is None
    assert _in(book, _prefers("Kiev")).house_form("test:nobody") is None


def test_a_mark_prefers_the_names_that_have_it(book: Stack) -> None:
    form = _in(book, Style("marked")).house_form("test:macau")
    assert form is not None
    assert (form.name, form.chosen) == ("Macao", True)


def test_a_style_travels_with_the_book(book: Stack) -> None:
    again = pickle.loads(pickle.dumps(_in(book, _prefers("Kiev"))))
    assert {one.entity.name for one in again.find("kyiv")} == {"Kiev"}


@pytest.mark.parametrize(
    ("style", "told"),
    [
        (_prefers("Kyyiv"), "“Kyyiv” is no right name in the book: add it as alias"),
        (_prefers("Georgia"), "a name of test:georgia, test:georgia-us: write {name: Georgia, of: …}"),
        (_prefers(Preference("Kiev", "test:tibet")), "“Kiev” is no right name of test:tibet in the book"),
        (_prefers("Kiev", "Kyiv"), "prefer has two names of one entry"),
        (Style("bbc"), "no name in the book is marked so, and there is no file “bbc”"),
    ],
)
def test_a_style_that_does_not_fit_the_book_is_refused(style: Style, told: str, book: Stack) -> None:
    with pytest.raises(GazetteerError, match=f"style {style.name}: ") as raised:
        _in(book, style)
    assert told in str(raised.value)


def test_one_of_several_is_meant_by_its_identifier(book: Stack) -> None:
    asked = _in(book, _prefers(Preference("Georgia", "test:georgia-us")))
    assert asked.house_form("test:georgia") is None
    form = asked.house_form("test:georgia-us")
    assert form is not None
    assert form.name == "Georgia"
