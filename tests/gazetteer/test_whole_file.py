from __future__ import annotations

import os
from pathlib import Path

import pytest

from namenorm.gazetteer.exporters.report import writing
from namenorm.gazetteer.lines import write_lines
from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.whole_file import write_whole
from namenorm.index.compile import compile_index
from namenorm.index.reader import Index
from tests.room import needs_limits, room

ENTITIES = [Entity(f"mine:{number:03}", "person", f"Somebody Number{number}") for number in range(300)]


def test_what_was_there_is_replaced_with_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, "one\r\n")
    path.chmod(0o640)
    write_whole(path, b"two")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"two", 0o640)
    assert [one.name for one in path.parent.iterdir()] == ["a.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "link").symlink_to("a.txt")
    write_whole(tmp_path / "link", "two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a.txt").read_text() == "two"


def test_a_device_is_written_to(tmp_path: Path) -> None:
    write_whole(Path(os.devnull), "text")
    assert not Path(os.devnull).is_file()


@needs_limits
@pytest.mark.parametrize("size", [0, 1, 2999])
def test_a_full_disk_leaves_what_was_there(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("before")
    with pytest.raises(OSError, match="File too large"), room(size):
        write_whole(path, "x" * 3000)
    with pytest.raises(OSError, match="File too large"), room(size):
        write_lines(ENTITIES, path)
    with pytest.raises(OSError, match="File too large"), room(size), writing(path) as out:
        out.write("x" * 3000)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@needs_limits
def test_a_full_disk_leaves_the_index_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.index"
    told = compile_index(ENTITIES, path)
    size = path.stat().st_size
    for step in range(20):
        with pytest.raises(OSError, match="File too large"), room(step * size // 20):
            compile_index(ENTITIES[:-1], path)
        assert list(tmp_path.iterdir()) == [path]
    assert Index(path).hash == told
