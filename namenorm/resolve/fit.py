"""How an entity fits what the caller of a look-up says and no feature of a page tells: gender, and office on a date."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from namenorm.gazetteer.model import Entity, Role
from namenorm.resolve.asked import Asked
from namenorm.resolve.profile import Profile
from namenorm.text.key import key
from namenorm.values import Evidence

Weight = Callable[[str], float]
"""What a feature that is 1 adds to the log-odds."""

_MISFIT = "introduced-otherwise"  # a text that introduces a name in words that do not fit, as measured on pages
_TITLE = "title-fits"
# Log-odds: of 146 persons whom Wikidata has as well it gives the gender of the book for all, so another one for 2 %.
_OTHER_GENDER = -3.9
_GENDERS = {"m": "a man", "f": "a woman"}


def misfit(weight: Weight) -> float:
    """Return what it weighs that a caller says what does not fit an entity.

    The decision has no weight for a kind or a date. It has one for a text that introduces a name in words that do
    not fit, and this is what such a caller does. What fits weighs nothing, since too many others fit as well.
    """
    return weight(_MISFIT)


def told(
    entity: Entity, profile: Profile, asked: Asked, weight: Weight, *, is_divided: bool = False
) -> Iterator[Evidence]:
    """Yield a line for each thing said that the decision has no feature for and the book knows of the entity.

    Args:
        entity: Who or what may be meant.
        profile: What a page could say of it.
        asked: What the caller says.
        weight: Of a feature.
        is_divided: Whether the name is divided as a person's is, and the entity's name of the same letters is not.
    """
    if entity.kind != "person":
        yield from _thing(asked, weight, is_divided)
        return
    if asked.gender and entity.gender:
        fits = asked.gender == entity.gender
        yield Evidence("gender", f"{entity.name} is {_GENDERS[entity.gender]}", 0.0 if fits else _OTHER_GENDER)
    if asked.date:
        yield from _on_date(_meant(entity, profile, asked), asked.date, weight)


def _thing(asked: Asked, weight: Weight, is_divided: bool) -> Iterator[Evidence]:
    """Yield a line where a person is sought: a place is then worth no more than a person who is no match.

    Its spelling weighs more than that of a person, since a page tells by the words around which of them is meant.
    Nobody prints the county Malong as Ma Long, who is a person.
    """
    if asked.of_person or is_divided:
        weighs = weight("attested") - weight("thing") + misfit(weight)
        said = "a person is sought" if asked.of_person else "surname and given name stand apart, as a person's do"
        yield Evidence("kind", f"{said}, and this is none", weighs)


def _meant(entity: Entity, profile: Profile, asked: Asked) -> list[Role]:
    """Return the offices of an entity that share the most telling words with the role that is asked for."""
    said = frozenset(word for one in asked.around for word in one.words)
    shared = [sum(profile.words.get(word, 0.0) for word in said & _words(one, asked)) for one in entity.roles]
    most = max(shared, default=0.0)
    return [one for one, weight in zip(entity.roles, shared, strict=True) if weight == most > 0]


def _words(role: Role, asked: Asked) -> frozenset[str]:
    return frozenset(asked.synonyms.get(word, word) for word in key(f"{role.title} {role.organisation}").split())


def _on_date(meant: Sequence[Role], date: str, weight: Weight) -> Iterator[Evidence]:
    held = [one for one in meant if holds(one, date)]
    if held:
        yield Evidence("office-on-date", f"{_office(held[0])}; so on {date}")
    elif meant:
        # Nor does the title fit then, which the decision has taken for a fit.
        against = misfit(weight) - weight(_TITLE)
        yield Evidence("office-on-date", f"{_office(meant[-1])}; not on {date}", against)


def holds(role: Role, date: str) -> bool:
    """Tell whether an office may be held on a date; either may be a day, a month or a year.

    An office without a last day is held on, also after the book was last checked.
    """
    return _reached(role.since, date) and (not role.until or _reached(date, role.until))


def _reached(first: str, then: str) -> bool:
    """Tell whether a date is not after another, as far as both are told."""
    told = min(len(first), len(then))
    return first[:told] <= then[:told]


def _office(role: Role) -> str:
    of = f" of {role.organisation}" if role.organisation else ""
    since = f" from {role.since}" if role.since else ""
    until = f" until {role.until}" if role.until else f", still when checked on {role.checked_on}"
    return f"{role.title}{of}{since}{until if role.until or role.checked_on else ''}"
