"""The one callable that checks many documents: in a local run, under Spark and under Ray."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from namenorm.batch.rows import Record, fault_row, record_of, row_of
from namenorm.batch.schema import report_schema
from namenorm.config import Config
from namenorm.errors import InputError, ModelError, NamenormError
from namenorm.gazetteer.house_style import Style, read_style
from namenorm.inputs.records import document_of
from namenorm.inputs.values import FIELDS, About, Fault, own_fault
from namenorm.neural.once import Once
from namenorm.values import Document

if TYPE_CHECKING:
    import pyarrow as pa

    from namenorm.pipeline import Normaliser

_ROWS = 64  # articles whose reports are held at once


class BatchChecker:
    """Checks documents, and answers for each with a record or a fault; nothing in a document makes it raise.

    It travels as the arguments it was made with. The book is opened at the first document, in the process that checks
    it, and mapped into memory, so that processes of one machine share it. Threads may share a checker.
    """

    def __init__(
        self,
        gazetteer: str | Path | None = None,
        overlay: str | Path | None = None,
        config: Config | None = None,
        lang: str = "en",
        decision: str | Path | None = None,
        ner: str | Path | None = None,
        qe: str | Path | None = None,
        about: About | None = None,
        style: str | Path | Style | None = None,
    ) -> None:
        """Keep the settings; no book is opened yet.

        Args:
            gazetteer: As for ``Normaliser``: a path that leads to the same book wherever documents are checked.
            overlay: The same, in addition to it.
            config: Settings; the defaults unless given.
            lang: Language of documents that name none for which there are rules.
            decision: A file of judgements instead of the bundled one.
            ner: A model that proposes mentions.
            qe: A model of quality estimation.
            about: What is known of the rows of a table that they do not say themselves, and the names of their columns.
            style: What the house prints where several names are right; a file of it is read now.

        Raises:
            GazetteerError: If the style cannot be read.
        """
        house = None if style is None else read_style(style)
        self._made_with: tuple[Any, ...] = (gazetteer, overlay, config, lang, decision, ner, qe, about, house)
        self._about = about or About(lang=lang)
        self._normaliser: Once[Normaliser] = Once(self._open)

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle the arguments."""
        return (type(self), self._made_with)

    @property
    def about(self) -> About:
        """What is known of documents that do not say it themselves."""
        return self._about

    @property
    def signature(self) -> str:
        """The signature of the run.

        Raises:
            NamenormError: If the book or a model cannot be opened.
        """
        return self._normaliser.get().signature

    @property
    def gazetteer_hash(self) -> str:
        """The hash of the book.

        Raises:
            NamenormError: If the book or a model cannot be opened.
        """
        return self._normaliser.get().gazetteer_hash

    def check(self, document: Document) -> Record | Fault:
        """Return the report of a document as a record, or why there is none.

        Raises:
            NamenormError: If the book or a model cannot be opened, which no other document would change.
        """
        normaliser = self._normaliser.get()
        try:
            return record_of(normaliser.check(document), normaliser.gazetteer_hash)
        except ModelError:
            raise
        except NamenormError as error:
            return Fault(document.id, None, str(error), "leave it out, or mend it")
        except Exception as error:
            return own_fault(document, error)

    def __call__(self, table: pa.Table) -> pa.Table:
        """Return a table of reports, a row for each row of a table of documents and in its order.

        Args:
            table: With the columns ``id`` and ``text``, and any of ``lang``, ``source``, ``source_lang``, ``published``
                and ``outlet``; others are passed over. ``about`` may give them other names.

        Raises:
            InputError: If ``id`` or ``text`` is missing.
            NamenormError: If the book or a model cannot be opened.
        """
        import pyarrow as pa

        return pa.Table.from_batches(list(self.batches(table.to_batches())), report_schema())

    def batches(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Yield the same in batches of some dozens of rows, as ``mapInArrow`` of Spark wants it.

        Raises:
            InputError: If ``id`` or ``text`` is missing.
            NamenormError: If the book or a model cannot be opened.
        """
        import pyarrow as pa

        schema = report_schema()
        for batch in batches:
            wanted = self._columns(batch.schema.names)
            for start in range(0, batch.num_rows, _ROWS):
                rows = batch.select(wanted).slice(start, _ROWS).to_pylist()
                yield pa.RecordBatch.from_pylist([self._row(row) for row in rows], schema)

    def _open(self) -> Normaliser:
        # The import waits until here, so that who makes a checker on a driver loads no more than he needs.
        from namenorm.pipeline import Normaliser

        gazetteer, overlay, config, lang, decision, ner, qe, _, style = self._made_with
        return Normaliser(gazetteer, overlay, config, lang, decision, ner, qe, style)

    def _columns(self, names: list[str]) -> list[str]:
        for field in ("id", "text"):
            if self._about.column(field) not in names:
                raise InputError(
                    f'no column "{self._about.column(field)}" among {", ".join(names)[:200]}: say which one holds the '
                    f"{field} with about=About(columns=(({field!r}, NAME),))"
                )
        return [one for one in map(self._about.column, FIELDS) if one in names]

    def _row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        identifier = str(row[self._about.column("id")])
        document = document_of(row, "row", 0, self._about)
        found = document if isinstance(document, Fault) else self.check(document)
        if isinstance(found, Fault):
            return fault_row(identifier, f"{found.problem}; {found.remedy}", self.gazetteer_hash, self.signature)
        return row_of(found)
