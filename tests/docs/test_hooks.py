from __future__ import annotations

import json
import re
import runpy
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
HOOKS = runpy.run_path(str(ROOT / "docs/hooks.py"))


def test_the_table_has_every_figure_of_the_committed_results_and_what_is_measured_of_it() -> None:
    figures = json.loads((ROOT / "eval/results/latest.json").read_text("utf-8"))["figures"]
    rows = re.findall(r"^\| `([\w.-]+)` \| .+ \| [\d,]+ \| (.+?) \|", HOOKS["figures"](), re.MULTILINE)
    assert {name for name, _ in rows} == {one["id"] for one in figures}
    told = dict(rows)
    [one] = [each for each in figures if each["id"] == "artefacts.named.known" and each["system"] == "namenorm"]
    assert told[one["id"]] == f"{100 * one['value']:.1f} %"


def test_the_table_of_known_failures_has_each_with_its_reason() -> None:
    marked = sum(path.read_text("utf-8").count('"xfail":') for path in (ROOT / "tests/cases").rglob("*.jsonl"))
    assert HOOKS["known_failures"]().count("\n") - 1 == marked > 0


def test_every_table_stands_on_a_page() -> None:
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md"))
    assert all(mark in pages for mark in HOOKS["TABLES"])


def test_every_table_and_plot_of_the_evaluation_is_shown() -> None:
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md"))
    results = {path.name for path in (ROOT / "eval/results").iterdir()} - {"latest.json", "index.json"}
    assert [name for name in sorted(results) if name not in pages] == []
