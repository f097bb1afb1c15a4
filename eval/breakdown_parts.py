"""How the persons that are measured are divided: by region, by kind and by how grave the error is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.identity import Identity
from eval.load import Known
from namenorm.codes import CODES
from namenorm.gazetteer.model import BULK, Entity
from namenorm.rules import Rules

FILE = Path(__file__).parent / "breakdown.toml"
ELSEWHERE, UNKNOWN = "elsewhere", "unknown"


@dataclass(frozen=True, slots=True)
class Parts:
    """The divisions, as ``breakdown.toml`` states them.

    Attributes:
        regions: Label of each region by its identifier, in the order of the table.
        home: Region of each country by its code.
        codes: The code that a kind of artefact, or a status of a rendering, stands for.
        weights: MQM weight of each severity.
    """

    regions: Mapping[str, str]
    home: Mapping[str, str]
    codes: Mapping[str, str]
    weights: Mapping[str, float]

    def weight(self, known: Known) -> float:
        """Return the weight of an error: that of its code's default severity.

        Raises:
            KeyError: If no code stands for its kind or, where it has none, for its status.
        """
        return self.weights[CODES[self.codes[known.kind or known.status]].severity]


def read_parts(file: Path = FILE) -> Parts:
    """Read the divisions."""
    held: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    regions = {one["id"]: one["label"] for one in held["regions"]}
    regions |= {ELSEWHERE: "elsewhere", UNKNOWN: "region unknown"}
    home = {code: one["id"] for one in held["regions"] for code in one["countries"]}
    return Parts(regions, home, {**held["kinds"], **held["statuses"]}, held["weights"])


class Regions:
    """Tells where a person belongs."""

    def __init__(self, parts: Parts, identity: Identity, entities: Mapping[str, Entity], rules: Rules) -> None:
        """Take the divisions, who is who in the book, and the words that speak of a country."""
        self._parts, self._identity, self._entities = parts, identity, entities
        self._nations = rules.built("demonyms", _nations)
        words = sorted(self._nations, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")

    def of(self, known: Known) -> str:
        """Return a person's region: by the book's first country or, without one, by what the record's role speaks of.

        ``unknown`` where neither names a country, or where they name several regions.
        """
        return self._only(self._of_book(known)) or self._only(self._of_role(known.role)) or UNKNOWN

    def _of_book(self, known: Known) -> set[str]:
        entities = [self._entities[id_] for id_ in self._identity.of(known)]
        listed = [one for one in entities if one.source not in BULK] or entities
        return {one.countries[0] for one in listed if one.countries}

    def _of_role(self, role: str) -> set[str]:
        return {self._nations[match.group()] for match in self._pattern.finditer(role)}

    def _only(self, countries: set[str]) -> str | None:
        regions = {self._parts.home.get(code, ELSEWHERE) for code in countries}
        return regions.pop() if len(regions) == 1 else None


def _nations(parsed: Mapping[str, Any]) -> dict[str, str]:
    return {word: code for code, words in parsed.items() for word in words}
