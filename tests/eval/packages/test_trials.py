"""Environments and the tables of what was found in them; the trials themselves are .ci/packages."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from eval.packages.environment import Fault, call, environment, size_of
from eval.packages.results import Results, tables
from eval.packages.trial import Row, uses

ROOT = Path(__file__).parents[3]


def _row(name: str, python: str = "3.11", wheel: str = "a", size: int = 5_000_000, fault: str = "") -> Row:
    return Row(name, python, wheel, size, 3, {"numpy": 4_000_000, "tiny": 10}, 12.3, fault)


def test_every_extra_has_a_use_and_every_use_an_extra() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert set(uses()) == set(declared)
    assert all(one["shell"].strip() and one["for"] and one["tried"] for one in uses().values())


def test_the_committed_tables_are_those_of_the_committed_rows(tmp_path: Path) -> None:
    kept = ROOT / "eval/results"
    (tmp_path / "packages.json").write_bytes((kept / "packages.json").read_bytes())
    results = Results(tmp_path)
    results.add(results.row("3.11"))
    assert (tmp_path / "packages.md").read_text("utf-8") == (kept / "packages.md").read_text("utf-8")


def test_every_extra_was_tried_and_works() -> None:
    """``.ci/packages --only NAME`` tries one."""
    results = Results()
    faults = {name: results.row(name).fault for name in (*uses(), "3.11", "3.12", "3.13")}
    assert {name: fault for name, fault in faults.items() if fault} == {}


def test_an_environment_is_empty_and_is_removed(tmp_path: Path) -> None:
    with environment(Path(sys.executable), tmp_path / "venv") as programs:
        size = size_of(programs)
        said = call([programs / "python", "-c", "import importlib.util as u; print(u.find_spec('pip'))"])
    assert size.packages == {}
    assert size.bytes < 10_000
    assert said.strip() == "None"
    assert not (tmp_path / "venv").exists()


def test_a_program_that_fails_is_a_fault_with_the_end_of_what_it_said() -> None:
    code = "import sys; print('x' * 1000, file=sys.stderr); sys.exit('the end')"
    with pytest.raises(Fault, match=r"^status 1: x+ the end$") as caught:
        call([sys.executable, "-c", code])
    assert len(str(caught.value)) < 400


def test_variables_are_set_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OURS", "1")
    code = "import os; print(os.environ.get('OURS'), os.environ.get('OTHER'))"
    assert call([sys.executable, "-c", code], env={"OURS": None, "OTHER": "2"}).split() == ["None", "2"]


def test_what_succeeded_with_this_wheel_is_not_tried_again(tmp_path: Path) -> None:
    results = Results(tmp_path)
    results.add(_row("zh"))
    results.add(_row("ru", fault="no"))
    again = Results(tmp_path)
    assert again.has("zh", "a")
    assert not again.has("zh", "b"), "another wheel"
    assert not again.has("ru", "a"), "it failed"
    assert not again.has("qe", "a"), "never tried"


def test_the_tables() -> None:
    rows = {row.name: row for row in (_row("3.11"), _row("zh", size=120_000_000), _row("dev", fault="a | b"))}
    text = tables({"wheel": 25_100_000}, rows)
    assert "| wheel | 25.1 |" in text
    assert "| 3.11 | 5.0 | 3 | 12 | yes |" in text
    assert "| numpy | 4.0 |" in text
    assert "tiny" not in text
    users, contributors = text.split("[end:extras]")
    assert f"| `zh` | {uses()['zh']['for']} | 120 | 3 | {uses()['zh']['tried']} | yes |" in users
    assert "`dev`" not in users
    assert "| no: a / b |" in contributors


def test_what_could_not_be_installed_has_no_size() -> None:
    row = Row("zh", "3.11", "a", 0, 0, {}, 0.0, "status 1: no network")
    assert " | - | - | " in tables({}, {"zh": row})
