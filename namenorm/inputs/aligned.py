"""Two files of lines, the one's lines the translations of the other's: each pair of lines a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from namenorm.inputs.files import BOM, decode
from namenorm.inputs.pieces import Held, Piece, TextFile
from namenorm.inputs.values import About, Fault


def open_aligned(data: bytes, path: str, about: About) -> TextFile | Fault:
    """Return the pairs of lines as documents, and the way back into the file; blank lines are passed over.

    The originals are the lines of ``about.source``. There have to be as many of them, since nothing else says which
    line belongs to which.
    """
    raw = decode(data, path)
    if isinstance(raw, Fault):
        return raw
    if about.source is None:
        return Fault(path, None, "aligned lines without their originals", "name the other file: --source FILE")
    ours, theirs = _lines(raw), _lines(about.source)
    if len(ours) != len(theirs):
        problem = f"{len(ours):,} lines, where the originals have {len(theirs):,}"
        return Fault(path, None, problem, "align the files again, so that line belongs to line")
    return TextFile(raw, tuple(_held(ours, theirs, path, about)), prefix=BOM if data.startswith(BOM) else b"")


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return lines[:-1] if not lines[-1] else lines


def _held(ours: list[str], theirs: list[str], path: str, about: About) -> Iterator[Held]:
    at = 0
    for number, (line, source) in enumerate(zip(ours, theirs, strict=True), 1):
        text = line.removesuffix("\r")
        if text.strip():
            document = replace(about, source=source.removesuffix("\r").strip() or None).document(
                f"{path}:{number}", text
            )
            yield Held(replace(document, paired=True), (Piece(0, len(text), at, at + len(text), True, "plain"),))
        at += len(line) + 1
