"""What was found, kept beside the other results: as JSON, which is added to, and as the tables of the docs."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.packages.trial import Row, uses

RESULTS = Path(__file__).parents[1] / "results"
_LEAST = 1_000_000  # bytes of a package that is told


class Results:
    """The rows of the last trials of each name."""

    def __init__(self, folder: Path = RESULTS) -> None:
        """Read what was found before."""
        self._json, self._tables = folder / "packages.json", folder / "packages.md"
        held = json.loads(self._json.read_text("utf-8")) if self._json.is_file() else {}
        self._archives: dict[str, int] = held.get("archives", {})
        self._rows = {name: Row(**row) for name, row in held.get("rows", {}).items()}

    def has(self, name: str, wheel: str) -> bool:
        """Tell whether a trial of this very wheel succeeded before."""
        return name in self._rows and self._rows[name].wheel == wheel and not self._rows[name].fault

    def row(self, name: str) -> Row:
        """Return what was found last of an extra or a Python.

        Raises:
            KeyError: If it was never tried.
        """
        return self._rows[name]

    def add(self, row: Row) -> None:
        """Put a row in place of the earlier one of its name, and write."""
        self._rows[row.name] = row
        self._write()

    def set_archives(self, sizes: Mapping[str, int]) -> None:
        """Say how large the archives are, and write."""
        self._archives = dict(sizes)
        self._write()

    def _write(self) -> None:
        rows = {name: row.to_dict() for name, row in sorted(self._rows.items())}
        held: dict[str, Any] = {"platform": platform.platform(terse=True), "archives": self._archives, "rows": rows}
        self._json.write_text(json.dumps(held, indent=1) + "\n", "utf-8")
        self._tables.write_text(tables(self._archives, self._rows), "utf-8")


def tables(archives: Mapping[str, int], rows: Mapping[str, Row]) -> str:
    """Return the tables as Markdown, each a section that a page can include."""
    alone = {name: row for name, row in rows.items() if name == row.python}
    sections = {
        "archives": _archives(archives),
        "alone": _alone(alone),
        "largest": _largest(alone),
        "extras": _extras(rows, contributors=False),
        "contributors": _extras(rows, contributors=True),
    }
    head = "<!-- Written by .ci/packages. -->"
    marked = (
        f"<!-- --8<-- [start:{name}] -->\n{text}\n<!-- --8<-- [end:{name}] -->" for name, text in sections.items()
    )
    return "\n\n".join((head, *marked)) + "\n"


def _archives(archives: Mapping[str, int]) -> str:
    lines = (f"| {name} | {_mb(size)} |" for name, size in archives.items())
    return "\n".join(("| | MB |", "|---|--:|", *lines))


def _alone(rows: Mapping[str, Row]) -> str:
    lines = (
        f"| {row.python} | {_mb(row.bytes)} | {row.packages} | {row.seconds:.0f} | {_works(row)} |"
        for _, row in sorted(rows.items())
    )
    head = "| Python | MB | packages | seconds to install | works |"
    return "\n".join((head, "|---|--:|--:|--:|---|", *lines))


def _largest(rows: Mapping[str, Row]) -> str:
    first = min(rows.values(), key=lambda row: row.python, default=None)
    told = {} if first is None else {name: size for name, size in first.largest.items() if size >= _LEAST}
    return "\n".join(("| package | MB |", "|---|--:|", *(f"| {name} | {_mb(size)} |" for name, size in told.items())))


def _extras(rows: Mapping[str, Row], *, contributors: bool) -> str:
    head = "| extra | for | MB in all | packages | tried | works |\n|---|---|--:|--:|---|---|"
    return "\n".join((head, *_lines(rows, contributors)))


def _lines(rows: Mapping[str, Row], contributors: bool) -> Iterator[str]:
    for name, use in uses().items():
        if bool(use.get("tree")) == contributors and (row := rows.get(name)) is not None:
            size = f"{_mb(row.bytes)} | {row.packages}" if row.packages else "- | -"
            yield f"| `{name}` | {use['for']} | {size} | {use['tried']} | {_works(row)} |"


def _works(row: Row) -> str:
    return f"no: {row.fault.replace('|', '/')}" if row.fault else "yes"


def _mb(size: int) -> str:
    return f"{size / 1e6:,.1f}" if size < 1e8 else f"{size / 1e6:,.0f}"
