"""The picture of the rooms: who may use whom, and how large each is, drawn from what the checks of the layers read."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "namenorm"
_WIDTH, _ROW, _BOX, _GAP = 760, 34, 24, 10
_LEFT = 150  # where the largest room's bar begins
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#1f2328}.size{fill:#59636e}.bar{fill:#3f51b5}.row{fill:#8080801a}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.size{fill:#9198a1}.bar{fill:#7986cb}}"
)


@dataclass(frozen=True, slots=True)
class Room:
    """A module or a package of the library.

    Attributes:
        name: Its name.
        files: How many files of code it has.
        lines: How many lines.
        uses: The rooms that it imports.
    """

    name: str
    files: int
    lines: int
    uses: frozenset[str]


def floors() -> list[list[Room]]:
    """Return the rooms by layer, what uses others above what it uses, as ``pyproject.toml`` has them."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers: Sequence[str] = next(one["layers"] for one in declared if one["type"] == "layers")
    return [[_room(name.strip()) for name in layer.split("|")] for layer in layers]


def picture() -> str:
    """Return the picture as SVG: a row a layer, a bar as long as the room has lines."""
    every = floors()
    most = max(room.lines for floor in every for room in floor)
    rows = list(_rows(every, most))
    height = _ROW * sum(map(len, every)) + _GAP * len(every)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">'
    title = "<title>The rooms of the library, each above those that it may use, with its lines of code</title>"
    return "\n".join((head, title, f"<style>{_STYLE}</style>", *rows, "</svg>\n"))


def _rows(every: Sequence[Sequence[Room]], most: int) -> Iterator[str]:
    at = 0
    for floor in every:
        yield f'<rect class="row" x="0" y="{at}" width="{_WIDTH}" height="{_ROW * len(floor)}" rx="4"/>'
        for room in floor:
            yield from _room_at(room, at, most)
            at += _ROW
        at += _GAP


def _room_at(room: Room, at: int, most: int) -> Iterator[str]:
    middle, long = at + _ROW / 2 + 5, max(2, round((_WIDTH - _LEFT - 190) * room.lines / most))
    said = f"{room.lines:,} lines, {room.files} file{'s' if room.files > 1 else ''}"
    used = f"uses {', '.join(sorted(room.uses)) or 'none'}"
    yield f"<g><title>{escape(room.name)}: {escape(used)}</title>"
    yield f'<text x="10" y="{middle}">{escape(room.name)}</text>'
    yield f'<rect class="bar" x="{_LEFT}" y="{at + (_ROW - _BOX) / 2}" width="{long}" height="{_BOX}" rx="3"/>'
    yield f'<text class="size" x="{_LEFT + long + 8}" y="{middle}">{said}</text></g>'


def _room(name: str) -> Room:
    folder = PACKAGE / name
    files = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    texts = [file.read_text("utf-8") for file in files]
    uses = {used for text in texts for used in _imports(ast.parse(text))} - {name}
    return Room(name, len(files), sum(text.count("\n") for text in texts), frozenset(uses))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [one.name for one in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in names if name.startswith(f"{PACKAGE.name}."))
