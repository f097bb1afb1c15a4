"""Whose data an export holds, and under which licences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from namenorm.gazetteer.sources import share_alike

Sources = Mapping[str, Mapping[str, Any]]
"""Sources by key, with the fields of ``SOURCES.toml``."""


def bound_sources(sources: Sources) -> frozenset[str]:
    """Return the sources whose licence asks that what is made of them be shared alike."""
    return frozenset(key for key, said in sources.items() if share_alike(str(said.get("licence", ""))))


def source_line(key: str, sources: Sources) -> str:
    """Return title, licence and credit of a source on one line; of one that nobody describes, that."""
    said = sources.get(key)
    if said is None:
        return f"{key}: the book's SOURCES.toml does not say under which licence"
    parts = [f"{key}: {said.get('title', key)}", f"Licence: {said.get('licence', 'not told')}"]
    parts += [f"Credit: {said['credit']}"] if said.get("credit") else []
    parts += [str(said["url"])] if said.get("url") else []
    return ". ".join(" ".join(part.split()) for part in parts)


def share_alike_line(used: Iterable[str], sources: Sources) -> str:
    """Return what share-alike data in an export means for whoever passes it on; empty where there is none."""
    bound = sorted(set(used) & bound_sources(sources))
    if not bound:
        return ""
    licences = sorted({str(sources[one]["licence"]) for one in bound})
    return (
        f"Holds data of {', '.join(bound)}: passed on, also changed, it stays under {' and '.join(licences)}, "
        "and the credit stays with it."
    )


def credit_lines(used: Iterable[str], sources: Sources) -> Iterator[str]:
    """Yield what has to stand beside an export: a line for each of its sources, then what share-alike asks."""
    used = sorted(set(used))
    yield from (source_line(key, sources) for key in used)
    if said := share_alike_line(used, sources):
        yield said
