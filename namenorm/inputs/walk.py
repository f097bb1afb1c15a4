"""Which files a path stands for, and what kind each is."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from namenorm.inputs.packed import bare_name
from namenorm.inputs.values import Fault, Kind

_DOCUMENTS: dict[str, Kind] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".sdlxliff": "xliff",
    ".mqxliff": "xliff",
    ".mxliff": "xliff",
    ".tmx": "tmx",
}
# Tables hold all sorts of things: one that is named is read, one that lies in a folder is not.
_KINDS: dict[str, Kind] = {**_DOCUMENTS, ".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}


def kind_of(path: str, kind: Kind | None) -> Kind:
    """Return ``kind`` where it is given, else what the name's ending says, else ``text``."""
    return kind or _KINDS.get(_ending(path), "text")


def _ending(path: str) -> str:
    """Return the ending of a name that tells what is in the file, before one that tells of packing."""
    return Path(bare_name(path)).suffix.lower()


def files_in(path: str | Path) -> Iterator[str | Fault]:
    """Yield a file's own path, or the readable files below a folder in the order of their names.

    Hidden files and folders (``.git``) are passed over, links to folders not followed.
    """
    if not Path(path).is_dir():
        yield str(path)
        return
    found = False
    for one in _below(str(path)):
        found = True
        yield one
    if not found:
        yield Fault(
            str(path), None, "a folder without documents", "put .txt, .html, .jsonl, .xlf or .tmx files into it"
        )


def _below(folder: str) -> Iterator[str | Fault]:
    faults: list[Fault] = []

    def note(error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        faults.append(Fault(str(error.filename), None, f"cannot be read ({reason})", "check the folder's permissions"))

    for root, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _ending(name) in _DOCUMENTS:
                yield os.path.join(root, name)
    yield from faults
