"""What makes two findings one question, and how much a decision on it is worth."""

from __future__ import annotations

import math
from hashlib import sha256

from namenorm.codes import Severity
from namenorm.text.key import key

_WEIGHTS: dict[Severity, int] = {"info": 1, "minor": 5, "major": 25, "critical": 125}
_LEAST_UNCERTAIN = 50  # thousandths of a bit: also what a rule found for certain has to be decided some time


def question_of(finding_key: str, suggestion: str | None) -> str:
    """Return what a judgement answers: the finding's key together with what is suggested.

    A suggestion can change while the key stays, with the book or from page to page; then it is another question.
    """
    return _hash(finding_key, "" if suggestion is None else f"={suggestion}")


def rendering_of(surface: str, rendering: str | None) -> str | None:
    """Return what an accepting judgement says, whatever the code: that a surface should read so; None without that."""
    return None if rendering is None else _hash(key(surface), rendering)


def surface_of(surface: str) -> str:
    """Return by what a surface is looked up, in whatever case and punctuation."""
    return _hash(key(surface))


def weight_of(severity: Severity) -> int:
    """Return how much a severity counts.

    The multipliers are those of MQM's scoring model (minor 1, major 5, critical 25; https://themqm.org), times five so
    that ``info``, for which it counts nothing, is a whole number too.
    """
    return _WEIGHTS[severity]


def uncertainty_of(confidence: float) -> int:
    """Return how much an answer tells, in thousandths of a bit: the entropy of the confidence, and never quite nothing.

    The worth of a finding is the sum of this over its open occurrences, times ``weight_of`` its severity: occurrences ×
    uncertainty × severity. An answer that could be guessed tells little, however often it is asked; one that is as
    likely yes as no, about a grave fault, in many places, tells most.
    """
    p = min(max(confidence, 0.0), 1.0)
    bits = 0.0 if p in (0.0, 1.0) else -p * math.log2(p) - (1 - p) * math.log2(1 - p)
    return max(_LEAST_UNCERTAIN, round(1000 * bits))


def _hash(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
