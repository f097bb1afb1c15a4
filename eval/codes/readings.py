"""Findings that a person has read, each with the original beside it: ``eval/labels/code_findings.jsonl``.

Up to twenty findings of each code were drawn from the systems' translations of newstest2021, equal ones in a document
counting as one; those of NN309 are from its human translations, where alone it was found. A row names its finding by a
hash, since the texts are not part of the project. ``right`` means that the place has the fault that the finding tells
of, and ``unclear`` that the original does not decide it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from namenorm.values import Report

FILE = Path(__file__).parent.parent / "labels" / "code_findings.jsonl"
_VERDICTS = {"right": True, "false": False}
_LONGEST = 120  # characters of a surface that count


class Readings:
    """The rows, each of which counts once, for whichever translation has the finding first."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Take the lines of the file."""
        rows = map(json.loads, lines)
        self._left = {
            (row["set"], row["document"], row["code"], row["finding"]): _VERDICTS[row["verdict"]]
            for row in rows
            if row["verdict"] in _VERDICTS
        }

    def of(self, set_: str, document: str, report: Report) -> Iterator[tuple[str, bool]]:
        """Yield the codes of the findings of a report that were read and not yet met, and whether each is right."""
        source = report.document.source or ""
        for one in report.findings:
            original = [source[span.start : span.end] for span in one.source_spans]
            said = one.surface or "".join(original[:1])
            right = self._left.pop((set_, document, one.code, finding_hash(one.code, said)), None)
            if right is not None:
                yield one.code, right


def readings() -> Readings:
    """Return the readings of the file."""
    return Readings(FILE.read_text("utf-8").splitlines())


def finding_hash(code: str, said: str) -> str:
    """Return the name of a finding: by its surface, or where it has none by the words of the original."""
    return sha256(f"{code} {said[:_LONGEST]}".encode()).hexdigest()[:12]
