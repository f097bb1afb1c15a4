"""``namenorm gazetteer termbase`` and the imports of termbases and glossaries: thin, so what each prints and writes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from namenorm.cli import main
from namenorm.gazetteer.files import load_book
from namenorm.gazetteer.lines import write_lines
from namenorm.gazetteer.store.store import Store
from tests.gazetteer.exporters.people import BOOK, DALY, LI
from tests.gazetteer.importers.samples import lines_of
from tests.gazetteer.importers.termbases import HEAD, TAIL, entry

Run = Callable[..., Result]
_SOURCES = """[curated]
title = "By hand"
licence = "Apache-2.0"
files = ["names.jsonl"]
credit = "The authors"

[cedict]
title = "CC-CEDICT"
licence = "CC-BY-SA-4.0"
files = ["lists.jsonl"]
credit = "MDBG"
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NAMENORM_EDITOR", "ann")
    monkeypatch.delenv("NAMENORM_DATABASE", raising=False)
    return lambda *words: CliRunner().invoke(main, ["gazetteer", *map(str, words)])


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache folder, so that the book is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def book(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book in a folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    folder = tmp_path / "book"
    folder.mkdir()
    write_lines([one for one in BOOK if one.source != "cedict"], folder / "names.jsonl")
    write_lines([LI], folder / "lists.jsonl")
    (folder / "SOURCES.toml").write_text(_SOURCES, "utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path, book: Path) -> str:
    place = str(tmp_path / "names.db")
    with Store.create(place) as made:
        made.load(book, editor="ann")
    return place


def test_a_glossary_its_credits_and_what_was_left_out(run: Run, book: Path, tmp_path: Path) -> None:
    words = ("--languages", "zh,en", "--include", "unverified", "--list", "left.jsonl", "--gazetteer", book)
    done = run("termbase", "deepl", "-o", "out/names.tsv", *words)
    assert (done.exit_code, done.stderr) == (0, "")
    size = (tmp_path / "out/names.tsv").stat().st_size
    assert done.stdout.splitlines() == [
        f"out/names.tsv: 7 names of 5 entities, {size} bytes",
        "left out, ambiguous: 2 (several entities of the book have it)",
        "left out, short: 1 (so few characters that they stand inside of other words)",
        "Holds data of cedict: passed on, also changed, it stays under CC-BY-SA-4.0, and the credit stays with it. "
        "--without-share-alike leaves it out.",
        "credits: names.tsv.credits.txt",
    ]
    assert "李白石\tLi Baishi" in (tmp_path / "out/names.tsv").read_text("utf-8")
    credits = (tmp_path / "out/names.tsv.credits.txt").read_text("utf-8").splitlines()
    assert credits[:2] == [
        "cedict: CC-CEDICT. Licence: CC-BY-SA-4.0. Credit: MDBG",
        "curated: By hand. Licence: Apache-2.0. Credit: The authors",
    ]
    assert credits[2].startswith("geonames: the book's SOURCES.toml does not say")
    assert [one["reason"] for one in lines_of(tmp_path / "left.jsonl")].count("ambiguous") == 2


def test_a_selection_and_the_summary_as_json(run: Run, book: Path) -> None:
    words = ("--country", "us", "--kind", "person", "--format", "json", "--without-share-alike", "--gazetteer", book)
    done = run("termbase", "tbx", "-o", "names.tbx", "--languages", "en,zh", *words)
    said = json.loads(done.stdout)
    assert (said["output"], said["entities"], said["written"]) == ("names.tbx", 2, 9)
    assert said["share_alike"] == []
    assert said["sources"] == {"curated": 9}


def test_only_what_was_judged(run: Run, store: str) -> None:
    with Store.open(store) as opened:
        found = opened.entity(DALY.id)
        assert found is not None
        opened.delete(DALY.id, found.version, editor="ann")
        opened.undo(opened.events(1)[0].id, editor="ann")
    done = run("termbase", "tbx", "-o", "names.tbx", "--judged", "--database", store)
    assert done.stdout.startswith("names.tbx: 0 names of 0 entities")
    with Store.open(store) as opened:
        now = opened.entity(DALY.id)
        assert now is not None
        opened.merge(DALY.id, "curated:ed-miliband", editor="ann")
    done = run("termbase", "tbx", "-o", "names.tbx", "--judged", "--database", store)
    assert done.stdout.startswith("names.tbx: 6 names of 1 entity")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["deepl", "-o", "n.tsv"], "needs two languages"),
        (["deepl", "-o", "n.doc", "--languages", "zh,en"], "takes .tsv, .csv, not .doc"),
        (["deepl", "-o", "n.tsv", "--languages", "zh,en", "--direction", "multi"], "has one source language"),
        (["deepl", "-o", "n.tsv", "--languages", "zh,en", "--leave-out", "short"], "--include is what changes that"),
        (["tbx", "-o", "n.tbx", "--include", "short"], "--leave-out is what narrows it down"),
        (["tbx", "-o", "n.tbx", "--judged"], "--judged asks the ledger of a store"),
        (["tbx", "-o", "n.tbx", "--id", "curated:nobody"], "no entry curated:nobody"),
        (["systran", "-o", "n.tsv"], "'systran' is not one of"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_what_cannot_be_written_is_said_and_nothing_is(
    run: Run, book: Path, tmp_path: Path, words: list[str], says: str
) -> None:
    done = run("termbase", *words, "--gazetteer", book)
    assert done.exit_code == 2
    assert says in " ".join(done.stderr.split())
    assert not [one for one in tmp_path.iterdir() if one.name.startswith("n.")]


def test_a_preview_writes_nothing(run: Run, book: Path, tmp_path: Path) -> None:
    words = ("--source", "acme", "--languages", "ja,en", "--preview", "--gazetteer", book)
    (tmp_path / "g.tsv").write_text("ダリー\tRobert Daly\nアンナ\tAnna Berg\nx\n", "utf-8")
    before = sorted(tmp_path.rglob("*"))
    done = run("import", "glossary", "g.tsv", *words)
    assert done.exit_code == 2
    assert done.stdout.splitlines() == [
        "g.tsv:1: adds to curated:robert-daly: ダリー (ja, alias)",
        "g.tsv:2: new: acme:anna-berg: Anna Berg (en, canonical), アンナ (ja, alias)",
    ]
    assert done.stderr.splitlines() == [
        "namenorm: g.tsv:3: has one cell, and 2 are wanted: is it divided as --delimiter says?",
        "namenorm: 1 entity new, names for 1 of the book, 0 left out, 1 faults; nothing was written",
    ]
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_of_the_book_with_its_source(run: Run, book: Path) -> None:
    Path("t.tbx").write_text(HEAD + entry(1, ("Robert Daly", "en"), ("戴博", "zh"), ("ダリー", "ja")) + TAIL, "utf-8")
    words = ("--source", "acme", "--licence", "CC0-1.0", "--credit", "Acme", "--gazetteer", book)
    done = run("import", "tbx", "t.tbx", "-o", "book/acme.jsonl", *words)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "book/acme.jsonl: 0 entities of 1 record",
        "names added to entities of the book, records: 1",
    ]
    said = tomllib.loads((book / "SOURCES.toml").read_text("utf-8"))["acme"]
    assert (said["licence"], said["credit"], said["files"]) == ("CC0-1.0", "Acme", ["acme.jsonl"])
    loaded = load_book(book)
    assert loaded.faults == ()
    assert ("ダリー", "acme") in [(one.text, one.source) for one in loaded.entities[DALY.id].names]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["-o", "book/acme.jsonl", "--source", "acme"], "has no source 'acme': give --licence"),
        (["-o", "book/x.jsonl", "--source", "cedict", "--licence", "MIT"], "gives 'cedict' the licence CC-BY-SA-4.0"),
        (["--source", "acme"], "say where it goes"),
        (["-o", "book/acme.jsonl"], "give --source"),
    ],
)
def test_an_import_without_a_source_a_licence_or_a_place_is_refused(
    run: Run, book: Path, words: list[str], says: str
) -> None:
    Path("t.tbx").write_text(HEAD + entry(1, ("Anna Berg", "en")) + TAIL, "utf-8")
    before = sorted(book.iterdir())
    done = run("import", "tbx", "t.tbx", *words, "--gazetteer", book)
    assert done.exit_code == 2
    assert says in " ".join(done.stderr.split())
    assert sorted(book.iterdir()) == before


def test_into_a_store_and_back(run: Run, store: str) -> None:
    Path("g.csv").write_text("zh,en\n罗伯特·达利,Robert Daly\n安娜·贝格,Anna Berg\n", "utf-8")
    words = ("--source", "acme", "--licence", "CC0-1.0", "--database", store)
    done = run("import", "glossary", "g.csv", *words)
    assert (done.exit_code, done.stdout, done.stderr) == (
        0,
        "1 added, 1 changed (event 2)\n",
        "namenorm: namenorm gazetteer undo 2 takes it back\n",
    )
    with Store.open(store) as opened:
        assert opened.sources()["acme"]["licence"] == "CC0-1.0"
        found = opened.entity(DALY.id)
        assert found is not None
        assert found.entity.names[-1].verified is False
        opened.undo(2, editor="ann")
        assert opened.entity("acme:anna-berg") is None


def test_what_was_exported_is_known_when_it_comes_back(run: Run, book: Path) -> None:
    assert run("termbase", "tbx", "-o", "names.tbx", "--gazetteer", book).exit_code == 0
    done = run("import", "tbx", "names.tbx", "--preview", "--gazetteer", book)
    assert done.exit_code == 0
    assert done.stdout.count("left out: the book has it already") == len(BOOK)
