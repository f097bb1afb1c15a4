"""The rules that a book must keep, one a file; every fault is named with file and line, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from namenorm.errors import GazetteerError
from namenorm.gazetteer.checks.book import Fault, Located, ReadFile, by_severity, joined
from namenorm.gazetteer.checks.doubles import Alike, check_doubles, check_edges, check_elsewhere
from namenorm.gazetteer.checks.line_files import read_bulk, read_parts
from namenorm.gazetteer.checks.names import check_generated, check_scripts, check_wrong_names
from namenorm.gazetteer.checks.offices import check_dates, check_offices, check_seats
from namenorm.gazetteer.checks.sources import book_folder, check_sources
from namenorm.gazetteer.checks.yaml_files import read_yaml
from namenorm.gazetteer.files import book_files
from namenorm.gazetteer.parts import SUFFIX as PARTS_SUFFIX

Rule = Callable[[Located], Iterator[Fault]]
RULES: tuple[Rule, ...] = (
    check_sources,
    check_doubles,
    check_edges,
    check_scripts,
    check_dates,
    check_seats,
    check_offices,
    check_wrong_names,
    check_generated,
)


def files_of(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files that paths name, and those of the book around them, each in the order of reading.

    A file of a larger book (one with a ``SOURCES.toml`` above the file) is judged beside the rest of it, since its
    edges lead there and its doubles stand there.

    Raises:
        GazetteerError: If a path is not there, or no file of entries is in it.
    """
    asked = [one for path in paths for one in _files(path)]
    folders = [folder for path in paths if (folder := book_folder(path)) is not None]
    around = [one for folder in dict.fromkeys(folders) for one in book_files(folder)]
    wanted = {one.resolve() for one in asked}
    every = [*asked, *(one for one in around if one.resolve() not in wanted)]
    return list(_once(asked)), sorted(_once(every))


def check(
    paths: Sequence[Path],
    reading: Callable[[Iterable[Path]], Iterable[Path]] = iter,
    alike: Alike | None = None,
) -> tuple[Fault, ...]:
    """Return what is wrong with a book, errors first, then by file and line.

    Args:
        paths: Folders of book files, or files; together they are one book.
        reading: Is given the files and passes them on one by one: the place for whoever shows progress.
        alike: Returns the entities of another book, beside which this one is used, that bear a name of an entity.

    Raises:
        GazetteerError: If a path is not there, or no file of entries is in it.
    """
    asked, every = files_of(paths)
    faults: list[Fault] = []
    files = [file for path in reading(every) if (file := _read(path, faults)) is not None]
    book = Located(files, list(joined(files, faults)))
    for rule in RULES:
        faults.extend(rule(book))
    if alike is not None:
        faults.extend(check_elsewhere(book, alike))
    return tuple(by_severity(list(_about(faults, frozenset(asked), frozenset(every)))))


def _read(path: Path, faults: list[Fault]) -> ReadFile | None:
    if path.name.endswith(PARTS_SUFFIX):
        return read_parts(path, faults)
    return read_bulk(path, faults) if path.suffix == ".jsonl" else read_yaml(path, faults)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise GazetteerError(f"no gazetteer at {path}: name a folder of .yaml and .jsonl files, or one of them")
    files = book_files(path)
    if not files:
        raise GazetteerError(f"no .yaml file and no .jsonl below {path}: name the folder that holds the book's entries")
    return files


def _once(files: Iterable[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for one in files:
        if one.resolve() not in seen:
            seen.add(one.resolve())
            yield one


def _about(faults: Iterable[Fault], asked: frozenset[Path], every: frozenset[Path]) -> Iterator[Fault]:
    """Yield the faults that stand in the files asked for, in part at least, or in no file of entries (SOURCES.toml)."""
    for fault in faults:
        files = {place.file for place in (fault.place, *fault.also)}
        if files & asked or not files & every:
            yield fault
