"""Where a book comes from and under which licences: the table ``SOURCES.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from namenorm.errors import GazetteerError
from namenorm.gazetteer.model import Entity

TABLE = "SOURCES.toml"
PLURAL = {"person": "persons", "org": "organisations", "place": "places", "other": "others"}
NO_COUNTRY = "ZZ"
"""What stands for the country of whoever has none; no country is given this code."""
_SHARE_ALIKE = ("CC-BY-SA-", "CC-BY-NC-SA-", "ODbL-", "GFDL-")
"""Beginnings of the SPDX identifiers of data licences under which an adaptation keeps the licence of its original."""


def sources(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return the sources of a book by their keys, as ``SOURCES.toml`` describes them.

    Args:
        folder: The folder of the book.

    Raises:
        GazetteerError: If the folder has no such file, or the file is not TOML or not such a table.
    """
    path = folder / TABLE
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise GazetteerError(f"no {path}: a book says there where it comes from") from error
    except (ValueError, RecursionError) as error:  # ValueError: what is no TOML, bytes that are no UTF-8
        raise GazetteerError(f"{path} is not valid TOML: {error}") from error
    for key, said in found.items():
        for fault in _faults(said):
            raise GazetteerError(f"{path}: {key}: {fault}")
    return found


def _faults(said: Any) -> Iterator[str]:
    if not isinstance(said, dict):
        yield "a source is a table: write [key] and its facts below"
        return
    if not isinstance(said.get("licence"), str):
        yield "needs a licence, an SPDX identifier"
    for field in ("files", "but_not"):
        patterns = said.get(field, [])
        if not isinstance(patterns, list) or not all(isinstance(one, str) and _is_pattern(one) for one in patterns):
            yield f"{field} is a list of patterns below the folder"
    for field in ("belongs", "persons_belong"):
        if (pattern := said.get(field)) is not None and not _is_rule(pattern):
            yield f'{field} is the path of a file below the folder: "curated/{{kind}}/{{country}}.yaml"'


def _is_pattern(text: str) -> bool:
    return bool(text.strip()) and not Path(text).is_absolute() and "\0" not in text


def _is_rule(pattern: Any) -> bool:
    """Tell whether a text is the path of a YAML file with ``{kind}`` and ``{country}`` and no other field in it."""
    if not isinstance(pattern, str):
        return False
    plain = pattern.replace("{kind}", "").replace("{country}", "")
    return _is_pattern(plain) and plain.endswith(".yaml") and ".." not in plain and not set("{}") & set(plain)


def bundled_sources() -> Mapping[str, Mapping[str, Any]]:
    """Return the sources of the bundled book, in an installed package and in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / "data"
    return sources(installed if (installed / TABLE).is_file() else package.parent / "gazetteer")


def share_alike(licence: str) -> bool:
    """Tell whether what is made from data under a licence has to be shared under the same licence.

    Args:
        licence: An SPDX expression without parentheses; of licences joined by OR, any that is not share-alike will do.
    """
    parts = (part.split(" OR ") for part in licence.split(" AND "))
    return any(all(one.strip().startswith(_SHARE_ALIKE) for one in choice) for choice in parts)


def share_alike_files(book: Path) -> frozenset[Path]:
    """Return the files of a book that hold share-alike data, resolved; none where no ``SOURCES.toml`` tells.

    Args:
        book: The book's folder or a file in it; the table is the nearest one above.

    Raises:
        GazetteerError: If the table is not TOML.
    """
    resolved = book.resolve()
    folder = next((one for one in (resolved, *resolved.parents) if (one / TABLE).is_file()), None)
    if folder is None:
        return frozenset()
    bound = (one for one in sources(folder).values() if share_alike(one["licence"]))
    return frozenset(file for one in bound for file in files_of(folder, one))


def belongs(entity: Entity, source: Mapping[str, Any]) -> str | None:
    """Return the file below the book's folder in which an entry belongs, None where its source has no rule for it.

    Args:
        entity: The entry.
        source: Its source: ``belongs`` is the pattern of a file with ``{kind}`` (persons, organisations …) and
            ``{country}``, the first of the entry; ``persons_belong`` the one of persons, where it is another.
    """
    of_persons = source.get("persons_belong") if entity.kind == "person" else None
    pattern = of_persons or source.get("belongs")
    country = entity.countries[0] if entity.countries else NO_COUNTRY
    return pattern.format(kind=PLURAL[entity.kind], country=country) if pattern else None


def files_of(folder: Path, source: Mapping[str, Any]) -> frozenset[Path]:
    """Return the files of a source: those that its patterns find, without those of its exceptions."""
    found, excepted = (
        {file for pattern in source.get(field, ()) for file in folder.glob(pattern)} for field in ("files", "but_not")
    )
    return frozenset(found - excepted)
