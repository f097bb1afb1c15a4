"""The work on one chunk, in whatever process: documents in, bytes of the output and of the quarantine out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from namenorm.batch.checker import BatchChecker
from namenorm.batch.forms import Form
from namenorm.batch.rows import Record
from namenorm.batch.values import Chunk, Done, Tally
from namenorm.inputs.values import Fault
from namenorm.values import Document


def work(chunk: Chunk, checker: BatchChecker, form: Form) -> Done:
    """Return what becomes of a chunk.

    Raises:
        NamenormError: If the book or a model cannot be opened.
    """
    records, lines, tally = list[Record](), list[bytes](), Tally()
    for one in chunk.contents:
        found = one if isinstance(one, Fault) else checker.check(one)
        if isinstance(found, Fault):
            tally.quarantined += 1
            lines.append(quarantined(found, None if isinstance(one, Fault) else one))
        else:
            records.append(found)
            _count(found, tally)
    return Done(chunk.number, form.encode(records), b"".join(lines), tally, chunk.read)


def joined(chunk: Chunk, parts: Iterable[Done]) -> Done:
    """Return what became of a chunk whose contents were done one by one."""
    some, tally = list(parts), Tally()
    for one in some:
        tally.add(one.tally)
    data, lines = (b"".join(pieces) for pieces in zip(*((one.data, one.quarantine) for one in some), strict=True))
    return Done(chunk.number, data, lines, tally, chunk.read)


def quarantined(fault: Fault, document: Document | None) -> bytes:
    """Return the line of the quarantine: what is wrong, what mends it, and the document, to be given in again."""
    said: dict[str, Any] = {"fault": fault.problem, "remedy": fault.remedy}
    if document is None:
        said |= {"path": fault.path, "line": fault.line}
    else:
        said |= {one.name: getattr(document, one.name) for one in fields(document)}
    return json.dumps(said).encode() + b"\n"


def _count(record: Record, tally: Tally) -> None:
    tally.documents += 1
    tally.characters += record["document"]["characters"]
    tally.rewrites += len(record["edits"])
    tally.incomplete += bool(record["incomplete"])
    tally.findings.update(one["code"] for one in record["findings"])
