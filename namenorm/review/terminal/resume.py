"""Where an editor stopped, in a small file of the user's own: what was skipped is not asked first the next day."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from namenorm.review.terminal.themes import Shade
from namenorm.review.values import Filters, Place

_MOST = 200  # places kept: one a database, editor and set of filters


class Resume:
    """The file. It can be lost without harm: a review then begins at the top of the queue."""

    def __init__(self, file: Path) -> None:
        """Read the file, if there is one that can be read."""
        self._file = file
        self._said = _read(file)

    def place(self, database: str, editor: str, filters: Filters | None) -> Place | None:
        """Return the place behind which the editor goes on; None for the top of the queue."""
        said = self._places().get(_key(database, editor, filters))
        return Place(*said) if isinstance(said, list) and [type(one) for one in said] == [int, int] else None

    def shade(self) -> Shade | None:
        """Return the theme that was last chosen."""
        said = self._said.get("shade")
        return said if said in ("light", "dark") else None

    def keep_place(self, database: str, editor: str, filters: Filters | None, place: Place | None) -> None:
        """Remember a place, or that it is the top."""
        places = self._places()
        places.pop(key := _key(database, editor, filters), None)
        if place is not None:
            places[key] = [place.worth, place.finding]
        self._write({**self._said, "places": dict(list(places.items())[-_MOST:])})

    def keep_shade(self, shade: Shade) -> None:
        """Remember a theme."""
        self._write({**self._said, "shade": shade})

    def _places(self) -> dict[str, Any]:
        said = self._said.get("places")
        return dict(said) if isinstance(said, dict) else {}

    def _write(self, said: dict[str, Any]) -> None:
        self._said = said
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_text(json.dumps(said), "utf-8")
        except OSError:
            return  # a read-only home must not end a review


def _read(file: Path) -> dict[str, Any]:
    try:
        said = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _key(database: str, editor: str, filters: Filters | None) -> str:
    asked = json.dumps([database, editor, asdict(filters or Filters())])
    return sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:16]
