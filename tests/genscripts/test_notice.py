from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from genscripts.notice import notice
from namenorm.errors import GazetteerError
from namenorm.gazetteer.sources import sources

ROOT = Path(__file__).parent.parent.parent
BOOK = ROOT / "gazetteer"
OURS = {"curated", "rules"}


def _found(patterns: list[str]) -> set[Path]:
    return {file for pattern in patterns for file in BOOK.glob(pattern)}


def test_the_committed_notice_is_what_the_sources_say() -> None:
    assert (ROOT / "NOTICE").read_text("utf-8") == notice(BOOK), "stale: run python -m genscripts.notice"


def test_every_file_of_the_book_has_a_source() -> None:
    sourced = set[Path]()
    for one in sources(BOOK).values():
        sourced |= _found(one["files"]) - _found(one.get("but_not", []))
    unsourced = {*BOOK.rglob("*.yaml"), *BOOK.glob("rules/*/*.txt"), *BOOK.rglob("*.jsonl")} - sourced
    assert not unsourced, "name them in gazetteer/SOURCES.toml"


def test_every_pattern_finds_a_file_and_every_source_has_its_fields() -> None:
    for name, one in sources(BOOK).items():
        assert {"title", "licence", "retrieved", "files", "credit"} <= set(one), name
        assert [pattern for pattern in one["files"] if not _found([pattern])] == [], name
        assert ("url" in one) == (name not in OURS), f"{name}: what was not written here has an address"


@pytest.mark.parametrize("file", sorted((BOOK / "curated").glob("*.yaml")), ids=lambda file: str(file.name))
def test_the_source_of_a_file_of_entries_is_known(file: Path) -> None:
    named = next(line for line in file.read_text("utf-8").splitlines() if line.startswith("source:"))
    assert yaml.safe_load(named)["source"] in sources(BOOK)


def test_the_texts_that_licences_ask_for_are_in_the_notice() -> None:
    text = (ROOT / "NOTICE").read_text("utf-8")
    for words in ("this copyright and permission notice appear", "output created from the scripts", "by-sa/4.0"):
        assert words in text


def test_the_licences_of_the_package_are_those_of_its_sources() -> None:
    declared = (ROOT / "pyproject.toml").read_text("utf-8").split('\nlicense = "')[1].split('"')[0]
    assert set(declared.split(" AND ")) == {one["licence"] for one in sources(BOOK).values()}


def test_a_book_without_sources_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"no .*SOURCES\.toml"):
        sources(tmp_path)


def test_malformed_sources_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "SOURCES.toml").write_text("[curated\n", "utf-8")
    with pytest.raises(GazetteerError, match=r"SOURCES\.toml is not valid TOML"):
        sources(tmp_path)


def test_a_missing_notice_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "SOURCES.toml").write_text(
        '[a]\ntitle = "t"\nlicence = "MIT"\ncredit = "c"\nfiles = []\nnotice = "notices/a.txt"\n', "utf-8"
    )
    with pytest.raises(GazetteerError, match=r"a\.txt, which SOURCES\.toml names"):
        notice(tmp_path)
