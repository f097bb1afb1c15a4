"""An entity as a target language knows it: Volodymyr Zelenskyy is Wolodymyr Selenskyj in German."""

from __future__ import annotations

from dataclasses import replace

from namenorm.gazetteer.model import Entity
from namenorm.rules import BOOK_LANGUAGE


def localised(entity: Entity, lang: str) -> Entity:
    """Return an entity with the canonical name and the surname of a language; itself where it has none of its own.

    The names stay in their order, so that what points at one by its position still does.

    Args:
        entity: As the book has it.
        lang: Primary language subtag.
    """
    if lang == BOOK_LANGUAGE:
        return entity
    own = (one.text for one in entity.names if one.kind == "canonical" and one.lang.split("-")[0] == lang)
    name = next(own, None)
    return entity if name is None else replace(entity, name=name, surname=surname_in(entity, name))


def own_languages(entity: Entity) -> frozenset[str]:
    """Return the languages other than the book's in which an entity has a canonical name of its own."""
    return frozenset(one.lang for one in entity.names if one.kind == "canonical") - {BOOK_LANGUAGE}


def surname_in(entity: Entity, name: str) -> str:
    """Return the surname within another name of an entity: the same word, or else those at the same end.

    "Selenskyj" of Zelenskyy, and "Hayashi" of Hayashi Yoshimasa, whose canonical name ends with it.
    """
    words, length = name.split(), len(entity.surname.split())
    if entity.surname and f" {entity.surname} " in f" {name} ":
        return entity.surname
    if entity.name.split()[:length] == entity.surname.split():
        return " ".join(words[:length])
    return " ".join(words[len(words) - length :])
