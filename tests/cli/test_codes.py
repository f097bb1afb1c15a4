"""``namenorm codes``, and codes on the command line of the verbs that check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from namenorm.codes import CODES
from tests.cli.conftest import Run

PAGE = "On Monday Fu Gaoyi spoke, and Fu Gao Yi spoke twice over."


def test_every_code_is_listed_with_its_status(run: Run) -> None:
    lines = run("codes").stdout.splitlines()
    assert [line.split()[:4] for line in lines] == [
        [code, CODES[code].status, CODES[code].severity, CODES[code].name] for code in sorted(CODES)
    ]


def test_a_family_is_listed(run: Run) -> None:
    listed = json.loads(run("codes", "NN10", "NN101,NN3", "--format", "json").stdout)
    assert [one["code"] for one in listed] == sorted(code for code in CODES if code.startswith(("NN10", "NN3")))


def test_what_is_no_code_is_refused(run: Run) -> None:
    answer = run("codes", "NN9")
    assert answer.exit_code == 2
    assert "“NN9” is no code and no family" in answer.stderr


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), ["NN101", "NN105", "NN301"]),
        (("--select", "NN1"), ["NN101", "NN105"]),
        (("--select", "NN101,NN3"), ["NN101", "NN301"]),
        (("--select", "NN101", "--select", "NN3"), ["NN101", "NN301"]),
        (("--ignore", "NN10"), ["NN301"]),
        (("--ignore", "NN10", "--select", "NN,NN105"), ["NN105", "NN301"]),
    ],
)
def test_check_takes_codes_and_families(run: Run, words: tuple[str, ...], found: list[str]) -> None:
    report = json.loads(run("check", "-", "--format", "jsonl", *words, stdin=PAGE.encode()).stdout)
    assert [one["code"] for one in report["findings"]] == found


@pytest.mark.parametrize("verb", ["check", "fix", "batch", "serve"])
def test_every_verb_that_checks_refuses_what_is_no_code(run: Run, tmp_path: Path, verb: str) -> None:
    paths = {"check": ("-",), "fix": ("-",), "batch": ("-", tmp_path / "out.jsonl"), "serve": ()}[verb]
    answer = run(verb, *paths, "--select", "NN9")
    assert answer.exit_code == 2
    assert "“NN9” is no code and no family" in answer.stderr
