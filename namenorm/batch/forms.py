"""The forms of an output: how a chunk is written down, and how the file is made of the chunks in the end.

Chunks are appended to one file, whatever the form, so that a run that was stopped goes on behind the last whole one.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from namenorm.batch.needs import load
from namenorm.batch.rows import Record, row_of
from namenorm.batch.schema import report_schema
from namenorm.errors import InputError

_ROW_GROUP = 32 << 20  # bytes in memory that a row group of Parquet holds, and with it the process that writes it
_PIECE = 1 << 20


class Form(Protocol):
    """A form of the output; it is pickled to the workers."""

    def encode(self, records: Sequence[Record]) -> bytes:
        """Return records as they are appended to those before."""
        ...

    def finished(self, data: Path, scratch: Path) -> Path:
        """Return the file that is the output: what was appended, as it is, or made into another in ``scratch``."""
        ...


def form_of(out: str | Path) -> Form:
    """Return the form that the name of an output asks for.

    Raises:
        InputError: If there is none for it, or its library is not installed.
    """
    name = Path(out).name.lower()
    for ending, packing in ((".gz", "gzip"), (".zst", "zstd"), ("", "")):
        if name.endswith((f".jsonl{ending}", f".ndjson{ending}")):
            if packing == "zstd":
                load("batch", "pyarrow")
            return _FORMS[packing]()
    if name.endswith(".parquet"):
        load("batch", "pyarrow")
        return Parquet()
    raise InputError(f"{out}: name an output that ends in .jsonl, .jsonl.gz, .jsonl.zst or .parquet")


class Lines:
    """JSON lines, the published contract, in ASCII."""

    def encode(self, records: Sequence[Record]) -> bytes:
        """Return a line for each record."""
        return b"".join(json.dumps(one, separators=(",", ":")).encode() + b"\n" for one in records)

    def finished(self, data: Path, scratch: Path) -> Path:
        """Return the file itself: it is what it should be."""
        return data


class GzipLines(Lines):
    """JSON lines packed with gzip: a member for each chunk, since members in a row are a file (RFC 1952, 2.2)."""

    def encode(self, records: Sequence[Record]) -> bytes:
        """Return a member."""
        return gzip.compress(super().encode(records), 6, mtime=0)


class ZstandardLines(Lines):
    """JSON lines packed with Zstandard: at last in one frame, since not all readers go on after the first one."""

    def encode(self, records: Sequence[Record]) -> bytes:
        """Return a frame."""
        import pyarrow as pa

        return bytes(pa.compress(super().encode(records), codec="zstd", asbytes=True))

    def finished(self, data: Path, scratch: Path) -> Path:
        """Write the frames as one."""
        import pyarrow as pa

        with (
            pa.input_stream(str(data), compression="zstd") as frames,
            pa.output_stream(str(scratch), compression="zstd") as out,
        ):
            while piece := frames.read(_PIECE):
                out.write(piece)
        return scratch


class Parquet:
    """Parquet; until the end, a stream of Arrow for each chunk, since a Parquet file cannot be appended to."""

    def encode(self, records: Sequence[Record]) -> bytes:
        """Return a stream of Arrow with its schema."""
        import pyarrow as pa

        schema, out = report_schema(), pa.BufferOutputStream()
        with pa.ipc.new_stream(out, schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
            writer.write_batch(pa.RecordBatch.from_pylist([row_of(one) for one in records], schema))
        return bytes(out.getvalue())

    def finished(self, data: Path, scratch: Path) -> Path:
        """Write the streams as row groups."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        with pq.ParquetWriter(scratch, report_schema(), compression="zstd") as writer:
            for group in _groups(_batches(data)):
                table = pa.Table.from_batches(group)
                writer.write_table(table, row_group_size=max(1, table.num_rows))
        return scratch


def _batches(data: Path) -> Iterator[Any]:
    import pyarrow as pa

    size = data.stat().st_size
    with pa.memory_map(str(data)) if size else pa.BufferReader(b"") as file:
        while file.tell() < size:
            yield from pa.ipc.open_stream(file)


def _groups(batches: Iterator[Any]) -> Iterator[list[Any]]:
    waiting, held = list[Any](), 0
    for one in batches:
        waiting.append(one)
        held += one.nbytes
        if held >= _ROW_GROUP:
            yield waiting
            waiting, held = [], 0
    if waiting:
        yield waiting


_FORMS: dict[str, type[Lines]] = {"": Lines, "gzip": GzipLines, "zstd": ZstandardLines}
