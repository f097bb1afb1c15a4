"""``namenorm gazetteer import``: what it prints, writes and exits with."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from namenorm.cli.imports import VERBS
from namenorm.cli.imports import import_command as verb
from tests.gazetteer.importers.endpoint import endpoint, person, results
from tests.gazetteer.importers.samples import dump, lines_of
from tests.gazetteer.importers.samples import person as described

Run = Callable[..., Result]
FTM = {"id": "NK-1", "schema": "Person", "caption": "Anna Berg", "properties": {"name": ["Anna Berg"]}}


@pytest.fixture
def run() -> Run:
    return lambda *words, stdin=None: CliRunner().invoke(verb, [str(word) for word in words], input=stdin)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A dump of two persons and a city."""
    city = {"id": "Q64", "labels": {"en": "Berlin"}, "claims": {"P31": ["Q515"]}}
    (tmp_path / "dump.json").write_bytes(dump([described(2, "Boris Vale"), described(1, "Anna Berg"), city]))
    return tmp_path / "dump.json"


def test_a_dump(run: Run, small: Path, tmp_path: Path) -> None:
    output = tmp_path / "new" / "out.jsonl"
    done = run("wikidata", small, "-o", output)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{output}: 2 entities of 3 records\nleft out for class: 1\n"
    assert [one["name"] for one in lines_of(output)] == ["Anna Berg", "Boris Vale"]


def test_the_summary_as_json(run: Run, small: Path, tmp_path: Path) -> None:
    done = run("wikidata", small, "-o", tmp_path / "out.jsonl", "--format", "json", "--class", "Q515=place")
    assert json.loads(done.stdout) == {
        "output": str(tmp_path / "out.jsonl"),
        "read": 3,
        "kept": 3,
        "left_out": {},
        "faults": 0,
        "unnamed": 0,
        "extended": 0,
    }


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (["--kind", "place"], ["Berlin"]),
        (["--sitelinks", "1"], []),
        (["--country", "de"], []),
        (["--occupation", "Q82955,Q36180"], []),
        (["--kind", "person", "--kind", "place"], ["Anna Berg", "Boris Vale", "Berlin"]),
    ],
)
def test_filters_of_a_dump(run: Run, small: Path, tmp_path: Path, options: list[str], names: list[str]) -> None:
    assert run("wikidata", small, "-o", tmp_path / "out.jsonl", *options).exit_code == 0
    assert [one["name"] for one in lines_of(tmp_path / "out.jsonl")] == names


def test_standard_input(run: Run, small: Path, tmp_path: Path) -> None:
    assert run("wikidata", "-", "-o", tmp_path / "out.jsonl", stdin=small.read_bytes()).exit_code == 0
    assert len(lines_of(tmp_path / "out.jsonl")) == 2


def test_faults_are_named_and_the_exit_status_tells(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "entities.ftm.json"
    file.write_text(json.dumps(FTM) + '\n{"id": "\x1b[2J"\n', "utf-8")
    done = run("ftm", file, "-o", tmp_path / "out.jsonl")
    assert done.exit_code == 2
    assert done.stderr.startswith(f"namenorm: {file}:2: is no entity of FollowTheMoney")
    assert done.stdout == f"{tmp_path / 'out.jsonl'}: 1 entity of 2 records\nfaults: 1\n"
    assert [one["id"] for one in lines_of(tmp_path / "out.jsonl")] == ["opensanctions:NK-1"]


def test_a_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("English\t汉字\nTeresa Kok\t郭素沁\n王\t王\n", "utf-8")
    words = ("--source", "mine", "--map", "name=English", "--map", "names.native.zh=汉字")
    done = run("table", tmp_path / "t.tsv", "-o", tmp_path / "out.jsonl", *words)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"namenorm: {tmp_path / 't.tsv'}:3: the name is '王'")
    assert [one["id"] for one in lines_of(tmp_path / "out.jsonl")] == ["mine:teresa-kok"]


def test_a_book(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("kind: person\nsource: theirs\nentities:\n  a: {name: Anna Berg}\n", "utf-8")
    assert run("book", tmp_path / "b.yaml", "-o", tmp_path / "out.jsonl", "--source", "mine").exit_code == 0
    assert [one["id"] for one in lines_of(tmp_path / "out.jsonl")] == ["mine:a"]


def test_a_subject(run: Run, tmp_path: Path) -> None:
    with endpoint(lambda before: results(*person("Q1", "Anna Berg"))) as (url, asked):
        options = ("--endpoint", url, "--subject", "politicians of Malaysia", "--user-agent", "me@example.org")
        done = run("sparql", *options, "-o", tmp_path / "out.jsonl")
    assert (done.exit_code, done.stderr) == (0, "")
    assert [one["id"] for one in lines_of(tmp_path / "out.jsonl")] == ["wikidata:Q1"]
    assert asked[0].headers["User-Agent"] == "me@example.org"


def test_a_saved_answer(run: Run, tmp_path: Path) -> None:
    (tmp_path / "query.json").write_bytes(results(*person("Q1", "Anna Berg")).body)
    assert run("sparql", "--results", tmp_path / "query.json", "-o", tmp_path / "out.jsonl").exit_code == 0
    assert [one["id"] for one in lines_of(tmp_path / "out.jsonl")] == ["wikidata:Q1"]


def test_the_query_is_shown_and_nobody_asked(run: Run) -> None:
    done = run("sparql", "--country", "Malaysia", "--show-query", "--endpoint", "http://127.0.0.1:9/")
    assert done.exit_code == 0
    assert "?item wdt:P27 wd:Q833 ." in done.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["wikidata", "nowhere.json", "-o", "out.jsonl"], "nowhere.json: cannot be opened"),
        (["ftm", "nowhere.json", "-o", "out.jsonl"], "nowhere.json: cannot be opened"),
        (["table", "nowhere.csv", "-o", "out.jsonl", "--source", "mine"], "nowhere.csv: cannot be opened"),
        (["book", "nowhere", "-o", "out.jsonl"], "no gazetteer at nowhere"),
        (["sparql", "--results", "nowhere.json", "-o", "out.jsonl"], "nowhere.json"),
        (["sparql", "-o", "out.jsonl"], "nothing is asked for"),
        (["sparql", "--subject", "politicians", "-o", "out.jsonl"], "write an occupation and a country"),
        (["sparql", "--country", "MY"], "Missing option --output"),
        (["wikidata", "x.json", "-o", "out.json"], "must end in .jsonl"),
        (["wikidata", "x.json", "-o", "out.jsonl", "--class", "Q5"], "write an item and a kind"),
        (["wikidata", "x.json", "-o", "out.jsonl", "--as-of", "today"], "not a date of ISO 8601"),
        (["table", "x.csv", "-o", "out.jsonl"], "Missing option '--source'"),
        (["table", "x.csv", "-o", "out.jsonl", "--source", "mine", "--map", "name"], "write a field and a column"),
        (["table", "x.csv", "-o", "out.jsonl", "--source", "mine", "--delimiter", ",,"], "is one character"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_what_cannot_be_used_is_said_and_writes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*words)
    assert done.exit_code == 2
    assert says in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_every_kind_of_input_has_a_help(run: Run) -> None:
    for kind in VERBS:
        assert "--output" in run(kind, "--help").stdout


def test_progress_is_shown_on_a_terminal_only(small: Path, tmp_path: Path) -> None:
    told, terminal = pty.openpty()
    code = "from namenorm.cli.imports import import_command; import_command()"
    words = [sys.executable, "-c", code, "wikidata", str(small), "-o", str(tmp_path / "out.jsonl")]
    subprocess.run(words, check=True, stdout=subprocess.PIPE, stderr=terminal)
    os.close(terminal)
    assert b"3 read, 2 kept" in os.read(told, 65536)
    os.close(told)
