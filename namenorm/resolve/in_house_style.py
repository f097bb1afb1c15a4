"""Right names as a house prints them: the last step of resolution, taken only where a house style is chosen.

A mention that is right elsewhere keeps its relation and gets the house's form as its rendering, and a line of evidence
that says so. Left as they are: names that the house allows, longer names that hold the house's form (Tibet Autonomous
Region), short forms, acronyms and nicknames.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from namenorm.index.house import House, HouseForm
from namenorm.index.stack import Stack
from namenorm.text.key import has_han, squash
from namenorm.values import Candidate, EntityRef, Evidence, Relation, Resolution

HOUSE = "house-style"
"""The kind of evidence by which a right name is known that the house prints otherwise."""
CONTESTED = "contested-name"
"""The kind of evidence by which a name is known that takes sides; nothing is rewritten by it."""
_RIGHTLY: tuple[Relation, ...] = ("attested", "order", "spacing")
_FULL = frozenset({"canonical", "alias", "former", "contested", "married", "stage", "native", "order"})
_HYPHENS, _APOSTROPHES = re.compile(r"[‐‑‒–−]"), re.compile(r"[’‘ʼ`ʻ´]")


def in_house_style(resolutions: Sequence[Resolution], index: Stack) -> list[Resolution]:
    """Return the resolutions of a page with what the house prints, the same where no style is chosen.

    Only what is certain enough to act on is touched.
    """
    if index.house is None:
        return list(resolutions)
    return [_in_style(one, index, index.house) for one in resolutions]


def _in_style(one: Resolution, index: Stack, house: House) -> Resolution:
    form = index.house_form(one.entity.id) if one.entity else None
    renamed = replace(one, candidates=candidates_in_style(one.candidates, index))
    renamed = renamed if form is None else _renamed(renamed, form)
    if one.entity is None or one.outcome != "matched" or renamed.relation not in _RIGHTLY or has_han(one.mention.text):
        return renamed
    text, kinds = one.mention.text, _kinds(index, one.entity.id, squash(one.mention.text))
    printed = text if form is None else _printed(text, form, kinds, _names_of_place(index, one.entity.id))
    return renamed if printed is None else _marked(renamed, printed, "contested" in kinds, house)


def candidates_in_style(candidates: Sequence[Candidate], index: Stack) -> tuple[Candidate, ...]:
    """Return candidates under the names that the house prints, the same where no style is chosen."""
    return tuple(_candidate(one, index) for one in candidates)


def _candidate(one: Candidate, index: Stack) -> Candidate:
    form = index.house_form(one.entity_id)
    return one if form is None else replace(one, name=form.name)


def _renamed(one: Resolution, form: HouseForm) -> Resolution:
    """Return a resolution whose entity has the house's name, and its rendering too where it had the book's.

    What has the letters of the house's name is right, whatever it would be beside the book's.
    """
    rendering, relation, same = one.rendering, one.relation, squash(one.mention.text) == squash(form.name)
    if rendering != one.mention.text:
        rendering = {form.plain_surname: form.surname, form.plain_name: form.name}.get(rendering or "", rendering)
    if same and relation not in (None, "near"):
        rendering, relation = form.name, relation if relation == "spacing" else "attested"
    entity = EntityRef(one.entity.id, form.name) if one.entity else None
    return replace(one, entity=entity, rendering=rendering, relation=relation)


def _marked(one: Resolution, printed: str, contested: bool, house: House) -> Resolution:
    """Return a resolution with what the house prints in its place, and why; one that nothing is said of as it is."""
    why = (Evidence(CONTESTED, "the name takes sides, as others of the same do"),) if contested else ()
    if printed != one.mention.text:
        why = (Evidence(HOUSE, f"the style of {house.style.name} has {printed}"), *why)
    elif house.style.contested == "leave":
        return one
    return replace(one, rendering=printed, evidence=(*one.evidence, *why)) if why else one


def _kinds(index: Stack, entity_id: str, key: str) -> frozenset[str]:
    """Return what kinds of name of an entity a spelling is."""
    return frozenset(one.system for one in index.find(key) if not one.derived and one.entity.id == entity_id)


def _names_of_place(index: Stack, entity_id: str) -> list[str]:
    """Return the full names of a place, which longer ones may hold; of anything else none, for they hold too much."""
    entity = index.entity(entity_id)
    return [one.text for one in entity.names if one.kind in _FULL] if entity and entity.kind == "place" else []


def _printed(text: str, form: HouseForm, kinds: frozenset[str], names: Sequence[str]) -> str | None:
    """Return what the house prints for a name of an entity; None where it lets the name stand."""
    key = squash(text)
    if key in form.allowed or _same(text, form.name, accents=form.chosen):
        return None
    if key == squash(form.name):
        return _cased(form.name, text)
    if not form.chosen:
        return _cased(form.name, text) if form.turned and _is_turned(text, form) else None
    if _is_surname(key, form):
        return None if key == squash(form.surname) else _cased(form.surname, text)
    if not kinds & _FULL or _is_acronym(text) or holds(text, form.name):
        return None
    return _cased(_longer(text, form, names) or form.name, text)


def _longer(text: str, form: HouseForm, names: Sequence[str]) -> str | None:
    """Return a longer name with the house's form in it: Tibet Autonomous Region for Xizang Autonomous Region."""
    within = (one for one in names if one != text and f" {one} " in f" {text} ")
    inner = max(within, key=len, default=None)
    return None if inner is None else f" {text} ".replace(f" {inner} ", f" {form.name} ").strip()


def _is_turned(text: str, form: HouseForm) -> bool:
    """Tell whether a name has the words of the house's form, the surname at the other end."""
    words = squash(text)
    surname = squash(form.surname)
    given = squash(form.name).removeprefix(surname)
    return bool(surname) and words == given + surname


def _is_surname(key: str, form: HouseForm) -> bool:
    return bool(form.plain_surname) and key in (squash(form.plain_surname), squash(form.surname))


def _is_acronym(text: str) -> bool:
    return text.isupper() and " " not in text


def holds(text: str, name: str) -> bool:
    """Tell whether a name has all words of another in their order: it is the longer form of it."""
    words = iter(text.casefold().split())
    return all(word in words for word in name.casefold().split())


def _cased(name: str, text: str) -> str:
    """Return a name in capitals where that which it stands for is printed so."""
    return name.upper() if text.isupper() else name


def _same(text: str, name: str, *, accents: bool) -> bool:
    """Tell whether a name is printed as another.

    Kinds of hyphen, apostrophe and space do not matter, nor capitals throughout, nor accents of which the house says
    nothing.
    """
    one, other = _plain(text, accents), _plain(name, accents)
    return one == (other.upper() if text.isupper() else other)


def _plain(text: str, accents: bool) -> str:
    plain = _HYPHENS.sub("-", _APOSTROPHES.sub("'", " ".join(text.split())))
    if accents:
        return unicodedata.normalize("NFC", plain)
    return "".join(char for char in unicodedata.normalize("NFD", plain) if unicodedata.category(char) != "Mn")
