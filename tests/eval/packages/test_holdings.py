"""What the archives hold: told by made-up lists and archives, of which most are wrong."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from eval.packages import holdings
from eval.packages.build import contents, difference

TREE = ["README.md", "namenorm/a.py", "namenorm/py.typed", "gazetteer/rules/en/words.txt", "tests/test_a.py"]
SDIST = [*TREE, "PKG-INFO"]
WHEEL = [
    "namenorm/a.py",
    "namenorm/py.typed",
    "namenorm/data/rules/en/words.txt",
    "namenorm/data/book.index",
    "namenorm/data/SOURCES.toml",
    "namenorm-0.1.0.dist-info/METADATA",
]


def test_whole_archives_have_no_fault() -> None:
    assert holdings.sdist_faults(SDIST, TREE) == []
    assert holdings.wheel_faults(WHEEL, TREE) == []


@pytest.mark.parametrize("missing", TREE)
def test_a_source_distribution_without_a_file_of_the_tree_cannot_be_tested(missing: str) -> None:
    found = holdings.sdist_faults([one for one in SDIST if one != missing], TREE)
    assert found == [f"the source distribution lacks {missing}"]


@pytest.mark.parametrize("missing", WHEEL[:-1])
def test_a_wheel_without_a_file_of_the_package_is_told(missing: str) -> None:
    assert holdings.wheel_faults([one for one in WHEEL if one != missing], TREE) == [f"the wheel lacks {missing}"]


@pytest.mark.parametrize("more", ["tests/test_a.py", "docs/start.md", "eval/x.py", "namenorm/left.py", "a.txt"])
def test_a_wheel_holds_nothing_else(more: str) -> None:
    assert holdings.wheel_faults([*WHEEL, more], TREE) == [f"the wheel holds {more} too"]


def test_a_folder_of_the_machine_is_a_trace_and_a_top_folder_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "machine-of-ann")
    files = {"a.py": f"PLACE = '{tmp_path}/x'".encode(), "b.py": b"at /home and /root", "c.py": b"on machine-of-ann"}
    found = list(holdings.traces(files, (tmp_path, Path("/home"))))
    assert found == [f"a.py names {tmp_path}", "c.py names machine-of-ann"]


@pytest.mark.parametrize("name", ["localhost", "box"])
def test_a_machine_called_by_a_word_leaves_no_trace(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: name)
    assert list(holdings.traces({"a.py": b"at localhost, in a box"}, ())) == []


def _wheel(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as out:
        for name, text in files.items():
            out.writestr(zipfile.ZipInfo(name), text)
    return path


def test_wheels_are_compared_file_by_file(tmp_path: Path) -> None:
    one = _wheel(tmp_path / "one.whl", {"a": "1", "b": "2", "d": "4"})
    other = _wheel(tmp_path / "other.whl", {"a": "1", "b": "3", "c": "4"})
    assert difference(one, one) == []
    assert difference(one, other) == [
        "c is in one wheel alone",
        "d is in one wheel alone",
        "b differs between the wheels",
    ]


def test_wheels_of_the_same_files_in_another_order_are_not_the_same_bytes(tmp_path: Path) -> None:
    one = _wheel(tmp_path / "one.whl", {"a": "1", "b": "2"})
    other = _wheel(tmp_path / "other.whl", {"b": "2", "a": "1"})
    assert difference(one, other) == ["the wheels differ, but in no file: in the order or the times of their entries"]


def test_the_files_of_a_source_distribution_are_named_as_in_the_tree(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "a-1.tar.gz", "w:gz") as out:
        entry = tarfile.TarInfo("a-1/docs/x.md")
        entry.size = 4
        out.addfile(entry, io.BytesIO(b"text"))
    assert contents(tmp_path / "a-1.tar.gz") == {"docs/x.md": b"text"}
