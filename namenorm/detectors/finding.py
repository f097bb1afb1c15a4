"""How a finding is made, so that all detectors name and cut alike."""

from __future__ import annotations

from hashlib import sha256

from namenorm.codes import CODES
from namenorm.detectors.page import Page
from namenorm.text.key import key
from namenorm.values import EntityRef, Evidence, Finding, Span


def finding_key(code: str, surface: str, entity_id: str = "", source_form: str = "") -> str:
    """Return what a judgement on a finding is filed under: the same question has the same key in every document.

    Args:
        code: Finding code, such as ``NN301``.
        surface: The text found; only its ``text.key`` counts, so case and punctuation do not.
        entity_id: The entity proposed, if any.
        source_form: The form in the original, if known.

    Returns:
        The first 16 hexadecimal digits of a SHA-256.
    """
    joined = "\x1f".join((code, key(surface), entity_id, source_form))
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def make(
    page: Page,
    code: str,
    span: Span | None,
    message: str,
    *,
    suggestion: str | None = None,
    entity: EntityRef | None = None,
    source_form: str = "",
    confidence: float = 1.0,
    provisional: bool = False,
    evidence: tuple[Evidence, ...] = (),
    source_spans: tuple[Span, ...] = (),
    is_note: bool = False,
) -> Finding:
    """Return a finding whose surface is cut from the page's text and whose severity is the code's own.

    Args:
        page: The page on which it was found.
        code: Finding code.
        span: Where; None where it has no place in the translation.
        message: One line for an editor: what is wrong.
        suggestion: What should stand there; an empty text is none.
        entity: The entity proposed.
        source_form: The form in the original; it enters the key alone.
        confidence: Probability, 0 to 1, that it is a fault.
        provisional: True for a judgement on accuracy made without the source text.
        evidence: The reasoning.
        source_spans: Where the original has what is rendered here.
        is_note: Whether the page gives too little for an error, so that its severity is ``info``.

    Raises:
        KeyError: If there is no such code.
    """
    surface = page.document.text[span.start : span.end] if span else ""
    return Finding(
        code=code,
        severity="info" if is_note else CODES[code].severity,
        start=span.start if span else None,
        end=span.end if span else None,
        surface=surface,
        message=message,
        key=finding_key(code, surface, entity.id if entity else "", source_form),
        suggestion=suggestion or None,
        entity=entity,
        confidence=confidence,
        provisional=provisional,
        evidence=evidence,
        source_spans=source_spans,
    )
