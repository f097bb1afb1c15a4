"""Reconcile the renderings of names in machine-translated text, and flag what looks like a translation artefact."""

from namenorm.config import Config
from namenorm.errors import GazetteerError, IndexFileError, InputError, NamenormError
from namenorm.pipeline import Normaliser
from namenorm.values import (
    Candidate,
    Document,
    Edit,
    EntityRef,
    Evidence,
    Finding,
    Mention,
    Report,
    Resolution,
    Span,
)
from namenorm.version import VERSION as __version__

__all__ = [
    "Candidate",
    "Config",
    "Document",
    "Edit",
    "EntityRef",
    "Evidence",
    "Finding",
    "GazetteerError",
    "IndexFileError",
    "InputError",
    "Mention",
    "NamenormError",
    "Normaliser",
    "Report",
    "Resolution",
    "Span",
    "__version__",
]
