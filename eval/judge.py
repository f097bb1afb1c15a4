"""Whether a flag, an edit or a resolution is right, as far as the data and the audit know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from eval.audit import Audit, Row
from eval.identity import Identity
from eval.load import Known, Page
from namenorm.values import Edit, EntityRef, Finding, Report, Resolution, Span

Verdict = Literal["right", "wrong", "unclear", "unknown"]
_AUDITED: dict[str, Verdict] = {"true artefact": "right", "false": "wrong", "unclear": "unclear"}
_SEVERITY = {"critical": 25.0, "major": 5.0, "minor": 1.0, "info": 0.1}
"""Weights of MQM scoring (themqm.org, "MQM scoring models"), for the order in which flags are read."""


def name_flags(report: Report) -> list[Finding]:
    """Return the findings on names of persons, codes NN1xx, that have a place."""
    return [one for one in report.findings if one.code.startswith("NN1") and one.start is not None]


def ranked(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order in which an editor should read them: by confidence times severity, then by place."""
    return sorted(findings, key=lambda one: (-one.confidence * _SEVERITY[one.severity], one.start or 0))


class Judge:
    """Knows the truth about names on pages."""

    def __init__(self, known: Iterable[Known], audit: Audit, identity: Identity) -> None:
        """Take what the data know, what a person has read, and who is who in the book."""
        self.identity = identity
        self._audit = audit
        self._known: dict[str, list[Known]] = {}
        for one in known:
            self._known.setdefault(one.page, []).append(one)

    def flag(self, page: Page, finding: Finding) -> Verdict:
        """Judge a finding on a name.

        The audit comes first. A flag on a rendering that the data accept, or on a part of it, is wrong; one on a
        rendering that they call wrong is right if its suggestion, where it has one, names the person. ``unknown``:
        nobody has said.
        """
        span = Span(finding.start or 0, finding.end or 0)
        return self._judged(page, span, finding.surface, finding.suggestion, finding.entity)

    def edit(self, page: Page, edit: Edit, entity: EntityRef | None) -> Verdict:
        """Judge a rewrite by the rules of ``flag``: one that nobody needed is wrong, even where it does no harm."""
        return self._judged(page, Span(edit.start, edit.end), edit.old, edit.new, entity)

    def _judged(self, page: Page, span: Span, old: str, new: str | None, entity: EntityRef | None) -> Verdict:
        row = self._audit.find(page.file, page.line_of(span.start), old, new)
        if row is not None:
            return _AUDITED[row.verdict]
        known = self.at(page, span)
        if known is None or (known.status == "right" and not within(span, known)):
            return "unknown"
        if known.status == "right":
            return "wrong"
        needs_no_name = new is None and entity is None
        return "right" if needs_no_name or self.identity.is_right(known, entity, new) else "wrong"

    def resolution(self, page: Page, one: Resolution) -> bool | None:
        """Tell whether a resolution's entity is the person who is meant; None where nobody has said."""
        span = Span(one.mention.start, one.mention.end)
        row = self._audit.find(page.file, page.line_of(span.start), one.mention.text, one.rendering)
        if row is not None and row.suggestion is not None:
            return None if row.verdict == "unclear" else row.verdict == "true artefact"
        known = self.at(page, span)
        if known is None or (known.status == "right" and not within(span, known)):
            return None
        return self.identity.is_right(known, one.entity, None)

    def read(self, page: Page, span: Span, surface: str) -> list[Row]:
        """Return what a person read of the flags on a surface."""
        return self._audit.of(page.file, page.line_of(span.start), surface)

    def at(self, page: Page, span: Span) -> Known | None:
        """Return what is known about the name at a place, the most overlapping first."""
        here = [(_shared(span, own), one) for one in self._known.get(page.document.id, ()) for own in one.spans]
        best = max(here, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] > 0 else None


def within(span: Span | Finding, known: Known) -> bool:
    """Tell whether a span holds nothing but an accepted rendering.

    The records accept surnames: "Kishida" is right, which says nothing about a flag on "Funio Kishida".
    """
    start, end = span.start or 0, span.end or 0
    return any(own.start <= start and end <= own.end for own in known.spans)


def _shared(one: Span, other: Span) -> float:
    """Return the code points that two spans share, less a little for what they do not."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared - 0.01 * (other.end - other.start) if shared > 0 else 0.0
