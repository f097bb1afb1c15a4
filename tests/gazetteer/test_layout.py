"""One layout for a book: nothing is lost, everything has one place, and the bundled book keeps to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from namenorm.cli import main
from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import bundled_folder, load_book
from namenorm.gazetteer.layout import laid_out, lay_out

RULES = '[mine]\nlicence = "MIT"\nbelongs = "{kind}.yaml"\npersons_belong = "persons/{country}.yaml"\n'
HEAD = "kind: person\nsource: mine\nchecked_on: 2025-03-31\nentities:\n"
ENTRIES = """\
  zoe: {gender: f, countries: [FR], name: Zoe Zola,
    names: {alias: {zh: 左拉}}}
  anna:
    name: Anna Ahn
    countries: [KR, US]
    roles:
      - {title: mayor, of: Seoul, since: 2020}
      - {title: mayor, of: "Busan", since: 2010, until: '2014'}
  nobody: {name: Nobody, about: 'member of #MeToo'}
"""
LAID_OUT = """\
kind: person
source: mine
entities:
  anna:
    {name: Anna Ahn, countries: [KR, US],
     roles: [{title: mayor, of: Seoul, since: 2020, checked_on: 2025-03-31},
       {title: mayor, of: Busan, since: 2010, until: 2014}]}
"""


def _book(folder: Path, text: str = HEAD + ENTRIES, rules: str = RULES) -> Path:
    folder.mkdir()
    (folder / "SOURCES.toml").write_text(rules, "utf-8")
    (folder / "people.yaml").write_text(text, "utf-8")
    return folder


def test_entries_go_where_they_belong_and_lose_nothing(tmp_path: Path) -> None:
    book = _book(tmp_path / "book", f"# People.\n{HEAD}{ENTRIES}")
    before = load_book(book).entities
    assert lay_out(book) == 4
    files = {str(file.relative_to(book)) for file in book.rglob("*.yaml")}
    assert files == {"persons/FR.yaml", "persons/KR.yaml", "persons/ZZ.yaml"}
    assert (book / "persons/KR.yaml").read_text("utf-8") == LAID_OUT
    after = load_book(book).entities
    anna = before["mine:anna"]
    going_on, ended = anna.roles
    assert after == {**before, "mine:anna": replace(anna, roles=(going_on, replace(ended, checked_on="")))}
    assert laid_out(book) == {}


def test_a_file_alone_and_a_source_without_a_rule_keep_their_entries(tmp_path: Path) -> None:
    ruled, free = _book(tmp_path / "ruled"), _book(tmp_path / "free", rules='[mine]\nlicence = "MIT"\n')
    for changed in (laid_out(ruled / "people.yaml"), laid_out(free)):
        [(file, text)] = changed.items()
        assert file.name == "people.yaml"
        assert text is not None
        assert text.index("anna:") < text.index("nobody:") < text.index("zoe:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD + "  a: {name: A}\n  # who\n  b: {name: B}\n", "people.yaml:6: a comment"),
        (HEAD + "  a: {name: A, about: '#1'} # who\n", "people.yaml:5: a comment"),
        (HEAD + "  a: {surname: A}\n", "malformed"),
        (HEAD + "  a: {name: A}\n  a: {name: A}\n", "key-twice"),
    ],
)
def test_what_would_be_lost_stops_it(text: str, said: str, tmp_path: Path) -> None:
    book = _book(tmp_path / "book", text)
    with pytest.raises(GazetteerError, match=said):
        lay_out(book)
    assert (book / "people.yaml").read_text("utf-8") == text


def test_two_entries_of_one_key_stop_it(tmp_path: Path) -> None:
    book = _book(tmp_path / "book")
    (book / "more.yaml").write_text(HEAD + "  zoe: {name: Zoe Two, countries: [FR]}\n", "utf-8")
    with pytest.raises(GazetteerError, match="mine:zoe stands twice"):
        lay_out(book)


@pytest.mark.parametrize("rule", ["../{kind}.yaml", "{kind}.jsonl", "{name}.yaml", "/tmp/{kind}.yaml"])
def test_a_rule_that_leads_elsewhere_is_refused(rule: str, tmp_path: Path) -> None:
    book = _book(tmp_path / "book", rules=f'[mine]\nlicence = "MIT"\nbelongs = "{rule}"\n')
    with pytest.raises(GazetteerError, match="belongs is the path of a file"):
        laid_out(book)


def test_the_command_says_what_would_change_and_changes_it(tmp_path: Path) -> None:
    book = _book(tmp_path / "book")
    dry = CliRunner().invoke(main, ["gazetteer", "format", "--check", str(book)])
    assert (dry.exit_code, "persons/KR.yaml" in dry.output) == (1, True)
    assert CliRunner().invoke(main, ["gazetteer", "format", str(book)]).exit_code == 0
    again = CliRunner().invoke(main, ["gazetteer", "format", "--check", str(book)])
    assert (again.exit_code, "0 files" in again.output) == (0, True)


def test_the_bundled_book_is_in_its_layout() -> None:
    assert not laid_out(bundled_folder())
