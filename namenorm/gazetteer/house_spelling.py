"""How a house writes the names of a country's people: the syllables of given names, and which end the surname is at."""

from __future__ import annotations

import re

from namenorm.gazetteer.house_style import GivenForm, Style
from namenorm.gazetteer.model import Entity
from namenorm.text.key import has_han

_BETWEEN = re.compile(r"[ -]")
_SYLLABLES = 2


def spelt(style: Style, entity: Entity) -> str | None:
    """Return a person's name as a house writes it; None where the style says nothing of such a name.

    Only the country that an entity has first counts: it is the one by which its name is spelt.
    """
    if entity.kind != "person" or not entity.countries or not entity.surname:
        return None
    form = dict(style.given_names).get(entity.countries[0])
    if form is not None:
        return given_name_in(form, entity.name, entity.surname)
    if entity.countries[0] in style.surname_first and _turns(entity):
        return surname_first(entity.name, entity.surname)
    return None


def given_name_in(form: GivenForm, name: str, surname: str) -> str | None:
    """Return a name whose surname goes first, with its given name of two syllables in a form; None for any other."""
    if not name.startswith(f"{surname} "):
        return None
    syllables = _BETWEEN.split(name.removeprefix(f"{surname} "))
    if len(syllables) != _SYLLABLES or not all(map(str.isalpha, syllables)):
        return None
    first, second = syllables
    given = {
        "spaces": f"{first} {second.capitalize()}",
        "hyphen": f"{first}-{second.lower()}",
        "hyphen-capital": f"{first}-{second.capitalize()}",
    }
    return f"{surname} {given[form]}"


def surname_first(name: str, surname: str) -> str | None:
    """Return a name of two words with its surname in front; None where there are more, or it is there already."""
    given = name.removesuffix(f" {surname}")
    return None if given == name or " " in given else f"{surname} {given}"


def _turns(entity: Entity) -> bool:
    """Tell whether a name has an order of its own: of people of Japan, where it is written in Han characters."""
    return entity.countries[0] != "JP" or any(one.lang.startswith("ja") and has_han(one.text) for one in entity.names)
