"""Why a name in a page was, or was not, flagged and rewritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from namenorm.config import Config
from namenorm.gazetteer.model import RIGHT_KINDS, Entity, Name
from namenorm.resolve.blocked import (
    CONFIDENCE,
    EXPLAINED,
    HYPHEN,
    NO_PERSON,
    NOTHING,
    OUTCOME,
    PART_OF_A_NAME,
    PART_OF_A_THING,
    POSITION,
    QUOTATION,
    SPOKEN_OF,
    UNPROVEN,
    UNREPORTED,
    UNVERIFIED,
)
from namenorm.text.key import key
from namenorm.text.tokens import tokens
from namenorm.values import Candidate, Edit, Evidence, Finding, Report, Resolution, Span

Verdict = Literal[
    "rewritten",
    "flagged",
    "not-a-name",
    "right",
    "unknown",
    "ambiguous",
    "below-threshold",
    "contested",
    "explained",
    "not-flagged",
]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What became of one place where a name stands.

    Attributes:
        start: First code point.
        end: One past the last code point.
        surface: What stands there.
        verdict: What became of it, for a program.
        reason: The same for a reader, with the figures that decided.
        remedy: What would change it; empty where nothing should.
        quoted: Whether it stands inside a quotation, which is never rewritten.
        resolution: What the mention was decided to be, or None where nothing was read as a name.
        findings: What was reported of the place.
        edit: How it is rewritten, or None.
    """

    start: int
    end: int
    surface: str
    verdict: Verdict
    reason: str
    remedy: str
    quoted: bool
    resolution: Resolution | None
    findings: tuple[Finding, ...]
    edit: Edit | None

    def to_dict(self) -> dict[str, Any]:
        """Return the explanation in values that JSON can hold."""
        found = self.resolution
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "verdict": self.verdict,
            "reason": self.reason,
            "remedy": self.remedy,
            "quoted": self.quoted,
            "codes": [one.code for one in self.findings],
            "rewritten_as": self.edit.new if self.edit else None,
            "outcome": found.outcome if found else None,
            "entity": asdict(found.entity) if found and found.entity else None,
            "rendering": found.rendering if found else None,
            "confidence": round(found.confidence, 4) if found else None,
            "candidates": [_candidate_dict(one) for one in found.candidates] if found else [],
            "evidence": _evidence_dicts(found.evidence) if found else [],
        }


def _candidate_dict(one: Candidate) -> dict[str, Any]:
    evidence = _evidence_dicts(one.evidence)
    return {"id": one.entity_id, "name": one.name, "score": round(one.score, 4), "evidence": evidence}


def _evidence_dicts(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [{"kind": one.kind, "detail": one.detail, "weight": round(one.weight, 2)} for one in evidence]


def explain(
    report: Report, name: str, config: Config, entity: Callable[[str], Entity | None]
) -> tuple[Explanation, ...]:
    """Explain each place of a page where ``name`` stands, alone or within a longer name.

    Spelling is compared by ``text.key``, so that case, accents and hyphens do not matter.

    Args:
        report: The report of the page.
        name: What to look for.
        config: The settings with which the report was made.
        entity: Looks up an entity of the book by its identifier.
    """
    return tuple(_explained(report, place, config, entity) for place in occurrences(report, name))


def occurrences(report: Report, name: str) -> list[Span]:
    """Return where a name stands in a document: the mention that holds it, or the words alone."""
    mentions = [Span(one.mention.start, one.mention.end) for one in report.resolutions]
    found: dict[Span, None] = {}
    for span in _words(report.document.text, name):
        holders = [one for one in mentions if one.overlaps(span)] or [span]
        found.update(dict.fromkeys(holders))
    return sorted(found, key=lambda span: span.start)


def _words(text: str, name: str) -> Iterator[Span]:
    wanted = [key(one.text) for one in tokens(name)]
    if not wanted:
        return
    there = list(tokens(text))
    folded = [key(one.text) for one in there]
    for place in range(len(there) - len(wanted) + 1):
        if folded[place : place + len(wanted)] == wanted:
            yield Span(there[place].start, there[place + len(wanted) - 1].end)


def _explained(report: Report, place: Span, config: Config, entity: Callable[[str], Entity | None]) -> Explanation:
    resolution = next((one for one in report.resolutions if place.overlaps(one.mention)), None)
    findings = tuple(one for one in report.findings if _covers(one, place))
    edit = next((one for one in report.edits if place.overlaps(Span(one.start, one.end))), None)
    case = _Case(report.document.text[place.start : place.end], config, entity, resolution, findings, edit)
    verdict, reason, remedy = case.decided()
    quoted = resolution is not None and QUOTATION in resolution.blocked_by
    return Explanation(
        place.start, place.end, case.surface, verdict, reason, remedy, quoted, resolution, findings, edit
    )


def _covers(finding: Finding, place: Span) -> bool:
    # A finding about a whole paragraph (a duplicate, furniture) says nothing of the names in it.
    if finding.start is None or finding.end is None or not finding.code.startswith(("NN1", "NN2")):
        return False
    return Span(finding.start, finding.end).overlaps(place)


_BY_HAND = "rewrite it by hand"
_NO_PROSE = "no prose: what it names or does would be another"
WHY_NOT: dict[str, tuple[str, str]] = {
    SPOKEN_OF: ("the text speaks of this name, or explains it, and a rewrite would make that nonsense", _BY_HAND),
    QUOTATION: ("it stands inside a quotation, which fix never touches", "edit the quotation by hand"),
    "code": (f"it stands in code, which is {_NO_PROSE}", _BY_HAND),
    "markup": (f"it stands in a tag or an attribute, which is {_NO_PROSE}", _BY_HAND),
    "link": (f"it stands in an address or the target of a link, which is {_NO_PROSE}", _BY_HAND),
    "e-mail": (f"it stands in an e-mail address, which is {_NO_PROSE}", _BY_HAND),
    "handle": (f"it stands in the name of an account, which is {_NO_PROSE}", _BY_HAND),
    "hashtag": (f"it stands in a hashtag, which is {_NO_PROSE}", _BY_HAND),
    "file": (f"it stands in the name of a file, which is {_NO_PROSE}", _BY_HAND),
    PART_OF_A_NAME: ("the word beside it may belong to the name", _BY_HAND),
    PART_OF_A_THING: ("the thing of whose name it is a part may be called after somebody else", _BY_HAND),
    POSITION: ("the spelling is a position, and no rewrite takes sides", "write by hand what the house prints"),
    NOTHING: ("there is nothing to put in its place", "add the right name to a book (--overlay)"),
    NO_PERSON: ("only persons are rewritten; the name may be part of another", "write by hand what is right"),
    f"{UNPROVEN}speaker": (
        "only the course of the article speaks for it",
        "add the person to a book (--overlay)",
    ),
    f"{UNPROVEN}near": (
        "it is only like the name; the original would prove it",
        "give the original, or rewrite it by hand",
    ),
    f"{UNPROVEN}other-romanisation": ("somebody else may be spelt so in that system", _BY_HAND),
    f"{UNPROVEN}order": ("the order of the names is a house style", "turn it round by hand"),
    f"{UNPROVEN}attested": ("the name is right, though not the one that is suggested", _BY_HAND),
    f"{UNPROVEN}unlisted-foreigner": ("the book does not know the person", "add the person to a book (--overlay)"),
    f"{UNPROVEN}unlisted-chinese": ("the book does not know the person", "add the person to a book (--overlay)"),
    f"{UNPROVEN}other-person": ("the original names somebody else there", _BY_HAND),
    f"{UNPROVEN}link": ("no spelling connects it with the name", "add the person to a book (--overlay)"),
    HYPHEN: (
        "but for a hyphen the bearer is printed so",
        "give the name that the house wants in a book of its own (--overlay)",
    ),
    UNREPORTED: (
        "no code that is looked for tells of it",
        "select the code that does (--select)",
    ),
    UNVERIFIED: ("the name in the book is not confirmed by a second source", "have an editor confirm the entry"),
}
"""What each reason of ``Resolution.blocked_by`` means, and what would change it.

``OUTCOME`` and ``CONFIDENCE`` are told with their figures."""

Reason = tuple[Verdict, str, str]


_OF_A_HOUSE = "a house style (--style) that prefers another name, or wants these reported, has it flagged"


@dataclass(frozen=True, slots=True)
class _Case:
    """All that bears on one place."""

    surface: str
    config: Config
    entity: Callable[[str], Entity | None]
    resolution: Resolution | None
    findings: tuple[Finding, ...]
    edit: Edit | None

    def decided(self) -> Reason:
        if self.edit is not None:
            return "rewritten", f"{self._sure()}; fix writes “{self.edit.new}”", ""
        if self.findings:
            return self._flagged()
        if self.resolution is None:
            reason = "not read as a name: no spelling of the book, and not the shape of a name"
            return "not-a-name", reason, "add the name to a book of your own (--overlay) if it is one"
        return self._passed(self.resolution)

    def _flagged(self) -> Reason:
        codes = ", ".join(dict.fromkeys(one.code for one in self.findings))
        why, remedy = self._left_alone()
        return "flagged", f"flagged ({codes}), not rewritten: {why}", remedy

    def _left_alone(self) -> tuple[str, str]:
        """Return every reason against the rewrite that was decided, and what would change the first."""
        one = self.resolution
        if one is None or one.rendering is None:
            return WHY_NOT[NOTHING]
        if one.rendering == self.surface or not one.blocked_by:
            return "the name itself is right, and what was found is something else", _BY_HAND
        told = [self._reason(reason, one) for reason in one.blocked_by if reason != EXPLAINED]
        return "; ".join(why for why, _ in told), told[0][1]

    def _reason(self, reason: str, one: Resolution) -> tuple[str, str]:
        if reason == OUTCOME:
            return f"the outcome is {one.outcome} ({self._sure()})", _more_to_go_on(one)
        if reason == CONFIDENCE:
            least = _per_cent(self.config.rewrite_at)
            return f"{self._sure()} is less than the {least} that a rewrite needs", _more_to_go_on(one)
        return WHY_NOT[reason]

    def _passed(self, one: Resolution) -> Reason:
        if EXPLAINED in one.blocked_by:
            return "explained", f"the text speaks of this name, and has {one.rendering} beside it", ""
        if one.outcome == "unknown" and not one.candidates:
            return "unknown", "read as a name, but nothing in the book fits it", "add the person to a book (--overlay)"
        if one.outcome == "ambiguous":
            names = " or ".join(dict.fromkeys(option.name for option in one.candidates[:3]))
            return "ambiguous", f"it may be {names}, and the page does not tell them apart", _more_to_go_on(one)
        if self._contested():
            return "contested", "the spelling is a position, not an error; a house style decides", _OF_A_HOUSE
        if one.outcome == "unknown" or one.confidence < self.config.suspect_at:
            return self._below(one)
        return self._agreed(one)

    def _below(self, one: Resolution) -> Reason:
        best = one.candidates[0] if one.candidates else None
        guess = f"{best.name} is the best guess, at {_per_cent(best.score)}" if best else self._sure()
        least = f"a suspicion needs {_per_cent(self.config.suspect_at)}"
        return "below-threshold", f"{guess}; {least}", _more_to_go_on(one)

    def _agreed(self, one: Resolution) -> Reason:
        if one.rendering is None or key(one.rendering) == key(self.surface) or self._attested():
            whose = f" of {one.entity.name}" if one.entity else ""
            return "right", f"a right spelling{whose}, as the book has it", ""
        if UNREPORTED in one.blocked_by:
            why, remedy = WHY_NOT[UNREPORTED]
            return "not-flagged", f"read as {one.rendering}, {self._sure()}, but {why}", remedy
        return "not-flagged", f"read as {one.rendering}, {self._sure()}, but no detector objects", _more_to_go_on(one)

    def _names(self) -> Iterator[Name]:
        ref = self.resolution.entity if self.resolution else None
        found = self.entity(ref.id) if ref else None
        yield from (one for one in found.names if key(one.text) == key(self.surface)) if found else ()

    def _attested(self) -> bool:
        return any(one.kind in RIGHT_KINDS for one in self._names())

    def _contested(self) -> bool:
        return any(one.kind == "contested" for one in self._names())

    def _sure(self) -> str:
        return f"{_per_cent(self.resolution.confidence)} sure" if self.resolution else "sure"


def _per_cent(share: float) -> str:
    return f"{int(share * 100)} %"


def _more_to_go_on(one: Resolution) -> str:
    kinds = {evidence.kind for evidence in one.evidence}
    source = "" if any(kind.startswith("source") for kind in kinds) else "the original text (--source), "
    return f"{source}the person's office or affiliation beside the name, or a fuller entry in the book would decide it"
