"""Reconcile the renderings of names in machine-translated text, and flag what looks like a translation artefact."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from namenorm.version import VERSION as __version__

if TYPE_CHECKING:
    from namenorm.config import Config as Config
    from namenorm.errors import GazetteerError as GazetteerError
    from namenorm.errors import IndexFileError as IndexFileError
    from namenorm.errors import InputError as InputError
    from namenorm.errors import NamenormError as NamenormError
    from namenorm.matching.comparer import compare as compare
    from namenorm.matching.comparer import prepare as prepare
    from namenorm.matching.comparison import Comparison as Comparison
    from namenorm.pipeline import Normaliser as Normaliser
    from namenorm.romanise.culture import culture as culture
    from namenorm.values import Candidate as Candidate
    from namenorm.values import Document as Document
    from namenorm.values import Edit as Edit
    from namenorm.values import Evidence as Evidence
    from namenorm.values import Finding as Finding
    from namenorm.values import Mention as Mention
    from namenorm.values import Report as Report
    from namenorm.values import Resolution as Resolution

_HOMES = {
    "Config": "config",
    "GazetteerError": "errors",
    "IndexFileError": "errors",
    "InputError": "errors",
    "NamenormError": "errors",
    "Normaliser": "pipeline",
    "culture": "romanise.culture",
    "Candidate": "values",
    "Comparison": "matching.comparison",
    "compare": "matching.comparer",
    "prepare": "matching.comparer",
    "Document": "values",
    "Edit": "values",
    "Evidence": "values",
    "Finding": "values",
    "Mention": "values",
    "Report": "values",
    "Resolution": "values",
}

__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> Any:
    """Load a public name on first use, so that a part of the package can be used without the rest."""
    if name in _HOMES:
        return getattr(import_module(f"namenorm.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'namenorm' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
