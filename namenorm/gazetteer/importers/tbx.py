"""The concepts of a termbase as entities: of one that namenorm made as they were, of another as far as it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

from namenorm.errors import InputError
from namenorm.gazetteer.exporters.tbx import GENERATOR
from namenorm.gazetteer.exporters.tbx_entry import FIELDS, NAME_FIELDS
from namenorm.gazetteer.exporters.tbx_ids import entity_id
from namenorm.gazetteer.exporters.tbx_terms import ADMITTED, DEPRECATED, PREFERRED, STATUSES, SUPERSEDED
from namenorm.gazetteer.importers.chinese import is_own_name
from namenorm.gazetteer.importers.lang_tags import book_tag
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.scripts import is_latin
from namenorm.gazetteer.importers.surnames import surname_of
from namenorm.gazetteer.importers.tbx_file import Concept, Section, Term, concepts
from namenorm.gazetteer.model import Entity, EntityKind, Name, NameKind
from namenorm.text.key import key

_SHORT = frozenset({"shortForm", "acronym", "abbreviation", "initialism", "shortFormTerm"})
_LISTS = frozenset({"countries", "ids", "style"})


@dataclass(frozen=True, slots=True)
class TermbaseOptions:
    """How a termbase is read.

    Attributes:
        source: First part of the identifiers; may be empty for a termbase that namenorm made, which keeps its own.
        kind: Of a concept that does not say it.
        encoding: As Python calls it; what the file says if empty.
    """

    source: str = ""
    kind: EntityKind = "person"
    encoding: str = ""


def tbx_outcomes(path: Path, options: TermbaseOptions) -> Iterator[tuple[str, Outcome]]:
    """Yield file and line of each concept with what it gives; a concept with a fault gives that, and the rest goes on.

    A file that stops being XML gives that as its last fault, behind what stood before it.

    Raises:
        InputError: If the file cannot be read at all, or a source is needed and not given.
    """
    read = 0
    try:
        for concept in concepts(path, options.encoding):
            read += 1
            own = concept.generator.startswith(f"{GENERATOR} ")
            if not own and not options.source:
                raise _NoSource(f"{path}: give --source, the first part of the identifiers; this is not namenorm's own")
            outcome = _own(concept, options) if own else _other(concept, options)
            yield f"{path}:{concept.line}", outcome
    except _NoSource:
        raise
    except InputError as error:
        if not read:
            raise
        place, _, said = str(error).partition(": ")
        yield place, Outcome(fault=said)


class _NoSource(InputError):
    """A termbase of others without a source to be named by."""


def _own(concept: Concept, options: TermbaseOptions) -> Outcome:
    """Return the entity that namenorm wrote."""
    notes = _notes(concept)
    first = entity_id(concept.id)
    source = options.source or concept.first("source") or first.partition(":")[0]
    names = [_own_name(one, concept.first("source"), bool(options.source)) for one in concept.terms if one.text]
    english = next((one for one in names if one.lang == "en" and one.kind == "canonical"), None)
    if english is None:
        return Outcome(left_out="no English name")
    said = {field: notes.get(field, "") for field in FIELDS}
    ids = dict.fromkeys((*_values(said["ids"]), *([first] if options.source else [])))
    entity = Entity(
        id=f"{options.source}:{first.partition(':')[2]}" if options.source else first,
        kind=_entity_kind(concept, options),
        name=english.text,
        surname=said["surname"],
        about=concept.first("definition"),
        countries=_values(said["countries"]),
        gender=said["gender"],
        names=(english, *(one for one in names if one is not english)),
        note=notes.get("note", ""),
        source=source,
        ids=tuple(ids),
    )
    return Outcome(entity)


def _own_name(term: Term, of_entity: str, renamed: bool) -> Name:
    notes = _notes(term)
    kind = notes.get("kind", "")
    source = term.first("source")
    said = {field: notes.get(field, "") for field in NAME_FIELDS if field not in _LISTS}
    return Name(
        term.text,
        term.lang,
        cast("NameKind", kind) if kind in get_args(NameKind) else _kind(term),
        style=_values(notes.get("style", "")),
        verified=notes.get("verified") != "no",
        source="" if renamed or source == of_entity else source,
        **said,
    )


def _other(concept: Concept, options: TermbaseOptions) -> Outcome:
    """Return the entity that a concept of another termbase describes."""
    terms = [_in_book_tags(one) for one in concept.terms if one.text]
    if not terms:
        return Outcome(fault="no term")
    nameless = next((one for one in terms if not one.lang), None)
    if nameless is not None:
        return Outcome(fault=f"line {nameless.line}: {nameless.text!r} is of no language that BCP 47 knows")
    english = _english(terms)
    if english is None:
        return Outcome(left_out="no English name")
    if not is_latin(english.text):
        return Outcome(fault=f"line {english.line}: the English term is {english.text!r}, not in Latin letters")
    kind = _entity_kind(concept, options)
    names = _names(terms, english)
    entity = Entity(
        id=f"{options.source}:{concept.id or key(english.text).replace(' ', '-')}",
        kind=kind,
        name=english.text,
        surname=surname_of(english.text, (), names) if kind == "person" else "",
        about=concept.first("definition").rstrip("."),
        names=names,
        source=options.source,
    )
    return Outcome(entity)


def _in_book_tags(term: Term) -> Term:
    return replace(term, lang=book_tag(term.lang))


def _english(terms: Sequence[Term]) -> Term | None:
    """Return the preferred English term, or else the first full one that is not deprecated."""
    english = [one for one in terms if one.lang == "en" and _status(one) not in (DEPRECATED, SUPERSEDED)]
    full = [one for one in english if one.first("termType") not in _SHORT] or english
    return min(full, key=lambda one: _status(one) != PREFERRED) if full else None


def _names(terms: Sequence[Term], english: Term) -> tuple[Name, ...]:
    found = [Name(english.text, "en", "canonical")]
    for one in terms:
        kind = _kind(one)
        if kind == "alias" and one.lang.startswith("zh") and is_own_name(one.text, english.text, ()):
            kind = "native"
        name = Name(one.text, one.lang, kind)
        if one is not english and name not in found:
            found.append(name)
    return tuple(found)


def _kind(term: Term) -> NameKind:
    status = _status(term)
    if status == DEPRECATED:
        return "blocked"
    if status == SUPERSEDED:
        return "former"
    return "short" if term.first("termType") in _SHORT else "alias"


def _status(term: Term) -> str:
    said = term.first("administrativeStatus") or term.first("normativeAuthorization")
    return next((one for one in STATUSES if said.startswith(one.partition("-")[0])), ADMITTED)


def _entity_kind(concept: Concept, options: TermbaseOptions) -> EntityKind:
    said = concept.first("subjectField").lower()
    return cast("EntityKind", said) if said in get_args(EntityKind) else options.kind


def _notes(section: Section) -> Mapping[str, str]:
    """Return the notes of namenorm's own form, ``surname: Daly``, by their fields."""
    pairs = (text.partition(": ") for category, text in section.said if category == "note")
    return {field: value for field, _, value in pairs}


def _values(text: str) -> tuple[str, ...]:
    return tuple(one for one in text.split(", ") if one)
