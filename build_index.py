"""Build hook: the wheel carries the compiled index of the bundled book, its table of sources, and the rules."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Compiles gazetteer/ when a wheel is built; an editable install reads the folder itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the book and say where in the wheel it belongs.

        Raises:
            GazetteerError: If an entry of the book has a fault.
        """
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from namenorm.errors import GazetteerError
        from namenorm.gazetteer.files import book_parts, load_book
        from namenorm.index.compile import compile_index

        book = load_book(root / "gazetteer")
        if book.faults:
            raise GazetteerError("\n".join(book.faults))
        self._made = tempfile.TemporaryDirectory()
        index = Path(self._made.name) / "book.index"
        compile_index(book.entities.values(), index, parts=book_parts(root / "gazetteer"))
        build_data["force_include"][str(index)] = "namenorm/data/book.index"
        build_data["force_include"][str(root / "gazetteer" / "rules")] = "namenorm/data/rules"
        build_data["force_include"][str(root / "gazetteer" / "SOURCES.toml")] = "namenorm/data/SOURCES.toml"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled for the wheel, once the wheel holds it."""
        if version != "editable":
            self._made.cleanup()
