"""The source of an import, as a table of ``SOURCES.toml``: without its licence nobody may pass the book on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from namenorm.errors import InputError
from namenorm.gazetteer.checks.sources import book_folder
from namenorm.gazetteer.sources import TABLE, sources
from namenorm.gazetteer.store.kept_tables import toml_table
from namenorm.gazetteer.whole_file import write_whole

_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of the source of an import.

    Attributes:
        key: First part of the identifiers.
        licence: SPDX identifier; empty where it is known already.
        title: What it is called; the name of the file if empty.
        credit: Whom to credit.
        url: Where the public can get it.
    """

    key: str
    licence: str = ""
    title: str = ""
    credit: str = ""
    url: str = ""

    def fields(self, file: Path, output: Path | None = None) -> dict[str, Any]:
        """Return the fields of ``SOURCES.toml``."""
        said = {"title": self.title or file.name, "licence": self.licence, "url": self.url}
        kept: dict[str, Any] = {field: value for field, value in said.items() if value}
        kept |= {"retrieved": date.today().isoformat(), "sha256": _sha256(file)}
        return kept | {"files": [str(output)] if output else [], "credit": self.credit or self.title or file.name}


def check_described(known: Mapping[str, Mapping[str, Any]], description: Description, where: str) -> bool:
    """Tell whether a source is known already.

    Raises:
        InputError: If it is not and no licence is given, or is known under another licence.
    """
    said = known.get(description.key)
    if said is None and not description.licence:
        raise InputError(
            f"{where} has no source {description.key!r}: give --licence, such as CC0-1.0 or LicenseRef-own"
        )
    if said is not None and description.licence and said.get("licence") != description.licence:
        raise InputError(
            f"{where} gives {description.key!r} the licence {said.get('licence')}, not {description.licence}: "
            "give another --source"
        )
    return said is not None


def table_of(output: Path) -> Path:
    """Return the ``SOURCES.toml`` that describes a file of a book: the nearest one above, or a new one beside it."""
    return (book_folder(output.absolute().parent) or output.absolute().parent) / TABLE


def known_at(table: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return the sources of a table, none where it is not there.

    Raises:
        GazetteerError: If it is not TOML.
    """
    return sources(table.parent) if table.is_file() else {}


def describe(table: Path, description: Description, file: Path, output: Path) -> None:
    """Add a source to a table.

    Args:
        table: ``SOURCES.toml``.
        description: Of the source.
        file: What was imported.
        output: The file of the book that was made of it.
    """
    said = toml_table(description.key, description.fields(file, output.absolute().relative_to(table.parent)))
    before = table.read_text("utf-8").rstrip("\n") + "\n\n" if table.is_file() else ""
    write_whole(table, before + said)


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
