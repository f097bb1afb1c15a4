"""What ``check`` calls an error is not written, by whichever way it comes; what is wrong already may be mended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from namenorm.gazetteer.checks import check
from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.gazetteer.store.refusing import Faulty
from namenorm.gazetteer.store.store import Store
from tests.gazetteer.store.people import CHONG, DALY, person, put, write
from tests.gazetteer.store.test_edit import held

SEAT = Role("mayor", "Vale", "DE", 1, "2010", "", "2025-03-31")
MAYOR = person("curated:anna-berg", "Anna Berg", roles=(SEAT,))
FAULTY = {
    "double": person("curated:other", "Somebody Else", Name("庄嘉颖", "zh-Hans", "native")),
    "edge": person("curated:edge", "Boris Vale", not_same_as=("curated:nobody-of-the-book",)),
    "script": person("curated:script", "Carla Dorn", Name("Карла", "zh", "native")),
    "role-date": person("curated:role", "Dora Emm", roles=(Role("mayor", "Ulm", "DE", None, "2020", "2010"),)),
    "seat": person("curated:seat", "Emil Fuchs", roles=(replace(SEAT, since="2012"),)),
    "wrong-name": person("curated:wrong", "Fritz Gross", Name("Ja Ian Chong", "en", "misspelling")),
    "malformed": Entity("curated:malformed", "person", "Gerda Holm", source="curated"),
}


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with two entries that are sound."""
    put(store, CHONG, MAYOR)
    return store


def _rules(store: Store, folder: Path) -> set[str]:
    """Return the rules that the check of the store finds broken."""
    store.copy_to(folder)
    write(folder, {"SOURCES.toml": "[curated]\ntitle = 'x'\nlicence = 'CC0-1.0'\nfiles = []\ncredit = 'x'\n"})
    return {one.rule for one in check([folder]) if one.severity == "error"}


@pytest.mark.parametrize("rule", FAULTY)
def test_the_check_calls_it_an_error_and_nobody_can_save_it(filled: Store, tmp_path: Path, rule: str) -> None:
    one, before = FAULTY[rule], filled.content_hash()
    with pytest.raises(Faulty):
        filled.add(one, editor="ann")
    assert filled.take_in([one], [], editor="ann").faults
    assert rule == "malformed" or filled.bring_in([one], editor="ann").faults  # which adds the name to the names
    if rule != "malformed":
        assert filled.content_hash() == before
    put(filled, replace(one, id=f"{one.id}-too"))
    assert rule in _rules(filled, tmp_path / "book")


def test_the_check_calls_the_others_sound(filled: Store, tmp_path: Path) -> None:
    assert _rules(filled, tmp_path / "book") == set()


def test_a_load_leaves_out_what_the_check_calls_an_error_and_names_it(filled: Store, tmp_path: Path) -> None:
    head = "kind: person\nsource: curated\nentities:\n"
    text = "  x: {name: Somebody Else, names: {native: {zh-Hans: 庄嘉颖}}}\n  y: {name: Hanna Iven}\n"
    report = filled.load(write(tmp_path / "book", {"a.yaml": head + text}), editor="ann")
    assert (report.added, len(report.faults)) == (1, 1)
    assert "curated:x" in report.faults[0]
    assert filled.entity("curated:x") is None


def test_two_of_one_load_that_keep_each_other_apart_are_sound(store: Store, tmp_path: Path) -> None:
    head = "kind: person\nsource: curated\nentities:\n"
    text = "".join(
        f"  {one}: {{name: Wang Wei, names: {{native: {{zh: 王伟}}}}, not: [curated:{other}]}}\n"
        for one, other in (("a", "b"), ("b", "a"))
    )
    report = store.load(write(tmp_path / "book", {"a.yaml": head + text}), editor="ann")
    assert (report.added, report.faults) == (2, ())


def test_the_same_person_twice_is_named_with_whom_it_is(filled: Store) -> None:
    with pytest.raises(Faulty, match="庄嘉颖 is also a name of curated:ja-ian-chong") as told:
        filled.add(FAULTY["double"], editor="ann")
    assert told.value.same == (CHONG,)
    apart = replace(FAULTY["double"], not_same_as=(CHONG.id,))
    filled.add(apart, editor="ann")
    assert held(filled, apart.id) == apart


def test_what_was_wrong_before_does_not_keep_an_editor_from_mending_something_else(filled: Store) -> None:
    wrong = FAULTY["role-date"]
    put(filled, wrong)
    filled.edit(replace(wrong, about="mayor of Ulm"), 1, editor="ann")
    assert held(filled, wrong.id).about == "mayor of Ulm"
    with pytest.raises(Faulty, match="curated:nobody"):
        filled.edit(replace(wrong, not_same_as=("curated:nobody",)), 2, editor="ann")


def test_a_look_alike_in_the_book_in_use_is_there(filled: Store) -> None:
    def beside(entity_id: str) -> Entity | None:
        return DALY if entity_id == DALY.id else None

    filled.beside = beside
    filled.add(person("curated:tom-daly", "Tom Daly", not_same_as=(DALY.id,)), editor="ann")
    with pytest.raises(Faulty, match="not in the book"):
        filled.add(FAULTY["edge"], editor="ann")


def test_an_undo_restores_what_was_there_whatever_the_check_says(filled: Store) -> None:
    put(filled, FAULTY["script"])
    event = filled.delete("curated:script", 1, editor="ann")
    filled.undo(event.id, editor="ann")
    assert held(filled, "curated:script") == FAULTY["script"]
