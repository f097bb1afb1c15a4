"""The audit: every flag on pages without known truth, read by a person with the original beside it, kept as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "audit"
VERDICTS = ("true artefact", "false", "unclear")


@dataclass(frozen=True, slots=True)
class Row:
    """One flag as a person judged it.

    Attributes:
        file: File in which the flag stands, as ``Page.file`` names it.
        line: Its line there, counted from 1.
        surface: What was flagged.
        suggestion: What was proposed; None where nothing was.
        code: The finding's code when it was read; the verdict holds under any code.
        verdict: ``true artefact`` where the rendering is wrong and the suggestion, if there is one, right; ``false``
            where either does not hold; ``unclear`` where the original does not decide it.
        why: The reason.
    """

    file: str
    line: int
    surface: str
    suggestion: str | None
    code: str
    verdict: str
    why: str

    @property
    def place(self) -> tuple[str, int, str, str | None]:
        """What a flag is found by: a verdict does not outlive a change of the suggestion."""
        return self.file, self.line, self.surface, self.suggestion


class Audit:
    """All rows, found by place."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        """Hold the given rows; of two at one place the later holds."""
        self.rows = rows
        self._by_place = {row.place: row for row in rows}
        self._by_surface: dict[tuple[str, int, str], list[Row]] = {}
        for row in self._by_place.values():
            self._by_surface.setdefault(row.place[:3], []).append(row)

    def find(self, file: str, line: int, surface: str, suggestion: str | None) -> Row | None:
        """Return the row on a flag, None if nobody has read it."""
        return self._by_place.get((file, line, surface, suggestion))

    def of(self, file: str, line: int, surface: str) -> list[Row]:
        """Return the rows on all flags that one surface got in a line."""
        return self._by_surface.get((file, line, surface), [])


def read_audit(folder: Path = FOLDER) -> Audit:
    """Read every ``*.jsonl`` of the audit's folder.

    Raises:
        ValueError: If a row lacks a field or has an unknown verdict, with its file and line.
    """
    return Audit(tuple(row for file in sorted(folder.glob("*.jsonl")) for row in _read(file)))


def _read(file: Path) -> Iterator[Row]:
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            row = Row(**json.loads(line))
        except (TypeError, json.JSONDecodeError) as error:
            raise ValueError(f"{file}:{number}: not an audit row: {error}") from error
        if row.verdict not in VERDICTS or not row.why:
            raise ValueError(f"{file}:{number}: a verdict is one of {', '.join(VERDICTS)}, and says why")
        yield row


def as_line(row: Row) -> str:
    """Return a row as it stands in the file, to be completed by a reader."""
    return json.dumps(asdict(row), ensure_ascii=False)
