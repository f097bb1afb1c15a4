from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.room import needs_limits, room

BEFORE = b"\xef\xbb\xbfOn Monday\r\nFu Gaoyi  spoke;\rFu Gao Yi left.\n\n caf\xc3\xa9 \xf0\x9f\x98\x80"
AFTER = BEFORE.replace(b"Fu Gaoyi", b"Ezra Vogel")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_bytes(BEFORE)
    return path


def test_only_the_edits_change_a_byte(run: Run, page: Path) -> None:
    answer = run("fix", page)
    assert answer.stdout_bytes == AFTER
    assert page.read_bytes() == BEFORE


def test_standard_input_is_fixed_the_same(run: Run) -> None:
    assert run("fix", "-", stdin=BEFORE).stdout_bytes == AFTER


def test_in_place_and_output(run: Run, page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    assert run("fix", page, "-o", out).stdout_bytes == b""
    assert out.read_bytes() == AFTER
    assert run("fix", page, "--in-place").stdout_bytes == b""
    assert page.read_bytes() == AFTER


def test_suspected_is_the_users_choice(run: Run, page: Path) -> None:
    answer = run("fix", page, "--also", "suspected")
    assert answer.stdout_bytes == AFTER.replace(b"Fu Gao Yi", b"Ezra Vogel")


def test_only_the_codes_asked_for_are_rewritten(run_with_book: Run, index_file: Path) -> None:
    text = b"Fu Gaoyi, the Harvard sociologist, spoke on Monday."
    for words, rewritten in (((), True), (("--ignore", "NN1"), False), (("--select", "NN3"), False)):
        answer = run_with_book("fix", "-", "--gazetteer", index_file, *words, stdin=text)
        assert (answer.stdout_bytes != text) is rewritten, words


def test_the_difference_goes_to_standard_error(run: Run, page: Path) -> None:
    answer = run("fix", page, "--show")
    assert answer.stdout_bytes == AFTER
    assert "    2  [-Fu Gaoyi-]{+Ezra Vogel+}  spoke;" in answer.stderr
    assert "1 rewrite\n" in answer.stderr


def test_nothing_to_rewrite_is_said_and_returns_the_page(run: Run) -> None:
    answer = run("fix", "-", "--show", stdin=b"All is well.")
    assert answer.stdout_bytes == b"All is well."
    assert "nothing to rewrite" in answer.stderr


def test_an_output_that_cannot_be_written_is_an_error(run: Run, page: Path, tmp_path: Path) -> None:
    answer = run("fix", page, "-o", tmp_path / "no" / "out.txt")
    assert answer.exit_code == 2
    assert "cannot be written" in answer.stderr


@needs_limits
@pytest.mark.parametrize("size", [0, 10])
def test_a_full_disk_leaves_the_page_as_it_was(run: Run, page: Path, size: int) -> None:
    with room(size):
        answer = run("fix", page, "--in-place")
    assert answer.exit_code == 2
    assert "page.txt: cannot be written (file too large)" in answer.stderr
    assert page.read_bytes() == BEFORE
