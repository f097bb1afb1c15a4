"""A component of spaCy: ``nlp.add_pipe("namenorm")``. ``pip install 'namenorm[spacy]'``.

An entry point of the package tells spaCy of it, so that nothing has to be imported.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from namenorm.mentions.taggers.labels import kind_of, label_kinds
from namenorm.mentions.taggers.tagger import Tagged
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Report

EXTENSION = "namenorm"


class Component:
    """Checks the text of each ``Doc``.

    ``doc._.namenorm`` is the report in the form of the published JSON schema, which travels with a ``Doc`` to disk and
    between processes. Two span groups hold what has a place in the text, widened to whole tokens: findings, labelled
    with their codes, and resolutions, labelled with their outcomes; ``kb_id_`` is the entity in the book.
    """

    def __init__(
        self,
        gazetteer: str | None,
        overlay: str | None,
        lang: str,
        entities: bool,
        findings: str,
        resolutions: str,
        style: str | None = None,
    ) -> None:
        """Open a book.

        Raises:
            NamenormError: If it cannot be read.
        """
        self._entities = _Entities() if entities else None
        self._normaliser = Normaliser(gazetteer, overlay, lang=lang, ner=self._entities, style=style)
        self._findings, self._resolutions = findings, resolutions

    def __call__(self, doc: Doc) -> Doc:
        """Check a text; fields of a document that spaCy has no place for are read from ``doc.user_data``.

        Raises:
            InputError: If the text is longer than ``Config.max_characters``.
        """
        if self._entities is not None:
            self._entities.of(doc)
        report = self._normaliser.check(_document(doc))
        doc._.set(EXTENSION, report.to_dict())
        doc.spans[self._findings] = list(_findings(doc, report))
        doc.spans[self._resolutions] = list(_resolutions(doc, report))
        return doc


@Language.factory(  # type: ignore[untyped-decorator]
    "namenorm",
    assigns=["doc._.namenorm", "doc.spans"],
    default_config={
        "gazetteer": None,
        "overlay": None,
        "style": None,
        "entities": False,
        "findings_key": "namenorm",
        "resolutions_key": "namenorm_names",
    },
)
def make(
    nlp: Language,
    name: str,
    gazetteer: str | None,
    overlay: str | None,
    style: str | None,
    entities: bool,
    findings_key: str,
    resolutions_key: str,
) -> Component:
    """Return the component of a pipeline.

    Args:
        nlp: The pipeline; its language chooses the rules.
        name: Of the component in it.
        gazetteer: A book instead of the bundled one.
        overlay: A book in addition to it.
        style: What the house prints where several names are right.
        entities: Whether the entities that components before this one found are proposals of names.
        findings_key: Of the span group of findings.
        resolutions_key: Of the span group of resolutions.

    Raises:
        NamenormError: If a book cannot be read.
    """
    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, default=None)
    return Component(gazetteer, overlay, nlp.lang, entities, findings_key, resolutions_key, style)


class _Entities:
    """The entities of the ``Doc`` that is being checked, as a tagger of its text."""

    hash = "pipeline"  # in the signature: the entities are those of the pipeline, whatever it is

    def __init__(self) -> None:
        self._doc: ContextVar[Doc] = ContextVar("doc")

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle nothing: a context stays in its process."""
        return (_Entities, ())

    def of(self, doc: Doc) -> None:
        """Take the entities of another ``Doc``, in this thread."""
        self._doc.set(doc)

    def tag(self, text: str) -> Sequence[Tagged]:
        """Return persons, organisations and places in order."""
        kinds = label_kinds()
        found = ((one, kind_of(one.label_, kinds)) for one in self._doc.get().ents)
        return tuple(Tagged(one.start_char, one.end_char, kind) for one, kind in found if kind is not None)


def _document(doc: Doc) -> Document:
    said = {name: doc.user_data.get(name) for name in ("source", "source_lang", "published", "outlet")}
    return Document(str(doc.user_data.get("id", "")), doc.text, doc.lang_ or "en", **said)


def _findings(doc: Doc, report: Report) -> Iterator[Span]:
    for one in report.findings:
        if one.start is not None and one.end is not None:
            yield _span(doc, one.start, one.end, one.code, one.entity)


def _resolutions(doc: Doc, report: Report) -> Iterator[Span]:
    for one in report.resolutions:
        yield _span(doc, one.mention.start, one.mention.end, one.outcome, one.entity)


def _span(doc: Doc, start: int, end: int, label: str, entity: Any) -> Span:
    span: Span = doc.char_span(start, end, label, kb_id=entity.id if entity else "", alignment_mode="expand")
    return span
