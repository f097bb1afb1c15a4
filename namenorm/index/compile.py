"""From a book to an index file: the same bytes for the same input, in any order."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import marisa_trie

from namenorm.gazetteer.model import Entity
from namenorm.index.layout import FOOTER, FORMAT, MAGIC, POSTING
from namenorm.index.spellings import SYSTEMS, Speller


def compile_index(entities: Iterable[Entity], target: Path) -> str:
    """Write the index of a book beside its place and move it there.

    Args:
        entities: The book, in any order.
        target: The file to be written; its folder is made.

    Returns:
        The hash that identifies the index.
    """
    ordered = sorted(entities, key=lambda one: one.id)
    postings = _postings(ordered)
    body, header = _body(ordered, postings)
    header["hash"] = hashlib.sha256(b"".join(body)).hexdigest()
    head = json.dumps(header, sort_keys=True).encode()
    _write(target, (*body, head, FOOTER.pack(len(head), MAGIC)))
    return str(header["hash"])


def _postings(entities: Sequence[Entity]) -> dict[str, list[tuple[int, int, int]]]:
    speller = Speller()
    postings: dict[str, list[tuple[int, int, int]]] = {}
    for number, entity in enumerate(entities):
        for one in speller.spellings(entity):
            postings.setdefault(one.key, []).append((number, one.name, SYSTEMS.index(one.system)))
    return postings


def _body(
    entities: Sequence[Entity], postings: Mapping[str, list[tuple[int, int, int]]]
) -> tuple[list[bytes], dict[str, Any]]:
    trie = marisa_trie.Trie(sorted(postings))
    by_id = sorted(postings, key=lambda one: int(trie[one]))
    starts, packed = array("I", [0]), bytearray()
    for name in by_id:
        for row in postings[name]:
            packed += POSTING.pack(*row, 0)
        starts.append(len(packed) // POSTING.size)
    blobs = [json.dumps(_compact(asdict(one)), ensure_ascii=False, sort_keys=True).encode() for one in entities]
    places = array("Q", [0])
    for blob in blobs:
        places.append(places[-1] + len(blob))
    sections = {
        "trie": _padded(trie.tobytes()),
        "starts": _padded(starts.tobytes()),
        "postings": bytes(packed),
        "places": places.tobytes(),
        "entities": b"".join(blobs),
    }
    header: dict[str, Any] = {
        "format": FORMAT,
        "keys": len(postings),
        "entities": len(entities),
        "systems": list(SYSTEMS),
    }
    header["sections"] = {name: len(data) for name, data in sections.items()}
    header["order"] = list(sections)
    return list(sections.values()), header


def _padded(data: bytes) -> bytes:
    """Fill up to a multiple of eight bytes, so that the arrays after it are aligned."""
    return data + b"\0" * (-len(data) % 8)


def _compact(entity: dict[str, Any]) -> dict[str, Any]:
    """Drop what is empty, in the entity and in its names and roles."""
    kept = {field: value for field, value in entity.items() if _says_something(value)}
    for field in ("names", "roles"):
        if field in kept:
            kept[field] = [{k: v for k, v in one.items() if _says_something(v)} for one in kept[field]]
    return kept


def _says_something(value: Any) -> bool:
    return value is not True and value not in ("", (), None)


def _write(target: Path, pieces: Iterable[bytes]) -> None:
    """Write beside the target and rename, so that a reader sees the old file or the new one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            for piece in pieces:
                out.write(piece)
        os.chmod(name, 0o644)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
