"""What becomes of one record of an import, and what all of them come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from namenorm.gazetteer.model import Entity


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one record gave: an entity, a label, a reason for which it is left out, or a fault.

    Attributes:
        entity: What was read; its ``surname`` and the titles of its roles may be items, which ``label`` names later.
        label: An item with its label and country, kept for other records that name it: ``("Q191954", "mayor", "")``.
        left_out: Why a sound record is not wanted: ``class``, ``sitelinks``.
        fault: What is wrong with the record.
        fragment: Whether ``entity`` only adds names to one of the book, and has its identifier and no name.
    """

    entity: Entity | None = None
    label: tuple[str, str, str] | None = None
    left_out: str = ""
    fault: str = ""
    fragment: bool = False


@dataclass(slots=True)
class Summary:
    """What an import came to.

    Attributes:
        read: Records.
        kept: Entities that were written.
        left_out: Records that were not wanted, by reason.
        faults: Records that could not be read.
        unnamed: Offices that were left out because the file names them by an item alone.
        extended: Entities of the book to which names are added; they are not among ``kept``.
    """

    read: int = 0
    kept: int = 0
    left_out: dict[str, int] = field(default_factory=dict)
    faults: int = 0
    unnamed: int = 0
    extended: int = 0

    def count(self, outcome: Outcome) -> None:
        """Count a record by what became of it; a label alone belongs to the record that it came with."""
        self.read += bool(outcome.entity or outcome.left_out or outcome.fault)
        self.faults += bool(outcome.fault)
        self.kept += outcome.entity is not None and not outcome.fragment
        self.extended += outcome.fragment
        if outcome.left_out:
            self.left_out[outcome.left_out] = self.left_out.get(outcome.left_out, 0) + 1

    def to_dict(self) -> dict[str, Any]:
        """Return the counts by their names."""
        return asdict(self)

    @classmethod
    def from_dict(cls, counts: Mapping[str, Any]) -> Summary:
        """Return what ``to_dict`` was made of."""
        return cls(**counts)
