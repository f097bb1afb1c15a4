"""Where an import belongs to what a book has already."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from namenorm.gazetteer.importers.names import book_tag
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.placing import KNOWN, SEVERAL, placed
from namenorm.gazetteer.model import Entity, Name
from namenorm.text.key import key
from tests.gazetteer.exporters.people import BOOK, DALY

ANOTHER = Entity("curated:robert-daly-2", "person", "Robert Daly", names=(Name("Robert Daly", "en", "canonical"),))


class _Book:
    def __init__(self, entities: Iterable[Entity]) -> None:
        self._entities = tuple(entities)

    def by_id(self, entity_id: str) -> Entity | None:
        return next((one for one in self._entities if one.id == entity_id), None)

    def named(self, text: str) -> list[Entity]:
        return [one for one in self._entities if any(key(name.text) == key(text) for name in one.names)]


def _place(entity_id: str, english: str, *others: Name, book: Iterable[Entity] = BOOK, kind: str = "person") -> Outcome:
    names = (Name(english, "en", "canonical"), *others)
    entity = Entity(entity_id, kind, english, names=names, source="acme")  # type: ignore[arg-type]
    [(_, outcome)] = placed([("1", Outcome(entity))], _Book(book), "acme")
    return outcome


def test_a_name_more_for_whom_two_names_speak(tmp_path: object) -> None:
    outcome = _place("acme:1", "Robert Daly", Name("戴博", "zh", "alias"), Name("ダリー", "ja", "alias"))
    names = (Name("ダリー", "ja", "alias"),)
    assert outcome == Outcome(Entity(DALY.id, "person", "", names=names, source="acme"), fragment=True)


def test_a_name_for_which_the_english_one_alone_speaks_is_unverified() -> None:
    outcome = _place("acme:1", "ROBERT DALY", Name("达利", "zh", "alias"))
    assert outcome.fragment
    assert outcome.entity is not None
    assert outcome.entity.names == (Name("达利", "zh", "alias", verified=False),)


def test_the_same_identifier_is_the_same_entity() -> None:
    outcome = _place(DALY.id, "Bob Daly", Name("戴博", "zh", "adopted"))
    assert outcome.entity is not None
    assert outcome.entity.names == (Name("Bob Daly", "en", "alias"),)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (Name("戴博", "zh", "adopted"), "the same"),
        (Name("羅伯特·戴利", "zh-Hant", "alias"), "the same in traditional characters"),
        (Name("Dai Bo", "en", "blocked"), "known to be wrong"),
    ],
)
def test_what_the_book_has_already(other: Name, why: str) -> None:
    assert _place("acme:1", "Robert Daly", other).left_out == KNOWN, why


def test_several_of_that_name_are_left_to_an_editor_unless_another_name_tells() -> None:
    book = (*BOOK, ANOTHER)
    assert _place("acme:1", "Robert Daly", Name("达利", "zh", "alias"), book=book).left_out == SEVERAL
    told = _place("acme:1", "Robert Daly", Name("戴博", "zh", "alias"), Name("ダリー", "ja", "alias"), book=book)
    assert told.entity is not None
    assert told.entity.id == DALY.id


@pytest.mark.parametrize(("english", "kind"), [("Anna Berg", "person"), ("Robert Daly", "org")])
def test_whoever_the_book_does_not_have_is_new(english: str, kind: str) -> None:
    outcome = _place("acme:1", english, Name("戴博", "zh", "alias"), kind=kind)
    assert not outcome.fragment
    assert outcome.entity is not None
    assert outcome.entity.id == "acme:1"


def test_faults_pass_through() -> None:
    assert list(placed([("1", Outcome(fault="x"))], _Book(BOOK))) == [("1", Outcome(fault="x"))]


@pytest.mark.parametrize(
    ("tag", "expect"),
    [
        ("en", "en"),
        ("EN-us", "en"),
        ("en_GB", "en"),
        ("zh", "zh"),
        ("zh-CN", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh-HK", "zh-Hant-HK"),
        ("ZH-HANT-TW", "zh-Hant"),
        ("ja-hira", "ja-Hira"),
        ("pt-BR", "pt"),
        ("English", ""),
        ("", ""),
        ("Mao Zedong", ""),
        ("x", ""),
    ],
)
def test_language_tags(tag: str, expect: str) -> None:
    assert book_tag(tag) == expect
