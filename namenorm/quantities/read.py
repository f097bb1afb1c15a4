"""The reader of a language's quantities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from namenorm.quantities.han import han_reader
from namenorm.quantities.spaced import spaced_reader
from namenorm.quantities.values import Quantity
from namenorm.rules import Rules

TOPIC = "quantities"


class Reader(Protocol):
    """Finds the quantities of a text in one language."""

    def read(self, text: str) -> list[Quantity]:
        """Return them in order."""


def reader(rules: Rules) -> Reader | None:
    """Return the reader of a language, built once; None where its rules say nothing of quantities.

    Raises:
        GazetteerError: If the rules cannot be read.
    """
    return rules.built(TOPIC, _built) if rules.has(TOPIC) else None


def _built(topic: Mapping[str, Any]) -> Reader:
    return han_reader(topic) if topic["style"] == "han" else spaced_reader(topic)
