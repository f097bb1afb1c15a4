"""Where the index of a book is: inside the package, named by the user, or compiled into the user's cache folder."""

from __future__ import annotations

import hashlib
import sys
import warnings
from pathlib import Path

from platformdirs import user_cache_path

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import book_parts, bundled_folder, content_hash, load_book
from namenorm.index.reader import Index
from namenorm.rules import rules_folder

BUNDLED = Path(__file__).parent.parent / "data" / "book.index"
SUFFIX = ".index"
_MAKERS = ("index", "romanise", "text", "gazetteer")
_MADE_OF = ("*.py", "*.json", "*.txt", "*.yaml")


class GazetteerWarning(UserWarning):
    """Entries of a user's book that were left out because they have faults."""


def open_index(gazetteer: str | Path | None = None) -> Index:
    """Open the index of a book, compiling it first where it has to be.

    Args:
        gazetteer: A compiled index (``*.index``), a folder of book files, or one of them; else the bundled book.

    Raises:
        GazetteerError: If there is no book at that place, or nothing in it can be read.
        IndexFileError: If an index file is damaged or of another version.
    """
    if gazetteer is None:
        return Index(BUNDLED) if BUNDLED.is_file() else _cached(bundled_folder())
    path = Path(gazetteer)
    return Index(path) if path.suffix == SUFFIX else _cached(path)


def _cached(book: Path) -> Index:
    if not book.exists():
        raise GazetteerError(f"no gazetteer at {book}: name a folder of .yaml files, one of them, or a compiled index")
    target = user_cache_path("namenorm") / f"{_identity(book)}{SUFFIX}"
    if not target.is_file():
        if sys.stderr.isatty():
            print(f"namenorm: compiling {book} (once) …", file=sys.stderr)
        _compile(book, target)
    return Index(target)


def _compile(book: Path, target: Path) -> None:
    loaded = load_book(book)
    if loaded.faults and not loaded.entities:
        raise GazetteerError("\n".join(loaded.faults))
    if loaded.faults:
        warnings.warn("left out of the book:\n" + "\n".join(loaded.faults), GazetteerWarning, stacklevel=4)
    # Compiling needs the romanisation's tables, which take longer to load than a page to check.
    from namenorm.index.compile import compile_index

    compile_index(loaded.entities.values(), target, parts=book_parts(book))


def _identity(book: Path) -> str:
    """Hash a book together with the code and the rules that make spellings of it, in all their folders."""
    digest = hashlib.sha256(content_hash(book).encode())
    package = Path(__file__).parent.parent
    for folder in (*(package / maker for maker in _MAKERS), rules_folder()):
        for file in sorted(one for pattern in _MADE_OF for one in folder.rglob(pattern)):
            digest.update(file.relative_to(folder).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:32]
