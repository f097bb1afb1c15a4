from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from eval.blind.twins import Record, as_json, read_record, twins
from eval.figure import Figure
from eval.readme import ROOT, filled, table, twin_table

_ROWS = tomllib.loads((ROOT / "eval/readme.toml").read_text("utf-8"))
ROWS = [row["figure"] for row in _ROWS["row"]]
TWINS = [row["measure"] for row in _ROWS["twin"]]


def _figure(id_: str, system: str, value: float, unit: str = "share") -> dict[str, Any]:
    return {
        "id": id_,
        "system": system,
        "n": 1234,
        "value": value,
        "low": value / 2,
        "high": value,
        "unit": unit,
        "better": "higher",
        "label": id_,
    }


def _record(folder: Path, ids: list[str]) -> Path:
    figures = [_figure(id_, "namenorm", 0.5) for id_ in ids]
    figures += [
        _figure(ids[0], "rapidfuzz token_sort_ratio ≥ 0.90", 0.25),
        _figure(ids[1], "nomenklatura logic-v2 ≥ 0.98", 0.125),
    ]
    path = folder / "latest.json"
    path.write_text(json.dumps({"signature": "namenorm:9|book:b", "figures": figures}), "utf-8")
    return path


def test_a_row_has_n_value_interval_and_the_baselines_that_were_measured(tmp_path: Path) -> None:
    made = table(_record(tmp_path, ROWS)).splitlines()
    assert made[2].endswith(f"| `{ROWS[0]}` | 1,234 | **50.0 %** | 25.0 % … 50.0 % | 25.0 % | - |")
    assert made[3].endswith("| - | 12.5 % |")
    assert len([line for line in made if line.startswith("| ")]) == 1 + len(ROWS)


def test_the_foot_names_the_run_and_the_baselines_thresholds(tmp_path: Path) -> None:
    foot = table(_record(tmp_path, ROWS)).split("\n\n")[1]
    for words in ("`namenorm:9|book:b`", "token_sort_ratio ≥ 0.90", "logic-v2 ≥ 0.98", "`python -m eval`"):
        assert words in foot


def test_a_figure_that_was_not_measured_is_named(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=ROWS[-1]):
        table(_record(tmp_path, ROWS[:-1]))


def _twins(folder: Path, ids: list[str]) -> Path:
    sides = ([Figure(id_, "namenorm", 9, value, 0, 1, "share", "higher", id_) for id_ in ids] for value in (0.8, 0.5))
    path = folder / "blind.json"
    path.write_text(as_json(Record(twins(*sides), "namenorm:9", {"made": "c0ffee"})), "utf-8")
    return path


def test_the_other_table_has_both_sides_and_marks_wide_gaps(tmp_path: Path) -> None:
    made = twin_table(_twins(tmp_path, TWINS)).splitlines()
    assert made[2].endswith("| 9 | 80.0 % | 9 | 50.0 % | +30.0 ◄ |")
    assert len([line for line in made if line.startswith("| ")]) == 1 + len(TWINS)
    with pytest.raises(ValueError, match=TWINS[-1]):
        twin_table(_twins(tmp_path, TWINS[:-1]))


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = _twins(tmp_path, ["made"])
    assert as_json(read_record(file)) == file.read_text("utf-8")


def test_a_readme_without_a_place_for_the_table_is_told_so() -> None:
    with pytest.raises(ValueError, match="eval:begin"):
        filled("# A readme\n")


def test_the_rest_of_a_readme_stays_and_filling_twice_changes_nothing() -> None:
    blind = "<!-- blind:begin -->\nstale words\n<!-- blind:end -->\n"
    once = filled(f"# A\n\n<!-- eval:begin -->\nstale words\n<!-- eval:end -->\n\nB\n{blind}")
    assert once.startswith("# A\n\n<!-- eval:begin -->\n| what |")
    assert "<!-- eval:end -->\n\nB\n<!-- blind:begin -->\n| what | n | looked at |" in once
    assert once.endswith("<!-- blind:end -->\n")
    assert "stale words" not in once
    assert filled(once) == once
