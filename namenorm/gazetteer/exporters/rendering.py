"""What stands in a target language for a name of an entity: a full name for a full one, a surname for a surname."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from namenorm.gazetteer.checks.scripts import Scripts, alphabets
from namenorm.gazetteer.exporters.languages import names_in, written_in
from namenorm.gazetteer.localised import localised
from namenorm.gazetteer.model import RIGHT_KINDS, Entity, Name
from namenorm.rules import BOOK_LANGUAGE, Rules

SOURCE_KINDS = RIGHT_KINDS | {"native", "adopted"}
"""Kinds of name that an original prints; a misspelling, a blocked or a literal form is a translation's."""
_ORDER = ("canonical", "native", "adopted", "alias", "stage", "married")
_DOT = re.compile("[·•・‧]")
_LATIN = frozenset({"LATIN"})


def source_names(entity: Entity, lang: str) -> Iterator[Name]:
    """Yield the names by which an original in a language may call an entity, in their order."""
    return (one for one in names_in(entity, lang) if one.kind in SOURCE_KINDS)


def preferred(entity: Entity, lang: str) -> Name | None:
    """Return the full name to be printed in a language, None where there is none.

    Confirmed names come first, and of Chinese ones without a script those in simplified characters; then the kinds
    canonical, native, adopted, alias, stage and married, each as the book has them. A person without a name in a
    language of Latin letters keeps the English one.
    """
    full = [one for one in names_in(entity, lang) if one.kind in _ORDER and not is_short(entity, one, lang)]
    if full:
        return min(full, key=lambda one: (not one.verified, not _is_usual(one, lang), _ORDER.index(one.kind)))
    if lang == BOOK_LANGUAGE or (entity.kind == "person" and _is_latin(lang.split("-")[0], entity.name)):
        return Name(entity.name, lang, "canonical")
    return None


def rendering(entity: Entity, source: Name, source_lang: str, lang: str) -> Name | None:
    """Return what stands for a source name in a target language, None where nothing as long as it does.

    特朗普 is the surname of 唐纳德·特朗普, and becomes Trump, not Donald Trump. The short form of a thing becomes its
    full name: not every reader knows what UFWD is.

    Args:
        entity: Whose name it is.
        source: One of its names.
        source_lang: Language for which ``source`` was chosen.
        lang: Target language.
    """
    full = preferred(entity, lang)
    if full is None or entity.kind != "person" or not is_short(entity, source, source_lang):
        return full
    own = localised(entity, lang.split("-")[0])
    if full.text == own.name:
        part = _part(own, _is_first(entity, source, source_lang))
        return Name(part, lang, "short") if part else None
    return next((one for one in names_in(entity, lang) if is_short(entity, one, lang)), None)


def is_short(entity: Entity, name: Name, lang: str) -> bool:
    """Tell whether a name is a short form: marked so, or a part of another name that dots divide."""
    return name.kind == "short" or bool(_divided(entity, name, lang))


def _is_first(entity: Entity, name: Name, lang: str) -> bool:
    return any(parts[-1] != name.text for parts in _divided(entity, name, lang))


def _divided(entity: Entity, name: Name, lang: str) -> list[list[str]]:
    """Return the other names in a language of which a person's name is one part."""
    if entity.kind != "person":
        return []
    divided = (_DOT.split(one.text) for one in names_in(entity, lang))
    return [parts for parts in divided if len(parts) > 1 and name.text in parts]


def _part(entity: Entity, first: bool) -> str:
    """Return surname or, for a first part, the given name; empty where the book does not tell which words it is."""
    if not first:
        return entity.surname or (entity.name if " " not in entity.name else "")
    given = entity.name.removesuffix(entity.surname).strip() if entity.surname else ""
    return given if given and given != entity.name and " " not in given else ""


def _is_usual(name: Name, lang: str) -> bool:
    return lang != "zh" or written_in(name.text, "Hans")


def _is_latin(lang: str, name: str) -> bool:
    return _alphabets_of(lang) == _LATIN and alphabets(name) <= _LATIN


@cache
def _alphabets_of(lang: str) -> frozenset[str] | None:
    rules = Rules("und").topic("scripts")
    return Scripts(rules["languages"], rules["letters"]).of(lang)
