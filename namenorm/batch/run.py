"""A run over files: from paths to an output that is whole or goes on."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from namenorm.batch.checker import BatchChecker
from namenorm.batch.forms import form_of
from namenorm.batch.listing import CHARACTERS, DOCUMENTS, Listing, chunks
from namenorm.batch.part import Part, folder_of
from namenorm.batch.pool import Pool
from namenorm.batch.values import Chunk, Meter, Summary, Tell
from namenorm.batch.worker import Ready
from namenorm.errors import InputError
from namenorm.inputs.read import read_documents
from namenorm.inputs.values import Kind


def run_batch(
    inputs: Sequence[str | Path],
    out: str | Path,
    checker: BatchChecker,
    *,
    workers: int | None = None,
    ordered: bool = True,
    overwrite: bool = False,
    kind: Kind | None = None,
    tell: Tell | None = None,
) -> Summary:
    """Check all documents of files and folders, and write their reports into a file.

    Until the output is whole it lies in ``OUT.part`` beside its place. Called again after any stop with the same
    arguments, the run goes on behind what is written there: each document has its report once, or its line in
    ``OUT.quarantine.jsonl``, and the output is the same as without the stop.

    Args:
        inputs: Files and folders, as ``read_documents`` takes them.
        out: Ends in ``.jsonl``, ``.jsonl.gz``, ``.jsonl.zst`` or ``.parquet``.
        checker: With its ``about`` the documents are read.
        workers: Processes; as many as there are processors unless given.
        ordered: Whether the reports stand in the order of the documents; else as they are done.
        overwrite: Whether an output that is there may be replaced.
        kind: How to read every file; by its name unless given.
        tell: Called after each chunk.

    Raises:
        InputError: If an input is missing, the output is there or cannot be of that form, another process writes it, or
            what was begun there is another run.
        NamenormError: If the book or a model cannot be opened.
        OSError: If the output cannot be written; the run goes on from there when it is called again.
    """
    place, form, count = Path(out), form_of(out), workers or os.cpu_count() or 1
    listing = Listing(inputs, place)
    if place.exists() and not overwrite and not folder_of(place).exists():
        raise InputError(f"{out} is there already: name another output, or replace it with --overwrite")
    documents = read_documents(inputs, kind=kind, about=checker.about, watch=listing.watch)
    with Pool(checker, form, count) as pool:
        with Part(place, _identity(listing, checker, pool.ready, place, ordered, kind)) as part:
            meter = Meter(part.tally, listing.size, tell)
            if not part.complete:
                left = _left(chunks(documents, listing.read), part, meter)
                for done in pool.over(left, ordered):
                    part.add(done)
                    meter.count(done)
            quarantine = part.finish(form)
        return meter.summary(str(out), quarantine, count, pool.died, pool.ready.signature)


def _left(every: Iterator[Chunk], part: Part, meter: Meter) -> Iterator[Chunk]:
    """Yield the chunks that are not written yet."""
    for one in every:
        if one.number in part.done:
            meter.skip(one)
        else:
            yield one


def _identity(
    listing: Listing, checker: BatchChecker, ready: Ready, out: Path, ordered: bool, kind: Kind | None
) -> dict[str, Any]:
    """Return what must be the same for a run to go on, as JSON gives it back."""
    return {
        "inputs": listing.hash,
        "signature": ready.signature,
        "gazetteer": ready.gazetteer_hash,
        "output": out.name,
        "ordered": ordered,
        "input kind": kind,
        "languages, dates and columns": json.loads(json.dumps(asdict(checker.about))),
        "chunks": [DOCUMENTS, CHARACTERS],
    }
