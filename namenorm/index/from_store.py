"""The index of a book that is in a database: compiled once for each content that the database has had."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from namenorm.errors import GazetteerError
from namenorm.gazetteer.files import book_parts
from namenorm.gazetteer.store.store import Store
from namenorm.index.cache import tidy, used
from namenorm.index.reader import Index, sound_index


def store_index(place: str, target_of: Callable[[str], Path]) -> Index:
    """Open the index of a store, compiling it first where its content has none yet.

    Args:
        place: The URL of its database.
        target_of: Says where the index of a content lies, by the content's hash.

    Raises:
        GazetteerError: If there is no store at that place, or nothing in it.
    """
    with Store.open(place) as store:
        while True:
            used(target := target_of(content := store.content_hash()))
            if (found := sound_index(target)) is not None:
                return found
            if sys.stderr.isatty():
                print(f"namenorm: compiling {store.place} (once) …", file=sys.stderr)
            compile_store(store, target)
            if store.content_hash() != content:
                target.unlink()  # somebody wrote meanwhile: it is of another content than its name says
            tidy(target.parent, target)


def compile_store(store: Store, target: Path) -> str:
    """Write the index of a store and return its hash.

    Raises:
        GazetteerError: If nothing is in the store.
    """
    # Compiling needs the romanisation's tables, which take longer to load than a page to check.
    from namenorm.index.compile import compile_index

    precedents = store.precedents()
    if not precedents and next(store.entities(), None) is None:
        raise GazetteerError(f"no entity in {store.place}: load a book with namenorm gazetteer load")
    with TemporaryDirectory() as folder:
        store.export_parts(folder)
        return compile_index(store.entities(), target, parts=book_parts(folder), precedents=precedents)
