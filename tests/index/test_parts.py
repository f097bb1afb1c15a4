"""Parts of names: found by a Han form in either script, and by its pinyin."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from namenorm.gazetteer.parts import NamePart
from namenorm.index.compile import compile_index
from namenorm.index.reader import Index
from tests.books import entities

PARTS = [
    NamePart("g:robert", "given", (("latin", "Robert"), ("han", "罗伯特"), ("cyrillic", "Роберт")), 900, "test"),
    NamePart("g:daly", "surname", (("latin", "Daly"), ("latin", "Daley"), ("han", "戴利"), ("han", "達利")), 3, "test"),
    NamePart("g:dali", "surname", (("latin", "Dali"), ("han", "達利")), 5, "test"),
    NamePart("g:lu", "", (("latin", "Lu"), ("han", "吕")), 0, "test"),
    NamePart("g:only-latin", "given", (("latin", "Nobody"),), 1, "test"),
    NamePart("g:only-han", "given", (("han", "无名"),), 1, "test"),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    path = tmp_path_factory.mktemp("parts") / "x.index"
    compile_index(entities(), path, parts=iter(PARTS))
    return Index(path)


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("罗伯特", [("g:robert", "native")]),
        ("роберт", [("g:robert", "native")]),
        ("luobote", [("g:robert", "sound"), ("g:robert", "rough")]),
        ("达利", [("g:dali", "native"), ("g:daly", "native")]),
        ("dali", [("g:dali", "sound"), ("g:daly", "sound"), ("g:dali", "rough"), ("g:daly", "rough")]),
        ("taili", [("g:dali", "rough"), ("g:daly", "rough")]),
        ("lu", [("g:lu", "sound"), ("g:lu", "rough")]),
        ("lv", [("g:lu", "sound"), ("g:lu", "rough")]),
        ("lyu", [("g:lu", "sound"), ("g:lu", "rough")]),
        ("達利", []),
        ("robert", []),
        ("无名", []),
        ("nobody", []),
        ("", []),
    ],
)
def test_find(index: Index, key: str, found: list[tuple[str, str]]) -> None:
    assert [(one.id, one.by) for one in index.parts(key)] == found


def test_a_part_comes_back_with_its_latin_forms_role_and_frequency(index: Index) -> None:
    [part] = index.parts("戴利")
    assert (part.latin, part.role, part.frequency, part.forms) == (("Daly", "Daley"), "surname", 3, 4)
    assert part.sounds == ("daili", "dali")


def test_a_part_is_found_by_its_latin_form_without_being_read(index: Index) -> None:
    parts = index.name_parts
    [daly] = parts.numbers("latin", "daly")
    assert parts.numbers("latin", "daley") == (daly,)
    assert parts.numbers("latin", "nobody") == ()
    assert (parts.common(daly), parts.latin(daly)) == (3, ("Daly", "Daley"))


def test_parts_in_any_order_give_the_same_bytes_and_enter_the_hash(tmp_path: Path) -> None:
    shuffled = random.Random(1).sample(PARTS, len(PARTS))
    first, second = (compile_index([], tmp_path / f"{n}.index", parts=some) for n, some in enumerate((PARTS, shuffled)))
    assert first == second != compile_index([], tmp_path / "2.index")
    assert (tmp_path / "0.index").read_bytes() == (tmp_path / "1.index").read_bytes()


def test_names_and_parts_do_not_mix(index: Index) -> None:
    assert index.find("罗伯特") == ()
    assert not index.keys("han/")
