"""The values that flow through a check, in the order in which they flow.

All are frozen and slotted; nothing mutates a document. Offsets are code points into ``Document.text``, half-open.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Literal

from namenorm.codes import CODES, Severity
from namenorm.dates import iso_date
from namenorm.errors import InputError
from namenorm.scored import Score

MentionType = Literal["person", "org", "place", "other"]
MentionOrigin = Literal["index", "shape", "tagger"]
Outcome = Literal["matched", "suspected", "ambiguous", "unknown"]
Relation = Literal[
    "attested",
    "pinyin-of-native",
    "pinyin-of-exonym",
    "other-romanisation",
    "order",
    "spacing",
    "near",
    "misspelling",
    "speaker",
    "unlisted-foreigner",
    "unlisted-chinese",
    "other-person",
]
SourceState = Literal["none", "used", "unread", "unrelated"]
"""What became of a document's original: there is none; it was used; it is in a script that cannot be read; it is
not the original of this text, and nothing was concluded from it."""
Side = Literal["translation", "original"]


@dataclass(frozen=True, slots=True)
class Document:
    """One translated text, with what is known about it.

    Attributes:
        id: The caller's identifier, repeated in the report.
        text: The translation.
        lang: Language of the translation, BCP 47.
        source: The original text, where it is at hand.
        source_lang: Language of the original, BCP 47.
        published: Date of publication: ISO 8601, a ``date``, a ``datetime``, or one of pandas or Arrow; kept as text of
            ISO 8601.
        outlet: Who published it.
        paired: Whether it is certain that the original is that of this text, as of aligned lines: then it is never
            taken for another text's.
    """

    id: str
    text: str
    lang: str = "en"
    source: str | None = None
    source_lang: str | None = None
    published: str | Any | None = None
    outlet: str | None = None
    paired: bool | Any = False

    def __post_init__(self) -> None:
        """Read the date.

        Raises:
            InputError: If ``published`` is no date.
        """
        try:
            object.__setattr__(self, "published", iso_date(self.published))
        except InputError as error:
            raise InputError(f"published: {error}") from None

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return None if self.published is None else date.fromisoformat(self.published[: len("2024-07-03")])


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: code points ``start`` (included) to ``end`` (excluded)."""

    start: int
    end: int

    def overlaps(self, other: Span | Mention | Finding) -> bool:
        """Tell whether the two share at least one code point; a finding without a place shares none."""
        if other.start is None or other.end is None:
            return False
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Mention:
    """A name-like span of the translation.

    Attributes:
        start: First code point.
        end: One past the last code point.
        text: The surface, exactly as it stands in the document.
        type: What kind of thing is named.
        origin: ``index`` where the book knows the spelling, ``shape`` where only its form says that it is a name,
            ``tagger`` where only a model that the user brought says so.
    """

    start: int
    end: int
    text: str
    type: MentionType
    origin: MentionOrigin


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of the reasoning.

    Attributes:
        kind: A stable identifier that a program can filter by, such as ``derived-spelling``.
        detail: The same for a reader.
        weight: What it added to the log-odds of the decision; negative speaks against.
    """

    kind: str
    detail: str
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity of the book that a spelling may stand for, or a name put together from parts.

    Attributes:
        entity_id: Identifier in the book; empty for a name put together from parts, of whom the book knows nobody.
        name: The entity's canonical name in the target language, or the name put together.
        score: Probability, 0 to 1, that the spelling stands for it.
        evidence: Why.
    """

    entity_id: str
    name: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class EntityRef:
    """The identifier and the canonical name of an entity."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention was decided to be.

    Attributes:
        mention: The span.
        outcome: ``matched`` is certain enough to act on, ``suspected`` is reviewed and never rewritten,
            ``ambiguous`` has several entities too close together, ``unknown`` fits nothing.
        entity: The entity, unless unknown.
        rendering: What should stand in the text, as long as the mention is (a surname for a surname).
        confidence: Calibrated probability, 0 to 1, that ``entity`` is right; where ``relation`` tells of no entity,
            that what it tells is so.
        candidates: All that were weighed, best first.
        cluster: Number of the person in this document; mentions of one person share it.
        evidence: The reasoning as it was used.
        relation: How the surface relates to ``entity``: an attested right name of it, generated from a name in its own
            script or from its name in another's, in pinyin or in another system, turned round, spaced otherwise,
            misspelt, near; ``speaker`` where only the course of the article speaks for it, ``unlisted-foreigner`` and
            ``unlisted-chinese`` where a name looks like the pinyin of one that is spelt otherwise, but the book has no
            entity for it; ``other-person`` where the original names somebody else; None where nothing fits.
        native: The name in the original that the mention renders; empty without one.
        source_spans: Where it stands there.
        blocked_by: Every reason for which it is not rewritten (``resolve.blocked``); of what should read otherwise,
            nothing else decides it.
    """

    mention: Mention
    outcome: Outcome
    entity: EntityRef | None
    rendering: str | None
    confidence: float
    candidates: tuple[Candidate, ...]
    cluster: int
    evidence: tuple[Evidence, ...]
    relation: Relation | None = None
    native: str = ""
    source_spans: tuple[Span, ...] = ()
    blocked_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that looks like a fault of the translation.

    Attributes:
        code: Which kind of fault: ``NN101``.
        severity: What that kind does to a reader.
        start: First code point; None where the finding has no place in the translation.
        end: One past the last code point; None likewise.
        surface: What stands there; empty where there is no place.
        message: What is wrong, in a line for an editor.
        key: The question that an editor answers: the same in every document with the same fault.
        suggestion: What should stand there; None where nobody knows.
        entity: Whom the suggestion names.
        confidence: Probability, 0 to 1, that it is a fault and the suggestion right.
        provisional: Whether it is a judgement on accuracy made without the original.
        evidence: The reasons, the weightiest first.
        related: Other codes that hold for the same place.
        source_spans: Where the original has what is rendered here.
    """

    code: str
    severity: Severity
    start: int | None
    end: int | None
    surface: str
    message: str
    key: str
    suggestion: str | None = None
    entity: EntityRef | None = None
    confidence: float = 1.0
    provisional: bool = False
    evidence: tuple[Evidence, ...] = ()
    related: tuple[str, ...] = ()
    source_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One rewrite.

    Attributes:
        start: First code point.
        end: One past the last code point.
        old: What stands there.
        new: What it becomes.
    """

    start: int
    end: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SegmentEstimate:
    """How good a model holds the translation of one segment to be.

    ``score`` is on the model's scale, higher is better; ``source_spans`` is what it was compared with, if anything.
    """

    start: int
    end: int
    score: float
    source_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class QualityEstimate:
    """The opinion of a model of quality estimation that the user brought, beside the findings and apart from them.

    ``model`` is the name of its folder, ``segments`` are in the order of the translation, without those that have no
    counterpart in the original, and ``note`` says why nothing was estimated.
    """

    model: str
    segments: tuple[SegmentEstimate, ...] = ()
    note: str = ""

    @property
    def score(self) -> float | None:
        """The mean over the segments, each counted alike; None where there are none."""
        return sum(one.score for one in self.segments) / len(self.segments) if self.segments else None


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A finding code that was not looked for, since a language of the document lacks what it needs.

    Attributes:
        code: The code.
        side: Whose language that is: the translation's or the original's.
        lang: The language; empty where nobody says it, and it cannot be read off the script.
        lacks: The rules that it lacks, by the names of their files; ``reader`` where originals in it are not read.
        partly: Whether the code was looked for all the same, only not in all its forms.
    """

    code: str
    side: Side
    lang: str
    lacks: tuple[str, ...]
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A part of a report that is missing because of a fault of namenorm's own; the log has the traceback.

    Attributes:
        code: The finding code whose findings are missing, or the stage that was left out: ``original``, ``ner``,
            ``style``, ``precedents``, ``rewrites``, ``score``, ``qe``.
        exception: Its type and what it says.
    """

    code: str
    exception: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a check says of one document.

    Attributes:
        document: What was checked.
        resolutions: What each name on the page was decided to be, in order, none overlapping another.
        findings: What looks wrong, in order.
        edits: The rewrites that are certain enough to be made, in order.
        signature: Version, book, models and changed settings: the same signature gives the same report.
        source: Whether the original was used.
        source_note: How more of the original would be used.
        quality: The opinion of a model of quality estimation, where the user brought one.
        score: What the findings come to.
        unchecked: What could not be looked for in these languages, in the order of the codes.
        incomplete: What is missing because of a fault of namenorm's own; empty unless it has one.
    """

    document: Document
    resolutions: tuple[Resolution, ...]
    findings: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    signature: str
    source: SourceState = "none"
    source_note: str = ""
    quality: QualityEstimate | None = None
    score: Score | None = None
    unchecked: tuple[Unchecked, ...] = ()
    incomplete: tuple[Incomplete, ...] = ()

    def fixed_text(self) -> str:
        """Return the text with ``edits`` made and not another character changed."""
        return apply_edits(self.document.text, self.edits)

    def to_dict(self) -> dict[str, Any]:
        """Return the report in the form of the published JSON schema, ``namenorm.report/1``."""
        document = self.document
        return {
            "schema": "namenorm.report/1",
            "signature": self.signature,
            "document": {
                "id": document.id,
                "lang": document.lang,
                "source_lang": document.source_lang,
                "characters": len(document.text),
                "source": self.source,
            },
            "resolutions": [_resolution_dict(one) for one in self.resolutions],
            "findings": [_finding_dict(one) for one in self.findings],
            "edits": [asdict(one) for one in self.edits],
            "unchecked": [asdict(one) | {"lacks": list(one.lacks)} for one in self.unchecked],
            "incomplete": [asdict(one) for one in self.incomplete],
            **({} if self.quality is None else {"quality_estimate": _quality_dict(self.quality)}),
            **({} if self.score is None else {"score": self.score.to_dict()}),
        }


def apply_edits(text: str, edits: tuple[Edit, ...]) -> str:
    """Return ``text`` with non-overlapping ``edits`` made.

    Raises:
        ValueError: If an edit's ``old`` is not what stands at its place, or two edits overlap.
    """
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda one: one.start):
        if edit.start < done or edit.end > len(text) or text[edit.start : edit.end] != edit.old:
            raise ValueError(f"edit at {edit.start} does not fit the text: expected {edit.old!r}")
        pieces += (text[done : edit.start], edit.new)
        done = edit.end
    return "".join((*pieces, text[done:]))


def _quality_dict(quality: QualityEstimate) -> dict[str, Any]:
    segments = [asdict(one) | {"source_spans": list(map(asdict, one.source_spans))} for one in quality.segments]
    score = quality.score and round(quality.score, 4)
    return {"model": quality.model, "score": score, "segments": segments, "note": quality.note}


def _evidence_dicts(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [{"kind": one.kind, "detail": one.detail, "weight": round(one.weight, 2)} for one in evidence]


def _resolution_dict(one: Resolution) -> dict[str, Any]:
    mention = one.mention
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "outcome": one.outcome,
        "entity": one.entity and asdict(one.entity),
        "rendering": one.rendering,
        "confidence": round(one.confidence, 4),
        "cluster": one.cluster,
        "candidates": [{"id": c.entity_id, "name": c.name, "score": round(c.score, 4)} for c in one.candidates],
        "evidence": _evidence_dicts(one.evidence),
        "blocked_by": list(one.blocked_by),
    }


def _finding_dict(one: Finding) -> dict[str, Any]:
    code = CODES[one.code]
    return {
        "code": one.code,
        "name": code.name,
        "severity": one.severity,
        "provisional": one.provisional,
        "mqm": code.mqm,
        "start": one.start,
        "end": one.end,
        "surface": one.surface,
        "message": one.message,
        "suggestion": one.suggestion,
        "entity": one.entity and asdict(one.entity),
        "confidence": round(one.confidence, 4),
        "related": list(one.related),
        "source_spans": [asdict(span) for span in one.source_spans],
        "evidence": _evidence_dicts(one.evidence),
        "key": one.key,
    }
