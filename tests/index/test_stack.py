from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from namenorm.gazetteer.model import Entity, Name
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
