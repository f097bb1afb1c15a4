"""The comparison of made files with their makers tells what is stale, what is missing and what fails."""

from __future__ import annotations

import subprocess
import sys

import pytest

from genscripts.made import MAKERS, Maker, stale

PRINTS = "genscripts.surnames"


def test_a_file_that_is_something_else_is_stale() -> None:
    assert stale(Maker(PRINTS, "", ("rules/zh/pinyin.yaml",))) == ["rules/zh/pinyin.yaml"]
    assert stale(Maker(PRINTS, "", ("rules/zh/none.yaml",))) == ["rules/zh/none.yaml"]
    assert stale(Maker(PRINTS, "", ("rules/zh/surname_shares.yaml",))) == []


def test_a_maker_says_what_it_lacks() -> None:
    assert Maker(PRINTS, "", (), ("json", "no_such_package")).missing == ["no_such_package"]


def test_a_maker_that_fails_says_why() -> None:
    with pytest.raises(subprocess.CalledProcessError) as caught:
        stale(Maker("genscripts.no_such_module", "", ("rules/zh/pinyin.yaml",)))
    assert b"no_such_module" in caught.value.stderr


def test_what_a_maker_reads_is_made_before() -> None:
    order = [name for one in MAKERS for name in one.files]
    reads = [
        ("rules/zh/given_shares.yaml", "rules/zh/hokkien_readings.yaml"),
        ("rules/zh/hokkien_readings.yaml", "rules/und/backward.yaml"),
        ("rules/ja/surnames.yaml", "rules/ja/backward.yaml"),
        ("rules/ja/backward.yaml", "rules/en/namesakes.yaml"),
        ("imported/cldr-territories.jsonl", "imported/geonames-cities.jsonl"),
        ("imported/geonames-cities.jsonl", "imported/cedict-places.jsonl"),
        ("imported/jmnedict-persons.jsonl", "imported/cedict-persons.jsonl"),
    ]
    assert [(first, then) for first, then in reads if order.index(first) > order.index(then)] == []


def test_the_command_is_described() -> None:
    done = subprocess.run([sys.executable, "-m", "genscripts.made", "--help"], capture_output=True)
    assert b"--write" in done.stdout
