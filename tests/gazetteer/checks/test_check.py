"""What stands around the rules: files, several at once, sources, the order of faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.dates import first_day, last_day
from namenorm.errors import GazetteerError
from namenorm.gazetteer.checks import check, files_of
from namenorm.gazetteer.checks.yaml_files import parse
from namenorm.gazetteer.files import bundled_folder
from tests.gazetteer.checks.books import SOURCES, write

ANNA = "  a: {name: Anna Berg}"


def _told(path: Path, *others: Path) -> list[tuple[str, int, str, str]]:
    faults = check([path, *others])
    return [(one.place.file.name, one.place.line, one.severity, one.rule) for one in faults]


def test_a_sound_book_has_no_fault(tmp_path: Path) -> None:
    write(tmp_path, [ANNA])
    assert check([tmp_path]) == ()


def test_the_bundled_book_has_no_error() -> None:
    assert [str(one) for one in check([bundled_folder()]) if one.severity == "error"] == []


def test_errors_come_first_and_then_files_and_lines(tmp_path: Path) -> None:
    write(tmp_path, ["  a: {name: Anna Berg, not: ['mine:b']}", "  b: {name: Anne Berg}"], name="1.yaml")
    write(tmp_path, ["  c: {name: Carla Dorn, gender: x}", "  c: {name: Carla Dorn, gender: y}"], name="2.yaml")
    told = _told(tmp_path)
    assert told == [
        ("2.yaml", 6, "error", "key-twice"),
        ("2.yaml", 6, "error", "malformed"),
        ("1.yaml", 5, "warning", "edge"),
    ]


def test_a_fault_is_one_line_that_an_editor_program_can_follow(tmp_path: Path) -> None:
    file = write(tmp_path, ["  a: {name: Anna Berg, gender: x}"])
    [fault] = check([tmp_path])
    assert str(fault) == f"{file}:5: error: a: gender is 'x'; write m, f or nothing [malformed]"


def test_doubles_and_seats_are_found_across_files(tmp_path: Path) -> None:
    role = "roles: [{title: mayor, of: Vale, seats: 1, since: 2020}]"
    write(tmp_path, [f"  a: {{name: Anna Berg, {role}}}"], name="1.yaml")
    write(tmp_path, ["", f"  b: {{name: Anna Berg, {role}}}"], name="2.yaml")
    errors = [("2.yaml", 6, "error", "double"), ("2.yaml", 6, "error", "seat")]
    assert _told(tmp_path) == [*errors, ("1.yaml", 5, "warning", "office")]


def test_an_identifier_that_stands_in_two_files(tmp_path: Path) -> None:
    write(tmp_path, [ANNA], name="1.yaml")
    write(tmp_path, ["", "  a: {name: Carla Dorn}"], name="2.yaml")
    assert _told(tmp_path) == [("2.yaml", 6, "error", "double")]


def test_one_file_is_judged_beside_the_rest_of_its_book(tmp_path: Path) -> None:
    first = write(tmp_path, [ANNA, "  c: {name: Carla Dorn, not: ['mine:d']}"], name="1.yaml")
    write(tmp_path, ["  b: {name: Anna Berg}", "  d: {name: Karla Dorn, not: ['mine:c'], gender: x}"], name="2.yaml")
    write(tmp_path, ["  e: {name: Eva Lund, not: ['mine:f']}", "  f: {name: Ewa Lund}"], name="3.yaml")
    told = _told(first)
    assert ("2.yaml", 5, "error", "double") in told, "the fault stands in another file and is about this one, too"
    assert {name for name, _, _, _ in told} == {"1.yaml", "2.yaml"}
    assert [rule for _, _, _, rule in told].count("malformed") == 0, "a fault of another file alone is not told"


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path, [ANNA])
    assert _told(tmp_path, file, tmp_path / ".." / tmp_path.name) == []


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"kind: person\nentities: [person\n", 3, "cannot be read as YAML"),
        (b"kind: person\nsource: mine\nnote: \xff\n", 3, "cannot be read as YAML"),
        (b"kind: person\nsource: mine\nnote: a\x01\n", 3, "cannot be read as YAML"),
        (b"kind: person\nsource: mine\nchecked_on: 2024-02-31\n", 3, "day"),
        (b"kind: person\nentities: " + b"[" * 980 + b"]" * 980, 1, "cannot be read as YAML"),
        (b"- a list\n", 1, "needs the keys"),
        (b"kind: person\nsource: mine\nentities: [a]\n", 3, "needs the keys"),
        (b"kind: person\nsource: mine\nentities: &a {x: *a}\n", 3, "aliases that unfold without end"),
    ],
    ids=[
        "open bracket",
        "no UTF-8",
        "control character",
        "no such day",
        "deep",
        "a list",
        "entities as a list",
        "a loop",
    ],
)
def test_a_file_that_is_no_book_is_named_and_the_others_are_read(
    tmp_path: Path, content: bytes, line: int, says: str
) -> None:
    write(tmp_path, ["  b: {name: Boris Vale, gender: x}"], name="b.yaml")
    (tmp_path / "a.yaml").write_bytes(content)
    first, second = check([tmp_path])
    assert (first.place.file.name, first.place.line, second.place.file.name) == ("a.yaml", line, "b.yaml")
    assert says in first.message


def test_a_source_that_the_table_does_not_have(tmp_path: Path) -> None:
    write(tmp_path, [ANNA], source="theirs")
    [fault] = check([tmp_path])
    assert (fault.place.line, fault.severity, fault.rule) == (2, "error", "source")
    assert "'theirs' is not in SOURCES.toml, which has mine" in fault.message


def test_a_table_of_sources_that_is_malformed_is_told_once(tmp_path: Path) -> None:
    write(tmp_path, [ANNA], name="1.yaml")
    write(tmp_path, ["  b: {name: Boris Vale}"], name="2.yaml")
    (tmp_path / "SOURCES.toml").write_text(SOURCES + "credit =\n", "utf-8")
    assert _told(tmp_path) == [("SOURCES.toml", 3, "error", "source")]


def test_a_book_without_a_table_of_sources_is_warned_once(tmp_path: Path) -> None:
    write(tmp_path, [ANNA], name="1.yaml")
    write(tmp_path, ["  b: {name: Boris Vale}"], name="2.yaml")
    (tmp_path / "SOURCES.toml").unlink()
    assert _told(tmp_path) == [("1.yaml", 1, "warning", "source")]


def test_what_is_not_there_says_what_to_name(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="name a folder"):
        check([tmp_path / "nowhere"])
    with pytest.raises(GazetteerError, match=r"no \.yaml file"):
        check([tmp_path])


def test_progress_is_given_every_file(tmp_path: Path) -> None:
    write(tmp_path, [ANNA], name="1.yaml")
    write(tmp_path, ["  b: {name: Boris Vale}"], name="2.yaml")
    asked, every = files_of([tmp_path])
    seen: list[Path] = []
    check([tmp_path], lambda files: (seen.append(one) or one for one in files))  # type: ignore[func-returns-value]
    assert seen == every == asked


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28))
def test_a_date_lies_within_its_month_and_its_year(year: int, month: int, day: int) -> None:
    texts = [f"{year:04}", f"{year:04}-{month:02}", f"{year:04}-{month:02}-{day:02}"]
    firsts, lasts = [first_day(text) for text in texts], [last_day(text) for text in texts]
    ordered = [one for one in (*firsts, *reversed(lasts)) if one is not None]
    assert len(ordered) == 6
    assert ordered == sorted(ordered)
    assert firsts[2] == lasts[2]


@pytest.mark.parametrize("text", ["2024-13", "2023-02-29", "0000", "2024-00-01"])
def test_what_no_calendar_has_is_no_day(text: str) -> None:
    assert first_day(text) is None
    assert last_day(text) is None


_KEYS = st.text("abcdefgh", min_size=1, max_size=4)


@given(st.dictionaries(_KEYS, st.dictionaries(_KEYS, st.integers(), min_size=1), min_size=1), st.integers(0, 40))
def test_every_key_has_its_line(value: dict[str, dict[str, int]], above: int) -> None:
    lines = ["# above"] * above
    expected: dict[tuple[str, ...], int] = {}
    for name, fields in value.items():
        lines.append(f"'{name}':")
        expected[(name,)] = len(lines)
        for field, number in fields.items():
            lines.append(f"  '{field}': {number}")
            expected[(name, field)] = len(lines)
    parsed = parse("\n".join(lines))
    assert parsed.value == value
    assert {path: parsed.line(path) for path in expected} == expected
    assert parsed.doubled == ()
