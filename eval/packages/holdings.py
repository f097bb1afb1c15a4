"""What the archives must hold, and nothing else."""

from __future__ import annotations

import socket
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_MADE = {"namenorm/data/book.index", "namenorm/data/SOURCES.toml"}
_RULES = "gazetteer/rules/"
_SHORTEST = 5  # characters of a machine's name, below which it may be a word


def sdist_faults(files: Iterable[str], tree: Iterable[str]) -> list[str]:
    """Return what a source distribution lacks of the tree, or has beside it; from it all can be built and tested."""
    return _differences("the source distribution", set(files), {*tree, "PKG-INFO"})


def wheel_faults(files: Iterable[str], tree: Iterable[str]) -> list[str]:
    """Return what a wheel lacks of the package, the rules and the compiled book, or has beside them."""
    held = {name for name in files if ".dist-info/" not in name}
    package = {name for name in tree if name.startswith("namenorm/")}
    rules = {f"namenorm/data/rules/{name.removeprefix(_RULES)}" for name in tree if name.startswith(_RULES)}
    return _differences("the wheel", held, package | rules | _MADE)


def _differences(archive: str, held: set[str], wanted: set[str]) -> list[str]:
    lacks = [f"{archive} lacks {name}" for name in sorted(wanted - held)]
    return [*lacks, *(f"{archive} holds {name} too" for name in sorted(held - wanted))]


def traces(files: Mapping[str, bytes], folders: Iterable[Path]) -> Iterator[str]:
    """Yield where an archive names a folder of the machine that built it, or the machine itself."""
    told = [str(one) for one in folders if len(one.parts) > 2]
    if len(socket.gethostname()) >= _SHORTEST and socket.gethostname() != "localhost":
        told.append(socket.gethostname())
    for name, data in files.items():
        yield from (f"{name} names {one}" for one in told if one.encode() in data)
