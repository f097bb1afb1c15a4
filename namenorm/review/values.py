"""What the ledger is asked for, what it answers with, and the conflict of two who judge the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from namenorm.codes import Severity
from namenorm.errors import GazetteerError
from namenorm.judgement import Judgement, Scope, Verdict
from namenorm.values import Candidate, EntityRef, Evidence, Span

EVERYWHERE = Scope("everywhere")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which of the findings are asked for; what is left at its default does not narrow.

    Attributes:
        codes: Finding codes.
        severities: Severities.
        outlet: Who published the document.
        country: A country of the proposed entity, ISO 3166-1 alpha-2.
        since: First day, month or year of publication, ISO 8601.
        until: Last day, month or year of publication.
        least: Least confidence, 0 to 1, as it was last found.
        most: Greatest confidence.
        document: The identifier of one document.
        surface: A surface, in whatever case and punctuation.
    """

    codes: tuple[str, ...] = ()
    severities: tuple[Severity, ...] = ()
    outlet: str | None = None
    country: str | None = None
    since: str | None = None
    until: str | None = None
    least: float = 0.0
    most: float = 1.0
    document: str | None = None
    surface: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the queue, after which one goes on: that of an item, which ``QueueItem.place`` tells."""

    worth: int
    finding: int


@dataclass(frozen=True, slots=True)
class Filed:
    """A judgement as it lies in the ledger.

    Attributes:
        number: Its number in this database.
        uid: Its name in all databases, by which an import knows it again.
        event: The event that filed it, which ``Ledger.undo`` takes back.
        judgement: What was decided.
        undone_by: The event that took it back, None while it holds.
    """

    number: int
    uid: str
    event: int
    judgement: Judgement
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where something was found.

    Attributes:
        number: Its number in this database; recording the document anew gives it another.
        finding: Number of the finding.
        document: Identifier of the document.
        start: First code point in the document, None where the finding has no place in the translation.
        end: One past the last.
        surface: What stands there.
        before: The sentence before.
        sentence: The sentence with the surface, or the several over which it stretches; empty without a place.
        after: The sentence after.
        at: Where the surface stands in ``sentence``.
        source_sentence: The sentence of the original, where it is known.
        source_at: Where in it the name stands.
        published: Date of publication.
        outlet: Who published it; empty where nobody says.
        signature: Of the run that found it.
        confidence: Probability, 0 to 1, that it is a fault.
        evidence: Why.
        candidates: Whom the surface may stand for, likeliest first, each with its own evidence.
        settled_by: Number of the judgement that settles it, None while it is open.
    """

    number: int
    finding: int
    document: str
    start: int | None
    end: int | None
    surface: str
    before: str
    sentence: str
    after: str
    at: Span | None
    source_sentence: str
    source_at: Span | None
    published: str
    outlet: str
    signature: str
    confidence: float
    evidence: tuple[Evidence, ...]
    candidates: tuple[Candidate, ...]
    settled_by: int | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is of something: occurrences, in how many documents, of how many outlets."""

    occurrences: int
    documents: int
    outlets: int


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One question: a finding's key with what is suggested, and where it is open.

    Attributes:
        finding: Its number in this database.
        key: ``Finding.key``.
        code: The finding code.
        severity: How grave.
        surface: What stands in the text, as it was last found.
        suggestion: What should stand there.
        entity: The entity proposed.
        countries: The entity's countries.
        message: What is wrong, for a reader.
        confidence: As it was last found.
        provisional: Whether it was judged without the original.
        worth: What a decision is worth; see ``review.worth``.
        open: Where it is open, whatever the filters.
        settled: How many occurrences are settled.
        group: What is open of the same rendering under every code: what ``Ledger.judge_group`` decides.
        lead: The first occurrence that is open and fits the filters; the one to show.
        scope: What a judgement is for unless the editor says otherwise: the document of ``lead``.
        version: What ``Ledger.judge`` is told of the state in which this scope was seen.
        earlier: Judgements that would hold here, had something else not been suggested then: it is asked again.
        answer: The judgement that settles ``lead``, None while that is open.
    """

    finding: int
    key: str
    code: str
    severity: Severity
    surface: str
    suggestion: str | None
    entity: EntityRef | None
    countries: tuple[str, ...]
    message: str
    confidence: float
    provisional: bool
    worth: int
    open: Counts
    settled: int
    group: Counts
    lead: Occurrence
    scope: Scope
    version: int
    earlier: tuple[Filed, ...] = ()
    answer: Filed | None = None

    @property
    def place(self) -> Place:
        """Where in the queue it stands."""
        return Place(self.worth, self.finding)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a decision would cover, to be shown before it is made.

    Attributes:
        finding: Number of the finding.
        scope: For which documents; None where it is for the group, document by document.
        findings: Numbers of all findings of which occurrences would be settled.
        covers: The open occurrences that would be settled.
        by_outlet: How many of them each outlet has, the most first; twenty outlets at most.
        samples: Some of them.
        stays: Judgements of narrower scope, which would go on holding for their documents.
        until: The last occurrence that was there; a group decision settles none that came later.
        version: What ``Ledger.judge`` is told of the state in which this scope was seen.
        future: Whether it would hold for documents still to come.
    """

    finding: int
    scope: Scope | None
    findings: tuple[int, ...]
    covers: Counts
    by_outlet: tuple[tuple[str, int], ...]
    samples: tuple[Occurrence, ...]
    stays: tuple[Filed, ...]
    until: int
    version: int
    future: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that was filed.

    Attributes:
        event: What ``Ledger.undo`` takes back.
        filed: The judgements: one, or one a document and finding of a group.
        settled: How many occurrences it settled that were open.
        promoted: The entities of the book that it added or changed.
    """

    event: int
    filed: tuple[Filed, ...]
    settled: int
    promoted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """A decision that was taken back.

    Attributes:
        event: The event that takes it back.
        undid: The event that it takes back.
        filed: The judgements that hold no longer, or, where an undo was taken back, hold again.
        restored: The entities of the book that are as before.
        findings: Numbers of the findings concerned, to go back to.
    """

    event: int
    undid: int
    filed: tuple[Filed, ...]
    restored: tuple[str, ...]
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a report.

    Attributes:
        document: Identifier of the document.
        occurrences: How many occurrences its findings have now.
        new: How many of the findings were never found before.
        open: How many of the occurrences are to be judged.
        unchanged: Whether the very same was recorded already; nothing was written then.
    """

    document: str
    occurrences: int
    new: int
    open: int
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class RecordedDocument:
    """A document as it was last recorded."""

    id: str
    text: str
    lang: str
    source: str | None
    source_lang: str | None
    published: str
    outlet: str
    signature: str
    at: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of imported judgements: how many were new, how many known, and what is wrong with which line."""

    event: int | None
    new: int
    known: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings, occurrences, and open occurrences there are of something."""

    findings: int
    occurrences: int
    open: int


@dataclass(frozen=True, slots=True)
class Stats:
    """The ledger in figures.

    Attributes:
        documents: Documents recorded.
        all: Everything.
        by_code: By finding code.
        by_outlet: By outlet; the empty one for documents without.
        by_month: By month of publication, ``2024-07``; the empty one for documents without a date.
        recorded: Open occurrences by the day on which their document was recorded: the age of the queue.
        verdicts: Judgements in force by verdict.
        editors: Judgements in force by editor.
        days: Judgements in force by day.
        undone: Judgements that were taken back.
        agreement: Of the questions that several editors judged in whatever scope, the share in which all say the same;
            None if there are none.
        seconds: Median seconds between two decisions of one editor that are less than five minutes apart; None
            if there are none.
    """

    documents: int
    all: Tally
    by_code: Mapping[str, Tally]
    by_outlet: Mapping[str, Tally]
    by_month: Mapping[str, Tally]
    recorded: Mapping[str, int]
    verdicts: Mapping[Verdict, int]
    editors: Mapping[str, int]
    days: Mapping[str, int]
    undone: int
    agreement: float | None
    seconds: float | None


class JudgementConflict(GazetteerError):
    """A judgement on what somebody else judged meanwhile in the same scope; nothing was written.

    Attributes:
        since: What was filed meanwhile, or taken back, the earliest first.
        version: What the scope's version is now; who judges all the same gives this one.
    """

    def __init__(self, message: str, since: Sequence[Filed], version: int) -> None:
        """Say what stands in the way."""
        super().__init__(message)
        self.since = tuple(since)
        self.version = version


class Settled(JudgementConflict):
    """A judgement on what is settled already where it is asked, in whatever scope; nothing was written.

    Attributes:
        answer: The judgement that settles it; who answers all the same was shown this one.
    """

    def __init__(self, answer: Filed, said: str) -> None:
        """Say by whom and how it is settled."""
        super().__init__(f"this is settled: {said}. Answer once more to put yours in its place", (answer,), 0)
        self.answer = answer
