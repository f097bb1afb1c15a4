"""The few files that pages refer to, held in memory under a name that changes with their content."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

_FOLDER = Path(__file__).parent / "static"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


class Assets:
    """Style, script and icon."""

    def __init__(self) -> None:
        """Read the files."""
        self._files: Mapping[str, bytes] = {path.name: path.read_bytes() for path in _FOLDER.iterdir()}
        self._marks = {name: hashlib.sha256(content).hexdigest()[:12] for name, content in self._files.items()}

    def url(self, name: str) -> str:
        """Return where a file is found; that may be kept for ever, since another content is found elsewhere."""
        return f"/static/{name}?{self._marks[name]}"

    def get(self, name: str) -> tuple[bytes, str] | None:
        """Return the content and the type of a file."""
        content = self._files.get(name)
        return None if content is None else (content, _TYPES[Path(name).suffix])
