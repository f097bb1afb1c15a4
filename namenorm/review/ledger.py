"""The ledger: what the terminal, the browser and the command line call. Each method is one transaction or one look."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from sqlalchemy import Connection

from namenorm.gazetteer.store.engine import PATIENCE
from namenorm.gazetteer.store.promotion import Promotion
from namenorm.gazetteer.store.reading import batches
from namenorm.gazetteer.store.store import Store
from namenorm.judgement import Scope, Verdict
from namenorm.review import covering, judge, queue, record, stats, transfer
from namenorm.review.judge import act_of
from namenorm.review.record import EntityOf
from namenorm.review.rows import storable
from namenorm.review.values import (
    Decision,
    Filed,
    Filters,
    Imported,
    Occurrence,
    Place,
    Preview,
    QueueItem,
    Recorded,
    RecordedDocument,
    Stats,
    Undone,
)
from namenorm.values import Report

_AT_ONCE = 20  # documents recorded in one transaction: others wait for it


class Ledger:
    """Findings and judgements in the database of a store. Safe to share between threads, as the store is.

    Attributes:
        store: The book in the same database.
        place: Where the database is, without its password.
    """

    def __init__(self, store: Store) -> None:
        """Work in the database of an open store."""
        self.store = store
        self.place = store.place

    @classmethod
    def open(cls, place: str | Path, *, patience: float = PATIENCE) -> Ledger:
        """Open the ledger of a store.

        Args:
            place: The path of an SQLite file, or a URL: ``sqlite:///FILE``, ``postgresql+psycopg://…``.
            patience: Seconds for which a change waits for another's to end, before ``Busy`` is raised.

        Raises:
            GazetteerError: If there is none, it is of another version, or it cannot be reached; the text says what
                mends it.
        """
        return cls(Store.open(place, patience=patience))

    @classmethod
    def create(cls, place: str | Path, *, patience: float = PATIENCE) -> Ledger:
        """Open the ledger of a store, making the database first, or bringing that of an earlier namenorm up to date.

        See ``open``.

        Raises:
            GazetteerError: If the database holds something else, is of a later namenorm, or cannot be reached.
        """
        return cls(Store.create(place, patience=patience))

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        """Return the ledger; leaving the block closes it."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the store."""
        self.close()

    def record(self, report: Report, entity_of: EntityOf | None = None) -> Recorded:
        """Put the findings of a report into the ledger; what an earlier report said of the document goes.

        Args:
            report: Its document needs an identifier.
            entity_of: Tells the countries of proposed entities that the store lacks, such as ``Normaliser.entity``.

        Raises:
            InputError: If the document has no identifier.
        """
        with self.store.writing() as connection:
            return record.record(connection, report, entity_of)

    def record_many(self, reports: Iterable[Report], entity_of: EntityOf | None = None) -> Iterator[Recorded]:
        """Record reports one after the other, some in one transaction; those yielded are there for good.

        Raises:
            InputError: As ``record`` does, at the report concerned.
        """
        for some in batches(reports, _AT_ONCE):
            with self.store.writing() as connection:
                done = [record.record(connection, one, entity_of) for one in some]
            yield from done

    def queue(
        self,
        filters: Filters | None = None,
        *,
        limit: int = 20,
        after: Place | None = None,
        but: Collection[int] = (),
    ) -> tuple[QueueItem, ...]:
        """Return the open findings, those first of which a decision is worth most.

        Args:
            filters: Which; all unless given.
            limit: How many at most.
            after: Go on behind this place; an item that was skipped stands before it.
            but: Numbers of findings to leave out, since others have them before them.
        """
        with self.store.looking() as connection:
            return queue.queue(connection, filters or Filters(), limit, after, but)

    def next(
        self, filters: Filters | None = None, *, after: Place | None = None, but: Collection[int] = ()
    ) -> QueueItem | None:
        """Return the first of ``queue``, None where nothing is open."""
        found = self.queue(filters, limit=1, after=after, but=but)
        return found[0] if found else None

    def item(self, finding: int, document: str | None = None) -> QueueItem | None:
        """Return a finding, open or not; None if there is none of that number.

        Args:
            finding: Its number.
            document: Show its occurrence in this document, if it has one there.
        """
        with self.store.looking() as connection:
            return queue.item(connection, finding, None if document is None else storable(document))

    def findings(self, key: str) -> tuple[int, ...]:
        """Return the numbers of the findings of a key, or of keys that begin so: one a suggestion, the latest first."""
        with self.store.looking() as connection:
            return queue.numbers_of(connection, storable(key))

    def occurrences(
        self, finding: int, filters: Filters | None = None, *, only_open: bool = True, limit: int = 20, after: int = 0
    ) -> tuple[Occurrence, ...]:
        """Return the occurrences of a finding with a number greater than ``after``, in the order of numbers."""
        with self.store.looking() as connection:
            return queue.of_finding(connection, finding, filters or Filters(), only_open, limit, after)

    def document(self, document_id: str) -> RecordedDocument | None:
        """Return a document as it was last recorded, None if it never was."""
        with self.store.looking() as connection:
            return queue.document(connection, storable(document_id))

    def documents(self, *, limit: int = 50, after: str = "") -> tuple[RecordedDocument, ...]:
        """Return the documents with an identifier greater than ``after``, in the order of identifiers."""
        with self.store.looking() as connection:
            return queue.some_documents(connection, limit, storable(after))

    def in_document(self, document_id: str) -> tuple[tuple[QueueItem, Occurrence], ...]:
        """Return all that was found in a document, in the order of places, open or not."""
        with self.store.reading() as connection:
            return queue.in_document(connection, storable(document_id))

    def of_entity(self, entity_id: str, *, limit: int = 50, after: int = 0) -> tuple[Occurrence, ...]:
        """Return where an entity was proposed, open or not, in the order of numbers."""
        with self.store.looking() as connection:
            return queue.of_entity(connection, storable(entity_id), limit, after)

    def preview(
        self,
        finding: int,
        scope: Scope | Literal["group"],
        verdict: Verdict = "accept",
        rendering: str | None = None,
    ) -> Preview:
        """Return what a judgement of a scope, or on the whole group, would cover.

        Accepting says how a surface should read, and answers what suggests the same under another code too; rejecting
        answers the finding alone.

        Args:
            finding: Number of the finding.
            scope: For which documents, or ``group``.
            verdict: What would be decided.
            rendering: What an edit would put there.

        Raises:
            InputError: If there is no such finding.
        """
        within = scope if isinstance(scope, str) else _clean(scope)
        with self.store.reading() as connection:
            return covering.preview(connection, judge.finding_row(connection, finding), within, verdict, rendering)

    def judge(
        self,
        finding: int,
        verdict: Verdict,
        scope: Scope,
        *,
        editor: str,
        rendering: str | None = None,
        note: str = "",
        citation: str = "",
        version: int | None = None,
        promote: Promotion | None = None,
        open_in: str = "",
    ) -> Decision:
        """File a judgement; one that already is there in the same scope holds no longer, and stays in the log.

        Args:
            finding: Number of the finding.
            verdict: What is decided; ``edit`` needs ``rendering``.
            scope: For which documents; ``QueueItem.scope`` is the narrowest.
            editor: Who decides.
            rendering: What should stand there instead of the suggestion.
            note: On what grounds.
            citation: Where that can be read.
            version: The version of the scope that the editor saw (``QueueItem.version``, ``Preview.version``);
                whatever stands is overridden unless given.
            promote: What to add to the book, as one event with the judgement.
            open_in: The document in which the editor saw it open; whatever settles it is overridden unless given.

        Raises:
            Settled: If it is settled there, in whatever scope; nothing is written.
            JudgementConflict: If somebody judged it in the same scope since that version; nothing is written.
            Conflict: If somebody changed the entity to which something is added since its version.
            InputError: If there is no such finding, or the rendering is missing or not asked for.
            Faulty: If ``check`` would call what is promoted an error.
            GazetteerError: If nobody is named as the editor, or what is promoted is no entity.
        """
        call = judge.Call(verdict, act_of(editor, note, citation), rendering, promote)
        with self.store.writing() as connection:
            decision = judge.judge(connection, finding, _clean(scope), call, version, storable(open_in))
            return self._sound(connection, decision)

    def judge_group(
        self,
        finding: int,
        verdict: Verdict,
        *,
        editor: str,
        until: int,
        rendering: str | None = None,
        note: str = "",
        citation: str = "",
        promote: Promotion | None = None,
    ) -> Decision:
        """File the same judgement on every open occurrence of a rendering, document by document, as one event.

        The group is every finding with the same surface and the same suggestion, whatever its code. It says nothing of
        documents to come. What somebody else judged since the preview stays as it is.

        Args:
            finding: One finding of the group.
            verdict: As for ``judge``.
            editor: Who decides.
            until: ``Preview.until``: nothing that came later is judged unseen.
            rendering: As for ``judge``.
            note: As for ``judge``.
            citation: As for ``judge``.
            promote: As for ``judge``.

        Raises:
            JudgementConflict: If nothing of it is open any more.
            InputError: As for ``judge``.
            GazetteerError: As for ``judge``.
        """
        call = judge.Call(verdict, act_of(editor, note, citation), rendering, promote)
        with self.store.writing() as connection:
            return self._sound(connection, judge.judge_group(connection, finding, call, until))

    def _sound(self, connection: Connection, decision: Decision) -> Decision:
        """Return a decision of an open transaction, if what it adds to the book is sound."""
        if decision.promoted:
            self.store.refuse_faults(connection, decision.event)
        return decision

    def undo(self, event: int | None = None, *, editor: str, why: str = "") -> Undone:
        """Take back a decision with all that it promoted: everything is as if it had never been made.

        Args:
            event: Which; unless given, the last one of this editor that still holds, so that asking again and again
                goes back step by step.
            editor: Who takes it back.
            why: On what grounds.

        Raises:
            Conflict: If an entity that it promoted was changed since; it says by which event.
            GazetteerError: If it was taken back already, or there is no such event.
            InputError: If this editor has nothing to take back.
        """
        with self.store.writing() as connection:
            return judge.take_back(connection, event, act_of(editor, why))

    def redo(self, *, editor: str, why: str = "") -> Undone:
        """File again what this editor took back last, if they decided nothing since; asked again, what came before.

        Raises:
            Conflict: If an entity that it promoted was changed since; it says by which event.
            InputError: If there is nothing to do again.
        """
        with self.store.writing() as connection:
            return judge.redo(connection, act_of(editor, why))

    def redoable(self, *, editor: str) -> Filed | None:
        """Return the judgement that ``redo`` would file again, the first of a group; None if there is none."""
        with self.store.looking() as connection:
            return judge.redoable(connection, storable(editor))

    def judgements(
        self,
        *,
        verdict: Verdict | None = None,
        editor: str | None = None,
        scope: Scope | None = None,
        key: str | None = None,
        entity: str | None = None,
        undone: bool = False,
        limit: int = 50,
        before: int | None = None,
    ) -> tuple[Filed, ...]:
        """Return judgements, the latest first: also how a rejection is found again, to be overridden.

        Args:
            verdict: Only of this verdict.
            editor: Only this editor's.
            scope: Only of this scope.
            key: Only on this key.
            entity: Only where this entity was proposed.
            undone: Those taken back or replaced too.
            limit: How many at most.
            before: Only with a number less than this.
        """
        said = {"verdict": verdict, "editor": editor, "key": key, "entity_id": entity}
        if scope is not None:
            said |= {"scope": scope.kind, "scope_value": scope.value}
        asked = {name: storable(one) for name, one in said.items() if one is not None}
        with self.store.looking() as connection:
            return queue.filed(connection, asked, undone, limit, before)

    def is_own(self, event: int, *, editor: str) -> bool:
        """Tell whether an event filed a judgement of an editor's, or was the last to take one back."""
        with self.store.looking() as connection:
            return queue.is_own(connection, event, storable(editor))

    def export(self) -> Iterator[str]:
        """Yield every judgement that was ever filed as a line of JSON, those taken back marked as such."""
        with self.store.reading() as connection:
            yield from transfer.exported(connection)

    def import_(self, lines: Iterable[str], *, editor: str, why: str = "") -> Imported:
        """File judgements that another ledger exported, as one event; those that are known are left alone.

        Args:
            lines: What ``export`` yields; a line that cannot be read is told among the faults and left out.
            editor: Who imports them; the judgements stay those of whoever made them.
            why: On what grounds.
        """
        found, faults = transfer.read(lines)
        with self.store.writing() as connection:
            return transfer.file(connection, found, faults, act_of(editor, why))

    def left(self) -> int:
        """Return how many occurrences are open, which ``stats`` tells too, after looking at everything else."""
        with self.store.looking() as connection:
            return stats.left(connection)

    def stats(self) -> Stats:
        """Return the ledger in figures."""
        with self.store.reading() as connection:
            return stats.stats(connection)


def _clean(scope: Scope) -> Scope:
    return Scope(scope.kind, storable(scope.value))
