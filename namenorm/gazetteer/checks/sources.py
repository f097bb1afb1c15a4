"""Where the entries come from: each file, line and name is of a source that ``SOURCES.toml`` describes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from namenorm.gazetteer.checks.book import Fault, Located, Place

_TABLE = "SOURCES.toml"
_RULE = "source"
_AT_LINE = re.compile(r"line (\d+)")


def book_folder(path: Path) -> Path | None:
    """Return the nearest folder around a file or folder, or itself, that has a ``SOURCES.toml``."""
    absolute = path.absolute()
    found = (one for one in (absolute, *absolute.parents) if (one / _TABLE).is_file())
    return next(found, None)


def check_sources(book: Located) -> Iterator[Fault]:
    """Yield unknown sources where a file names them first, and tables that are missing or malformed, each once."""
    read = cache(_read)
    told: set[Path] = set()
    for file in book.files:
        folder = book_folder(file.path)
        known = read(folder) if folder is not None else None
        if isinstance(known, Fault) or known is None:
            where = folder or file.path.parent
            if where not in told:
                yield known or _missing(file.path)
            told.add(where)
            continue
        for named, place in file.sources.items():
            if named not in known:
                said = f"source {named!r} is not in {_TABLE}, which has {', '.join(sorted(known))}"
                yield Fault(place, "error", _RULE, said)


def _read(folder: Path) -> frozenset[str] | Fault:
    path = folder / _TABLE
    try:
        return frozenset(tomllib.loads(path.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        at = _AT_LINE.search(str(error))
        place = Place(path, int(at[1]) if at else 1)
        return Fault(place, "error", _RULE, f"cannot be read as TOML: {error}")


def _missing(file: Path) -> Fault:
    said = f"no {_TABLE} in the folder or above it: a book says there where it comes from, and under which licence"
    return Fault(Place(file, 1), "warning", _RULE, said)
