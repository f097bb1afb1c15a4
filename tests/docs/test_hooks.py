from __future__ import annotations

import json
import re
import runpy
from dataclasses import fields
from pathlib import Path

from namenorm.config import Config
from namenorm.measured import measured

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


def test_the_table_of_settings_has_each_with_its_default() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(.+)` \| .{20,} \|$", HOOKS["settings"](), re.MULTILINE)
    assert rows == [(one.name, repr(one.default)) for one in fields(Config)]


def test_every_table_stands_on_a_page() -> None:
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))
    assert all(mark in pages for mark in HOOKS["TABLES"])


def test_every_table_and_plot_of_the_evaluation_is_shown() -> None:
    pages = "".join(page.read_text("utf-8") for page in (ROOT / "docs").glob("*.md"))
    results = {path.name for path in (ROOT / "eval/results").iterdir() if path.suffix != ".json"}
    assert [name for name in sorted(results) if name not in pages] == []


def test_an_example_of_an_error_is_one_that_the_last_run_made() -> None:
    """After a better run: take another example, or take out a kind that is mended."""
    worst = (ROOT / "eval/results/worst.md").read_text("utf-8")
    rows = (ROOT / "docs/errors.md").read_text("utf-8").split("## Who is served")[0]
    assert [one for one in re.findall(r"“(.+?)”", rows) if f"**{one}**" not in worst] == []


def test_the_page_of_a_code_has_its_figures() -> None:
    page = HOOKS["on_page_markdown"]("before\n<!-- figures of NN306 -->\nafter")
    of_code = measured()["NN306"]
    assert page.startswith(f"before\n{of_code.said().capitalize()}.\n\n| texts | languages |")
    assert page.endswith(" |\nafter")
    rows = [line for line in page.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == sum(bool(one.found or one.judged) for one in of_code.places)


def test_the_code_of_an_example_has_no_figures() -> None:
    assert HOOKS["on_page_markdown"]("<!-- figures of NN315 -->") == "<!-- figures of NN315 -->"
