"""Where the index of a book is: inside the package, named by the user, or compiled into the user's cache folder."""

from __future__ import annotations

import hashlib
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import book_parts, bundled_folder, content_hash, load_book
from namenorm.index.cache import tidy, used
from namenorm.index.reader import Index, sound_index
from namenorm.rules import rules_folder

if TYPE_CHECKING:
    from namenorm.index.compile import Progress

BUNDLED = Path(__file__).parent.parent / "data" / "book.index"
SUFFIX = ".index"
_MAKERS = ("index", "romanise", "text", "gazetteer")
_MADE_OF = ("*.py", "*.json", "*.txt", "*.yaml")


class GazetteerWarning(UserWarning):
    """Entries of a user's book that were left out because they have faults."""


def open_index(gazetteer: str | Path | None = None) -> Index:
    """Open the index of a book, compiling it first where it has to be.

    Args:
        gazetteer: A compiled index (``*.index``), a folder of book files, one of them, or the URL of a store; else the
            bundled book.

    Raises:
        GazetteerError: If there is no book at that place, or nothing in it can be read.
        IndexFileError: If an index file is damaged or of another version.
    """
    if gazetteer is None:
        return Index(BUNDLED) if BUNDLED.is_file() else _cached(bundled_folder())
    if "://" in str(gazetteer):
        from namenorm.index.from_store import store_index

        return store_index(str(gazetteer), _target)
    path = Path(gazetteer)
    return Index(path) if path.suffix == SUFFIX else _cached(path)


def _cached(book: Path) -> Index:
    if not book.exists():
        raise GazetteerError(f"no gazetteer at {book}: name a folder of .yaml files, one of them, or a compiled index")
    target = _target(content_hash(book))
    used(target)
    if (found := sound_index(target)) is not None:
        return found
    _compile(book, target, _teller(book) if sys.stderr.isatty() else None)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    tidy(target.parent, target)
    return Index(target)


def _teller(book: Path) -> Progress:
    """Return what keeps one line of a terminal at the stage of the compilation and how much of that is done."""
    start = f"namenorm: compiling {book} (once)"
    print(f"{start} …", end="", file=sys.stderr, flush=True)

    def tell(stage: str, done: int, total: int) -> None:
        share = f"{done / total:.0%}" if total else f"{done:,}"
        print(f"\r{start}: {stage} {share}\x1b[K", end="", file=sys.stderr, flush=True)

    return tell


def _compile(book: Path, target: Path, progress: Progress | None = None) -> None:
    loaded = load_book(book)
    if loaded.faults and not loaded.entities:
        raise GazetteerError("\n".join(loaded.faults))
    if loaded.faults:
        warnings.warn("left out of the book:\n" + "\n".join(loaded.faults), GazetteerWarning, stacklevel=4)
    # Compiling needs the romanisation's tables, which take longer to load than a page to check.
    from namenorm.index.compile import compile_index

    compile_index(loaded.entities.values(), target, parts=book_parts(book), progress=progress)


def _target(content: str) -> Path:
    """Return where the index of a book is cached, by the hash of its content."""
    return user_cache_path("namenorm") / f"{_identity(content)}{SUFFIX}"


def _identity(content: str) -> str:
    """Hash a book together with the code and the rules that make spellings of it, in all their folders."""
    digest = hashlib.sha256(content.encode())
    package = Path(__file__).parent.parent
    for folder in (*(package / maker for maker in _MAKERS), rules_folder()):
        for file in sorted(one for pattern in _MADE_OF for one in folder.rglob(pattern)):
            digest.update(file.relative_to(folder).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:32]
