"""Names put together from parts and looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.parts import NamePart
from namenorm.index.compile import compile_index
from namenorm.index.reader import Index
from namenorm.index.stack import Stack
from namenorm.pipeline import Normaliser
from namenorm.resolve.composed import Composer, load_composition
from namenorm.romanise.pinyin_reader import PinyinReader
from namenorm.rules import Rules
from tests.books import cases, entities

PARTS = [
    NamePart("t:1", "given", (("han", "罗伯特"), ("kana", "ロバート"), ("cyrillic", "роберт"), ("latin", "Robert")), 9),
    NamePart("t:2", "surname", (("han", "达利"), ("han", "戴利"), ("cyrillic", "дэйли"), ("latin", "Daly")), 2),
    NamePart("t:3", "surname", (("han", "戴利"), ("kana", "デイリー"), ("latin", "Daley")), 2),
    NamePart("t:4", "given", (("han", "约翰"), ("latin", "John")), 30),
    NamePart("t:5", "surname", (("han", "史密斯"), ("cyrillic", "смит"), ("kana", "スミス"), ("latin", "Smith")), 9),
    NamePart("t:6", "surname", (("han", "特朗普"), ("latin", "Trump")), 1),
    NamePart("t:7", "given", (("han", "玛丽娜"), ("latin", "Marina")), 9),
    NamePart("t:8", "given", (("han", "马利纳"), ("latin", "Malina")), 1),
    NamePart("t:9", "surname", (("han", "马里"), ("latin", "Mali")), 1),
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("composed") / "x.index"
    compile_index(entities(), target, parts=PARTS)
    return target


@pytest.fixture(scope="module")
def composer(file: Path) -> Composer:
    return Composer(Stack([Index(file)]), PinyinReader(Rules("zh")), load_composition(), lambda _: {})


@pytest.fixture(scope="module")
def normaliser(file: Path) -> Normaliser:
    return Normaliser(file)


@pytest.mark.parametrize(("name", "expect"), cases("resolve/composed"))
def test_put_together(composer: Composer, name: str, expect: list[str]) -> None:
    assert [one.name for one in composer.candidates(name)][: len(expect) or 1] == expect


@pytest.mark.parametrize("name", ["罗伯特·戴利", "Luobote Daili", "约翰·史密斯"])
def test_probabilities_fall_and_leave_room_for_none(composer: Composer, name: str) -> None:
    found = composer.candidates(name)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)
    assert 0 < sum(scores) < 1
    assert {one.entity_id for one in found} == {""}


def test_the_evidence_names_the_parts(composer: Composer) -> None:
    lines = composer.candidates("罗伯特·戴利")[0].evidence
    assert [(one.kind, one.detail) for one in lines] == [
        ("name-part", "罗伯特 is a form of Robert"),
        ("name-part", "戴利 is a form of Daly"),
    ]


def test_look_up_offers_a_name_of_parts_after_whom_the_book_knows(normaliser: Normaliser) -> None:
    assert [one.name for one in normaliser.lookup("约翰·史密斯")] == ["John Smith"]
    known = normaliser.lookup("傅高义")
    assert known[0].entity_id
    assert all(one.entity_id for one in known)


def test_weights_that_are_missing_are_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="no weights of parts"):
        load_composition(tmp_path / "none.json")
