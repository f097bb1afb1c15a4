"""Parquet files: a row a document, by pyarrow, which the extra ``formats`` adds."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, BinaryIO

from namenorm.inputs.pieces import Written
from namenorm.inputs.records import document_of
from namenorm.inputs.values import FIELDS, About, Fault
from namenorm.values import Document, Edit, apply_edits

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

_ROWS = 256
_HELD = 64 << 20  # bytes of a batch, if its rows are as long as those of their group are in the mean
_NO_VALUE = (ValueError, OverflowError)


def read_parquet(stream: BinaryIO, path: str, about: About) -> Iterator[Document | Fault]:
    """Yield the document of each row, or what is wrong with it; a few hundred rows are held at a time."""
    opened = _opened(stream, path, about)
    if isinstance(opened, Fault):
        yield opened
        return
    import pyarrow as pa

    number = 0
    try:
        for batch in _batches(opened, stream, [about.column(name) for name in FIELDS]):
            for record in _records(batch):
                number += 1
                yield _document(record, path, number, about)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield _damaged(path, error, number)


def _batches(opened: pq.ParquetFile, stream: BinaryIO, wanted: Sequence[str]) -> Iterator[pa.RecordBatch]:
    """Yield some rows at a time, of long rows fewer; a text that stands in many rows is held once.

    A small file may hold a long text many thousand times over, packed or in its dictionary.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = [field for field in opened.schema_arrow if field.name in wanted]
    texts = [field.name for field in fields if pa.types.is_string(field.type)]
    file = pq.ParquetFile(stream, read_dictionary=texts, metadata=opened.metadata)
    yield from file.iter_batches(batch_size=_at_once(opened.metadata), columns=[field.name for field in fields])


def _at_once(metadata: pq.FileMetaData) -> int:
    groups = [metadata.row_group(number) for number in range(metadata.num_row_groups)]
    longest = max((one.total_byte_size // max(1, one.num_rows) for one in groups), default=0)
    return max(1, min(_ROWS, _HELD // max(1, longest)))


def _records(batch: pa.RecordBatch) -> Iterator[dict[str, Any] | Exception]:
    """Yield the rows, or why a row has no value in Python: strings not in UTF-8, dates in no year that there is."""
    for row in range(batch.num_rows):
        try:
            yield from batch.slice(row, 1).to_pylist()
        except _NO_VALUE as error:
            yield error


def _document(record: dict[str, Any] | Exception, path: str, number: int, about: About) -> Document | Fault:
    if isinstance(record, Exception):
        problem = f"a value that cannot be read ({str(record).splitlines()[0]})"
        return Fault(path, number, problem, "write strings in UTF-8 and dates of the years 1 to 9999")
    return document_of({key: _plain(value) for key, value in record.items()}, path, number, about)


@dataclass(frozen=True, slots=True)
class ParquetFile:
    """A Parquet file with a document for each row."""

    data: bytes
    column: str
    contents: tuple[Document | Fault, ...]

    def write(self, edits: Sequence[Sequence[Edit]]) -> Written:
        """Return the file with edits made: the same bytes if there are none, else the same table in the same form."""
        made = tuple(tuple(one) for one in edits)
        if not any(made):
            return Written(self.data, made, ())
        fixed = dict(zip(self._rows(), edits, strict=True))
        return Written(_with_texts(self.data, self.column, fixed), made, ())

    def _rows(self) -> list[int]:
        return [number for number, one in enumerate(self.contents) if isinstance(one, Document)]


def open_parquet(data: bytes, path: str, about: About) -> ParquetFile | Fault:
    """Return the documents of a Parquet file and the way back into it."""
    contents = tuple(read_parquet(io.BytesIO(data), path, about))
    for one in contents:
        if isinstance(one, Fault) and one.line is None:
            return one
    return ParquetFile(data, about.column("text"), contents)


def _opened(stream: BinaryIO, path: str, about: About) -> pq.ParquetFile | Fault:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        return Fault(path, None, "reading Parquet needs pyarrow", "pip install 'namenorm[formats]'")
    try:
        file = pq.ParquetFile(stream)
    except (pa.ArrowException, OSError, ValueError) as error:  # ValueError: names of columns that are no UTF-8
        return _damaged(path, error, 0)
    return _bad_column(file.schema_arrow, path, about) or file


def _bad_column(schema: pa.Schema, path: str, about: About) -> Fault | None:
    import pyarrow as pa

    name = about.column("text")
    if name not in schema.names:
        problem = f'no column "{name}"; its columns are {", ".join(schema.names)[:200]}'
        return Fault(path, None, problem, "say which one holds the translation: --column text=NAME")
    kind = schema.field(name).type
    if not (pa.types.is_string(kind) or pa.types.is_large_string(kind)):
        return Fault(path, None, f'the column "{name}" holds {kind}, not strings', "write it as strings")
    return None


def _damaged(path: str, error: Exception, rows: int) -> Fault:
    problem = f"not a Parquet file that can be read ({str(error).splitlines()[0]})"
    after = f"; {rows} rows were read before" if rows else ""
    return Fault(path, None, problem + after, "write the file anew")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _with_texts(data: bytes, column: str, edits: dict[int, Sequence[Edit]]) -> bytes:
    """Return a Parquet file with the texts of some rows edited, row group by row group, in its own compression."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file, out, number = pq.ParquetFile(io.BytesIO(data)), io.BytesIO(), 0
    schema = file.schema_arrow
    place = schema.get_field_index(column)
    with pq.ParquetWriter(out, schema, compression=_compression(file), store_schema=True) as writer:
        for group in range(file.num_row_groups):
            table = file.read_row_group(group)
            texts = table.column(place).to_pylist()
            fixed = [
                apply_edits(text, tuple(edits.get(number + row, ()))) if text else text
                for row, text in enumerate(texts)
            ]
            number += len(texts)
            changed = pa.chunked_array([pa.array(fixed, schema.field(place).type)])
            writer.write_table(table.set_column(place, schema.field(place), changed), row_group_size=max(1, len(texts)))
    return out.getvalue()


def _compression(file: pq.ParquetFile) -> dict[str, str] | str:
    if not file.num_row_groups:
        return "snappy"
    group = file.metadata.row_group(0)
    columns = (group.column(number) for number in range(group.num_columns))
    return {one.path_in_schema: one.compression for one in columns}
