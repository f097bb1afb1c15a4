"""Where an importer writes: ``gazetteer/imported/NAME``, or the file that its command line names."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from namenorm.gazetteer.files import bundled_folder
from namenorm.gazetteer.lines import to_line
from namenorm.gazetteer.model import Entity

Row = tuple[Entity, bool]
"""An entity, and whether it is a fragment of one that another file has."""


def target(name: str) -> Path:
    """Return the file to write: the first argument of the command line, or that of the bundled book."""
    return Path(sys.argv[1]) if len(sys.argv) > 1 else bundled_folder() / "imported" / name


def write_rows(rows: Iterable[Row], file: Path) -> int:
    """Write entities and fragments in the order of identifiers, and return how many."""
    lines = sorted((entity.id, to_line(entity, fragment=fragment)) for entity, fragment in rows)
    file.write_text("".join(f"{line}\n" for _, line in lines), "utf-8", newline="\n")
    return len(lines)
