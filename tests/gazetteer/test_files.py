"""Book files: what is read, and how a fault is told without losing the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import book_files, bundled_folder, content_hash, load_book
from tests.books import write_book

GOOD = "  good: {name: Good Person}\n"
HEAD = "kind: person\nsource: mine\nentities:\n"


def test_a_fault_is_told_with_file_and_line_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "people.yaml"
    file.write_text(f"{HEAD}{GOOD}  bad: {{name: Bad Person, gender: x}}\n  other: {{name: Other Person}}\n", "utf-8")
    book = load_book(tmp_path)
    assert sorted(book.entities) == ["mine:good", "mine:other"]
    assert [one.split(": ", 1) for one in book.faults] == [[f"{file}:5", "bad: gender is 'x'; write m, f or nothing"]]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"kind: [person\n", "cannot be read as YAML"),
        (b"\xff\xfe\xfa", "cannot be read as YAML"),
        (b"- a list\n", "needs the keys kind, source and entities"),
        (b"kind: person\nsource: mine\nentities: [a]\n", "needs the keys kind, source and entities"),
        (b"kind: person\nsource: mine\nchecked_on: 2024-02-31\n", "cannot be read as YAML"),
        (b"kind: person\nkind: !!python/object:os.system {}\n", "cannot be read as YAML"),
    ],
    ids=["malformed", "binary", "list", "entities as a list", "no such day", "an object of Python"],
)
def test_a_file_that_is_no_book_is_named_and_the_others_are_read(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    (tmp_path / "b.yaml").write_text(HEAD + GOOD, "utf-8")
    book = load_book(tmp_path)
    assert list(book.entities) == ["mine:good"]
    assert len(book.faults) == 1
    assert book.faults[0].startswith(str(tmp_path / "a.yaml"))
    assert says in book.faults[0]


def test_an_empty_file_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("# nothing yet\n", "utf-8")
    assert load_book(tmp_path) == load_book(tmp_path / "a.yaml")
    assert not load_book(tmp_path).faults


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(HEAD + GOOD, "utf-8-sig")
    assert list(load_book(tmp_path).entities) == ["mine:good"]


def test_an_identifier_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    write_book(tmp_path, {"a": {"name": "One"}}, name="1.yaml")
    write_book(tmp_path, {"a": {"name": "Two"}}, name="2.yaml")
    [fault] = load_book(tmp_path).faults
    assert "mine:a stands twice" in fault


def test_rules_are_no_entries(tmp_path: Path) -> None:
    write_book(tmp_path / "rules" / "en", {"a": {"name": "One"}})
    write_book(tmp_path / "curated", {"b": {"name": "Two"}})
    assert list(load_book(tmp_path).entities) == ["mine:b"]


def test_a_book_that_is_not_there_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="name a folder"):
        load_book(tmp_path / "nowhere")


def test_the_hash_is_of_content_and_not_of_place(tmp_path: Path) -> None:
    one = write_book(tmp_path / "one", {"a": {"name": "One"}}, name="x.yaml")
    two = write_book(tmp_path / "two" / "deep", {"a": {"name": "One"}}, name="y.yaml").parent
    assert content_hash(one) == content_hash(two)
    write_book(one, {"a": {"name": "Another"}}, name="x.yaml")
    assert content_hash(one) != content_hash(two)


def test_the_published_book_has_no_fault() -> None:
    book = load_book()
    assert book.faults == ()
    assert len(book.entities) > 200
    named = {other for one in book.entities.values() for other in one.not_same_as}
    assert named <= set(book.entities), "a look-alike that is kept apart is in the book"
    assert book_files(bundled_folder()) == sorted(book_files(bundled_folder()))
