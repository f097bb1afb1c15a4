"""Two entries that are one entity: whether they are, and what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from namenorm.gazetteer.lines import merged
from namenorm.gazetteer.model import RIGHT_KINDS, Entity, Name
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key, squash

_FULL = frozenset({"native", "adopted", "alias", "stage", "married", "former"})
_FILLED = ("surname", "about", "gender", "note")


def is_same(one: Entity, other: Entity) -> bool:
    """Tell whether entries under two identifiers are one entity beyond doubt, so that they may be read as one.

    They have one name in Latin letters, its words in whatever order, and one native name or a country; and nothing
    that both say contradicts.
    """
    if not _may_be(one, other) or _in_latin(one).isdisjoint(_in_latin(other)):
        return False
    if _native(one) and _native(other) and _native(one).isdisjoint(_native(other)):
        return False
    return _share_han(one, other) or not set(one.countries).isdisjoint(other.countries)


def may_be_same(one: Entity, other: Entity) -> bool:
    """Tell whether entries are likely one entity: they share a Han name; no country, gender or editor parts them."""
    return _may_be(one, other) and _share_han(one, other)


def right_names(entity: Entity) -> Iterator[str]:
    """Yield the full names of an entity that are right, by which another entry of it may be found."""
    return (one.text for one in entity.names if one.kind == "canonical" or one.kind in _FULL)


def joined(kept: Entity, dropped: Entity) -> Entity:
    """Return an entity with all that another has: its names, offices, identifiers.

    Its canonical name in a language becomes an alias where the kept one has a canonical name in that language.
    """
    both = merged(kept, replace(dropped, names=tuple(_moved(kept, dropped))))
    filled = {field: getattr(kept, field) or getattr(dropped, field) for field in _FILLED}
    return replace(both, **filled, not_same_as=tuple(one for one in both.not_same_as if one != kept.id))


def _moved(kept: Entity, dropped: Entity) -> Iterable[Name]:
    right = {(one.text, one.lang) for one in kept.names}
    own = {one.lang for one in kept.names if one.kind == "canonical"}
    for one in dropped.names:
        if one.kind != "canonical" or one.lang not in own:
            yield one
        elif (one.text, one.lang) not in right:
            yield replace(one, kind="alias")


def _may_be(one: Entity, other: Entity) -> bool:
    if one.kind != other.kind or one.id in other.not_same_as or other.id in one.not_same_as:
        return False
    apart = one.countries and other.countries and set(one.countries).isdisjoint(other.countries)
    return not apart and (not one.gender or not other.gender or one.gender == other.gender)


def _share_han(one: Entity, other: Entity) -> bool:
    return not _in_han(one).isdisjoint(_in_han(other))


def _native(entity: Entity) -> set[str]:
    return {_spelling(one) for one in entity.names if one.kind == "native" and has_han(one.text)}


def _in_han(entity: Entity) -> set[str]:
    return {_spelling(one) for one in entity.names if one.kind in _FULL and has_han(one.text)}


def _in_latin(entity: Entity) -> set[tuple[str, ...]]:
    right = (key(one.text) for one in entity.names if one.kind in RIGHT_KINDS - {"short", "nickname"})
    return {tuple(sorted(one.split())) for one in right if one.isascii()}


def _spelling(name: Name) -> str:
    return squash(simplified(name.text))
