from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.index.stack import Stack
from namenorm.pipeline import Normaliser
from tests.books import entities, stack, write_book


def _by_id(entity_id: str) -> Entity:
    return next(one for one in entities() if one.id == entity_id)


def _overlaid(tmp_path: Path) -> Stack:
    """An overlay in which one entity of the book has another name, and one is new."""
    vogel = _by_id("test:ezra-vogel")
    other = replace(vogel, name="Ezra F. Vogel", names=(Name("Ezra F. Vogel", "en", "canonical"),))
    new = Entity("mine:new", "person", "Fu Gaoyi", names=(Name("Fu Gaoyi", "en", "canonical"),))
    return stack([other, new], entities(), folder=tmp_path)


def test_an_entity_of_the_overlay_hides_that_of_the_book(tmp_path: Path) -> None:
    index = _overlaid(tmp_path)
    assert [one.entity.name for one in index.find("ezrafvogel")] == ["Ezra F. Vogel"]
    assert index.find("ezravogel") == (), "a spelling that only the hidden entity has"
    assert [one.entity.id for one in index.find("fugaoyi")] == ["mine:new"], "the hidden one has this pinyin"
    entity = index.entity("test:ezra-vogel")
    assert entity is not None
    assert entity.name == "Ezra F. Vogel"


def test_the_rest_of_the_book_stands(tmp_path: Path) -> None:
    index = _overlaid(tmp_path)
    ids = [one.id for one in index.entities()]
    assert len(ids) == len(set(ids)) == len(entities()) + 1
    assert [one.entity.id for one in index.find("laiqingde")] == ["test:lai-ching-te"]
    assert index.entity("test:nobody") is None


def test_the_order_of_authority_enters_the_hash(tmp_path: Path) -> None:
    index = _overlaid(tmp_path)
    turned = Stack(index.indexes[::-1])
    alone = Stack(index.indexes[:1])
    assert len({index.hash, turned.hash, alone.hash}) == 3
    assert alone.hash == index.indexes[0].hash


def test_prefixes_and_keys_come_from_all(tmp_path: Path) -> None:
    index = _overlaid(tmp_path)
    assert "fugaoyi" in index.prefixes("fugaoyisaid")
    assert index.prefixes("laiqingdesaid") == ["laiqingde"]
    assert {"ezrafvogel", "ezravogel"} <= set(index.keys("ezra"))


def test_a_hit_says_how_it_came_about_before_its_entity_is_read(tmp_path: Path) -> None:
    index = stack(entities(), folder=tmp_path)
    read = index.indexes[0]._blocks.entity.cache_info
    [found] = index.find("laiqingde")
    assert (found.system, found.derived, read().misses) == ("pinyin", True, 0)
    assert (found.entity.id, found.name.text, read().misses) == ("test:lai-ching-te", "赖清德", 1)


def test_a_normaliser_asks_its_overlay_first(index_file: Path, tmp_path: Path) -> None:
    mine = write_book(tmp_path / "mine", {"x": {"name": "Ezra Feivel", "names": {"adopted": {"zh": "傅高礼"}}}})
    both = Normaliser(gazetteer=index_file, overlay=mine)
    assert both.lookup("Fu Gaoli")[0].name == "Ezra Feivel"
    assert both.lookup("Fu Gaoyi")[0].name == "Ezra Vogel"
    assert both.signature != Normaliser(gazetteer=index_file).signature


def test_nothing_is_decoded_to_know_what_is_hidden(tmp_path: Path) -> None:
    index = _overlaid(tmp_path)
    overlay = index.indexes[0]
    assert overlay.number("test:ezra-vogel") is not None
    assert overlay.number("test:lai-ching-te") is None
    assert index.spellings == sum(one.spellings for one in index.indexes) > overlay.spellings


def test_what_is_found_may_be_found(tmp_path: Path) -> None:
    index = _overlaid(tmp_path)
    assert all(map(index.may_have, ("ezrafvogel", "laiqingde", "fugaoyi")))
    assert not index.may_have("laiqingdx")


_KOK = (Name("Teresa Kok", "en", "canonical"), Name("郭素沁", "zh", "native"))
_SUKI = Name("Suki Kok", "en", "canonical")
_BOOK_KOK = Entity(
    "test:kok",
    "person",
    "Teresa Kok",
    "Kok",
    "Malaysian politician",
    ("MY",),
    names=(*_KOK, Name("Kok Suh Sim", "en", "alias"), Name("Teresa Kok (DE)", "de", "canonical")),
    roles=(Role("minister of plantations", "", "MY"),),
)


@pytest.mark.parametrize(
    "mine",
    [
        Entity("mine:kok", "person", "Teresa Kok", countries=("MY",), names=_KOK),
        Entity("mine:kok", "person", "Teresa Kok", names=_KOK),
        Entity("mine:kok", "person", "Teresa Kok", countries=("MY",), names=_KOK[:1]),
        Entity("mine:kok", "person", "Kok Teresa", countries=("MY",), names=(Name("Kok Teresa", "en", "canonical"),)),
    ],
)
def test_who_is_in_the_book_under_another_identifier_is_one_entity(mine: Entity, tmp_path: Path) -> None:
    index = stack([mine], [_BOOK_KOK], folder=tmp_path)
    for spelling in ("teresakok", "koksuhsim", "guosuqin"):
        assert {one.entity.id for one in index.find(spelling)} == {"mine:kok"}
        assert all(one.name in one.entity.names for one in index.find(spelling))
    [found] = index.find("guosuqin")
    assert (found.name.text, found.derived) == ("郭素沁", True)
    assert [one.id for one in index.entities()] == ["mine:kok"]
    [holder] = index.holders("minister of plantations", "")
    assert (holder.id, holder.name, holder.about) == ("mine:kok", mine.name, "Malaysian politician")
    assert index.entity("test:kok") == index.entity("mine:kok") == holder
    assert [one.text for one in holder.names if one.kind == "canonical"] == [mine.name, "Teresa Kok (DE)"]


@pytest.mark.parametrize(
    "mine",
    [
        Entity("mine:kok", "person", "Teresa Kok", countries=("SG",), names=_KOK),
        Entity("mine:kok", "person", "Teresa Kok", gender="", names=_KOK, not_same_as=("test:kok",)),
        Entity("mine:kok", "person", "Teresa Kok", names=_KOK[:1]),
        Entity("mine:kok", "org", "Teresa Kok", countries=("MY",), names=_KOK),
        Entity(
            "mine:kok", "person", "Suki Kok", countries=("MY",), names=(Name("Suki Kok", "en", "canonical"), _KOK[1])
        ),
        Entity(
            "mine:kok",
            "person",
            "Teresa Kok",
            countries=("MY",),
            names=(_KOK[0], Name("郭思琴", "zh", "native")),
        ),
    ],
)
def test_who_may_be_somebody_else_stays_apart(mine: Entity, tmp_path: Path) -> None:
    index = stack([mine], [_BOOK_KOK], folder=tmp_path)
    assert {one.id for one in index.entities()} == {"mine:kok", "test:kok"}
    assert {one.entity.id for one in index.find("koksuhsim")} == {"test:kok"}


def test_of_two_namesakes_in_the_book_nobody_is_taken(tmp_path: Path) -> None:
    other = replace(_BOOK_KOK, id="test:other-kok")
    mine = Entity("mine:kok", "person", "Teresa Kok", countries=("MY",), names=_KOK)
    index = stack([mine], [_BOOK_KOK, other], folder=tmp_path)
    assert len(list(index.entities())) == 3


def test_an_overlay_with_somebody_of_the_book_silences_no_finding(tmp_path: Path) -> None:
    page = "Guo Suqin, a member of parliament of Malaysia's Democratic Action Party, spoke in Kuala Lumpur on Monday."
    entry = {"name": "Teresa Kok", "countries": ["MY"], "names": {"native": {"zh": "郭素沁"}}}
    mine = write_book(tmp_path / "mine", {"kok": entry})
    plain, overlaid = Normaliser().check(page), Normaliser(overlay=mine).check(page)
    assert [one.suggestion for one in plain.findings] == ["Teresa Kok"]
    assert [(one.code, one.suggestion) for one in overlaid.findings] == [("NN102", "Teresa Kok")]
    assert overlaid.fixed_text() == plain.fixed_text() != page
