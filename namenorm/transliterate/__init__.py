"""Names through other sounds: what a name was before it was written in another script, as a learned model sees it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from namenorm.transliterate.bundled import score as score
    from namenorm.transliterate.bundled import transliterate as transliterate
    from namenorm.transliterate.forms import SOURCES as SOURCES
    from namenorm.transliterate.known import Known as Known
    from namenorm.transliterate.model import NameModel as NameModel
    from namenorm.transliterate.model import Spelling as Spelling
    from namenorm.transliterate.ranking import Score as Score

_HOMES = {
    "SOURCES": "forms",
    "Known": "known",
    "NameModel": "model",
    "Score": "ranking",
    "Spelling": "model",
    "score": "bundled",
    "transliterate": "bundled",
}

__all__ = ["SOURCES", "Known", "NameModel", "Score", "Spelling", "score", "transliterate"]


def __getattr__(name: str) -> Any:
    """Load a public name on first use: numpy takes longer to load than a page to check, and few pages ask."""
    if name in _HOMES:
        return getattr(import_module(f"namenorm.transliterate.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'namenorm.transliterate' has no attribute {name!r}")
