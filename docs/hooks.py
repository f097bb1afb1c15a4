"""What the site takes from the evaluation and the cases when it is built, so that no number is copied by hand."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from importlib.util import module_from_spec, spec_from_file_location
from inspect import getdoc
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from namenorm.measured import Place

ROOT = Path(__file__).parent.parent
_RESULTS = ROOT / "eval" / "results"
_CASES = ROOT / "tests" / "cases"
_SYSTEMS = ("namenorm", "rapidfuzz", "nomenklatura")
_LONGEST = 90


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the plots of the evaluation as ``images/plots/*.svg``, and the picture of the rooms."""
    from mkdocs.structure.files import File

    files.append(File.generated(config, "images/rooms.svg", content=structure().picture()))
    for plot in sorted(_RESULTS.glob("*.svg")):
        files.append(File.generated(config, f"images/plots/{plot.name}", abs_src_path=str(plot)))
    return files


def structure() -> ModuleType:
    """Return the module beside this one that draws the rooms; mkdocs loads hooks without their folder."""
    path = Path(__file__).with_name("structure.py")
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be loaded")
    module = sys.modules[path.stem] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put the tables where a page asks for them."""
    for mark, table in TABLES.items():
        if mark in markdown:
            markdown = markdown.replace(mark, table())
    return re.sub("<!-- figures of (NN[0-9]+) -->", lambda mark: of_code(mark[1]) or mark[0], markdown)


def of_code(code: str) -> str:
    """Return what was measured of a finding code, nothing of one that is only an example.

    It is the sum, and a table with a row a set, direction and sort of translator.
    """
    from namenorm.measured import measured

    one = measured().get(code)
    if one is None:
        return ""
    there = [place for place in one.places if place.found or place.judged]
    said = f"{one.said().capitalize()}."
    return "\n".join((said, "", _HEAD, *map(_place, there))) if there else said


def _place(place: Place) -> str:
    name, (original, target) = place.name.split(".")[0], place.pair.rsplit("-", 1)
    languages = f"{target}, alone" if original == "none" else f"{original} → {target}"
    rate = f"{1000 * place.found / place.words:.2f}"
    right = f"{place.right} of {place.judged}" if place.judged else "-"
    cells = (_SETS[name], languages, _BY[place.name.split(".")[2]], f"{place.words:,}", place.found, rate, right)
    return f"| {' | '.join(map(str, cells))} |"


_HEAD = "| texts | languages | by | words | findings | in 1,000 words | right |\n|---|---|---|--:|--:|--:|--:|"
_BY = {"people": "people", "systems": "systems", "made": "people, with faults put in"}
_SETS = {
    "artefacts": "pages on the web and controls",
    "blind-artefacts": "the same, blind",
    **dict.fromkeys(("wmt21-zh", "wmt21-ja", "wmt21-ru"), "newstest2021"),
    "blind-wmt20": "newstest2020, blind",
    "wmt22": "WMT22",
    "english-news": "English news",
    "ntrex": "NTREX",
    "demetr": "DEMETR",
}


def figures() -> str:
    """Return every figure of the last committed run as a table, a row a figure."""
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for one in json.loads((_RESULTS / "latest.json").read_text("utf-8"))["figures"]:
        rows.setdefault(one["id"], []).append(one)
    head = "| figure | what | n | namenorm | 95 % interval | RapidFuzz | logic-v2 |\n|---|---|--:|--:|--:|--:|--:|"
    return "\n".join((head, *(_row(name, row) for name, row in rows.items())))


def _row(name: str, row: list[Mapping[str, Any]]) -> str:
    by = {system: one for one in row for system in _SYSTEMS if one["system"].startswith(system)}
    first = by.get("namenorm", row[0])
    between = _interval(first)
    values = [_number(by[system], "value") if system in by else "-" for system in _SYSTEMS]
    unit = "" if first["unit"] == "share" else f", {first['unit']}"
    return (
        f"| `{name}` | {first['label']}{unit} | {first['n']:,} | {values[0]} | {between} | {values[1]} | {values[2]} |"
    )


def _interval(figure: Mapping[str, Any]) -> str:
    """Return an interval; of what was never found the upper end alone, as ``eval.table`` prints it."""
    if figure["low"] is None:
        return "-"
    if not figure["value"] and figure["high"]:
        return f"at most {_number(figure, 'high')}"
    return "-" if not figure["high"] else f"{_number(figure, 'low')} … {_number(figure, 'high')}"


def _number(figure: Mapping[str, Any], field: str) -> str:
    value = figure[field]
    if value is None:
        return "-"
    if field == "value" and not value and figure["unit"] not in ("a page", "ms"):
        return "none"
    return f"{100 * value:.1f} %" if figure["unit"] == "share" else f"{value:.2f}"


def known_failures() -> str:
    """Return the cases that are known to fail as a table, with the reason of each."""
    rows = (f"| `{where}` | {_cell(case['input'])} | {_cell(case['xfail'])} |" for where, case in _failing())
    return "\n".join(("| cases | input | why it fails |\n|---|---|---|", *rows))


def _failing() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path in sorted(_CASES.rglob("*.jsonl")):
        cases = (json.loads(line) for line in path.read_text("utf-8").splitlines())
        yield from ((str(path.relative_to(_CASES)), case) for case in cases if "xfail" in case)


def settings() -> str:
    """Return every setting of a check as a table, from the docstring and the defaults of ``Config``."""
    from namenorm.config import Config

    said = dict(re.findall(r"^ {4}(\w+): (.+)$", getdoc(Config) or "", re.MULTILINE))
    rows = (f"| `{one.name}` | `{one.default!r}` | {said[one.name]} |" for one in fields(Config))
    return "\n".join(("| setting | default | what it says |\n|---|---|---|", *rows))


def _cell(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"
    return " ".join(short.split()).replace("|", "\\|").replace("<", "&lt;")


TABLES: Mapping[str, Callable[[], str]] = {
    "<!-- table of figures -->": figures,
    "<!-- table of known failures -->": known_failures,
    "<!-- table of settings -->": settings,
}
