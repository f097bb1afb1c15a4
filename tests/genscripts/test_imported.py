"""The bulk files as they are checked in: sound, joined to the book, and what their makers write."""

from __future__ import annotations

from pathlib import Path

import pytest

from genscripts import made
from genscripts.made import MAKERS, stale
from namenorm.gazetteer.files import bundled_folder, load_book
from namenorm.gazetteer.lines import read_lines
from namenorm.gazetteer.parts import SUFFIX, parts_of
from namenorm.gazetteer.sources import files_of, sources

IMPORTED = bundled_folder() / "imported"
MADE = {one.module.rpartition(".")[2]: one for one in MAKERS}
BY_HAND = {"rules/ko/hanja.yaml", "rules/zh/cantonese.yaml"}
"""Tables that are made of a file of no package, Unihan's."""
FILES = sorted(IMPORTED.glob("*.jsonl"))


def test_every_file_has_a_maker_and_every_maker_its_files() -> None:
    book = bundled_folder()
    made = [name for one in MAKERS for name in one.files]
    assert len(made) == len(set(made))
    assert {f"imported/{file.name}" for file in FILES} == {name for name in made if name.startswith("imported/")}
    says = {file for file in book.glob("rules/*/*.yaml") if "# Made: python -m" in file.read_text("utf-8")[:600]}
    assert {str(file.relative_to(book)) for file in says} - set(made) == BY_HAND


@pytest.mark.parametrize("maker", sorted(name for name, one in MADE.items() if one.fast))
def test_a_file_is_what_its_maker_makes(maker: str) -> None:
    if missing := MADE[maker].missing:
        pytest.skip(f"needs {', '.join(missing)}: pip install 'namenorm[make]'")
    assert stale(MADE[maker]) == [], f"run python -m {MADE[maker].module}, or python -m {made.__name__} --write"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.name))
def test_a_file_is_sorted_and_of_one_source(file: Path) -> None:
    if file.name.endswith(SUFFIX):
        rows = [(one.id, one.source) for one in parts_of(file)]
    else:
        read = list(read_lines(file))
        assert [fault for _, _, _, fault in read if fault] == []
        rows = [(entity.id, entity.source) for _, entity, _, _ in read if entity]
    assert [one for one, _ in rows] == sorted(one for one, _ in rows)
    of = {source for _, source in rows}
    assert len(of) == 1
    assert file in files_of(bundled_folder(), sources(bundled_folder())[of.pop()])


def test_no_identifier_stands_twice_and_every_fragment_finds_its_entity() -> None:
    assert load_book().faults == ()


def test_the_book_without_share_alike_data_is_sound_too() -> None:
    found = load_book(without_share_alike=True)
    assert found.faults == ()
    assert {one.source for one in found.entities.values()} == {"curated", "geonames", "cldr-territories"}
