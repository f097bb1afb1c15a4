"""The keys of parts of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer.part_keys import entry, native_key, rough_key, sounds
from namenorm.gazetteer.parts import NamePart
from tests.books import cases


@pytest.mark.parametrize(("sound", "key"), cases("gazetteer/rough_keys"))
def test_rough_key(sound: str, key: str) -> None:
    assert rough_key(sound) == key


@given(st.text(st.sampled_from("abdegilnoptuyzh"), max_size=12))
def test_a_rough_key_has_no_vowel_but_a_first_one(sound: str) -> None:
    assert not set(rough_key(sound)[1:]) & set("aeiouy")


@pytest.mark.parametrize(
    ("han", "expect"), [("戴利", ("daili",)), ("吕克", ("luke", "lvke", "lyuke")), ("门德斯-瓦尔", ("mendesiwaer",))]
)
def test_sounds(han: str, expect: tuple[str, ...]) -> None:
    assert sounds(han) == expect


@pytest.mark.parametrize(
    ("form", "expect"), [("羅伯特", "罗伯特"), ("Дэйли", "дейли"), ("デイリー", "デイリー"), ("José", "jose")]
)
def test_native_key(form: str, expect: str) -> None:
    assert native_key(form) == expect


def test_an_entry_has_each_key_once() -> None:
    daly = NamePart("t:1", "surname", (("han", "達利"), ("han", "达利"), ("cyrillic", "дэйли"), ("latin", "Daly")), 2)
    found = entry(daly)
    assert found is not None
    keys = (("native", "达利"), ("native", "дейли"), ("sound", "dali"), ("rough", "dl"), ("latin", "daly"))
    assert found.keys == keys
    assert (found.posting.latin, found.posting.forms, found.posting.sounds) == (("Daly",), 4, ("dali",))


@pytest.mark.parametrize("forms", [(("latin", "Daly"),), (("han", "达利"),), ()])
def test_without_a_latin_form_and_another_there_is_no_entry(forms: tuple[tuple[str, str], ...]) -> None:
    assert entry(NamePart("t:1", "", forms)) is None  # type: ignore[arg-type]
