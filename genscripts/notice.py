"""The project's ``NOTICE``, made from the sources of the book: ``python -m genscripts.notice``.

Several licences ask that their text or their credit travel with every copy (Unicode-3.0, SCOWL's, CC BY-SA 4.0), so
the file is made from the table that names the sources rather than kept by hand.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import bundled_folder
from namenorm.gazetteer.sources import sources

_HEAD = """\
namenorm
Copyright 2026 the authors of namenorm. Licensed under the Apache License, Version 2.0 (see LICENSE).

The book and the rules that are shipped with namenorm come from the sources below. This file is made from
gazetteer/SOURCES.toml by python -m genscripts.notice; change that, not this.
"""
_RULE = "-" * 72


def notice(folder: Path) -> str:
    """Return the text of ``NOTICE`` for a book.

    Raises:
        GazetteerError: If ``SOURCES.toml`` is missing, malformed or names a text that is not there.
    """
    return "\n".join((_HEAD, *(_section(folder, one) for one in sources(folder).values())))


def _section(folder: Path, source: Mapping[str, Any]) -> str:
    lines = [_RULE, source["title"], f"Licence: {source['licence']}. Credit: {source['credit']}"]
    lines += [f"From: {source['url']}"] if "url" in source else []
    lines += [f"Files: {_patterns(source['files'])}" + _exception(source), ""]
    return "\n".join(lines) + (f"\n{_text(folder / source['notice'])}\n" if "notice" in source else "")


def _exception(source: Mapping[str, Any]) -> str:
    return f" without {_patterns(source['but_not'])}" if "but_not" in source else ""


def _patterns(patterns: Iterable[str]) -> str:
    """Return the patterns of a source as seen from the root of the project: a model may be made from a source too."""
    return ", ".join(posixpath.normpath(f"gazetteer/{pattern}") for pattern in patterns)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except FileNotFoundError as error:
        raise GazetteerError(f"no {path}, which SOURCES.toml names: put the licence's text there") from error


def main() -> None:
    """Write the file beside the folder of the bundled book."""
    folder = bundled_folder()
    (folder.parent / "NOTICE").write_text(notice(folder), "utf-8")


if __name__ == "__main__":
    main()
