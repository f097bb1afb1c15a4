"""How an entity fits what the caller of a look-up says: gender, office on a date, and the name in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from namenorm.gazetteer.model import Entity, Name, Role
from namenorm.index.stack import Found
from namenorm.resolve.asked import Asked
from namenorm.resolve.composed import Composer
from namenorm.resolve.profile import BULK, Profile
from namenorm.romanise.kanji import folded
from namenorm.romanise.systems import System, romaniser, systems, unplaced
from namenorm.text.han import simplified
from namenorm.text.key import has_han, key, squash
from namenorm.values import Evidence

Weight = Callable[[str], float]
"""What a feature that is 1 adds to the log-odds."""

_MISFIT = "introduced-otherwise"  # a text that introduces a name in words that do not fit, as measured on pages
_TITLE = "title-fits"
# Log-odds: of 146 persons whom Wikidata has as well it gives the gender of the book for all, so another one for 2 %.
_OTHER_GENDER = -3.9
_GENDERS = {"m": "a man", "f": "a woman"}
_DOT = re.compile(r"\w[·•・‧･]\w")
_BETWEEN = re.compile(r"[\s·•・‧･]+")
_LATIN: frozenset[str] = frozenset()
_MOST_PUT_TOGETHER = 12
_LIKELY = 0.2  # a spelling of a system beside its likeliest one; what is rarer finds namesakes
# What it adds that a name put together from the parts of a transcription is that of somebody in the book. Of 64 Chinese
# names that lead to a person of the book in this way and are not in it themselves, 58 are that person's: log-odds of
# 2.3, of which a name that the book has gives 0.3. How likely the parts are says no more: of 14 whose parts have a
# share below 0.1, 12 are right. Counted in the half of ``wikidata_persons`` on which may be fitted.
_PUT_TOGETHER = 2.0


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


@dataclass(frozen=True, slots=True)
class Spelt:
    """A form in Latin letters.

    Attributes:
        text: The spelling.
        put_together: Whether its parts are looked up one by one, as those of a transcribed name are.
    """

    text: str
    put_together: bool


class SourceForm:
    """The form in which a source gives a name.

    Attributes:
        text: The form.
        keys: The squashed spellings under which an index may have it.
    """

    def __init__(self, text: str, lang: str = "") -> None:
        """Take a name in any script.

        Args:
            text: The name, without white space around it.
            lang: Primary subtag of its language, where that is known.
        """
        self.text = text
        self._lang = lang
        self.keys = _keys(text, lang)
        self._surname = _keys(_last(text), lang)
        self._scripts = _scripts(text)

    @property
    def is_transcribed(self) -> bool:
        """Whether the form gives several parts of a name by their sounds, in a script that puts no spaces between."""
        return _DOT.search(self.text) is not None

    def is_name_of(self, entity: Entity) -> bool:
        """Tell whether an entity bears the form, in simplified, traditional or Japanese characters."""
        return any(not self.keys.isdisjoint(_keys(one.text, one.lang)) for one in self._alike(entity))

    def is_of_another(self, entity: Entity) -> bool:
        """Tell whether an entity has names in the script of the form, and none is this one or of the same surname.

        特朗普 may be the surname of 唐纳德·特朗普, and 当劳·特朗普 the same person. Nothing is said of 鈴木けいすけ,
        whose given name may be in kanji elsewhere, and nothing by a form in Latin letters.
        """
        own = self._alike(entity) if self._scripts else []
        return bool(own) and all(self._surname.isdisjoint(_keys(_last(one.text), one.lang)) for one in own)

    def _alike(self, entity: Entity) -> list[Name]:
        return [one for one in entity.names if _scripts(one.text) == self._scripts]

    def spellings(self, composer: Composer, countries: frozenset[str]) -> Iterator[Spelt]:
        """Yield what the form may be in Latin letters: put together from parts, or romanised.

        Args:
            composer: Puts a name together that is written by its sounds.
            countries: ISO codes of where the person may belong; none if nobody says so.
        """
        for written in dict.fromkeys((self.text, self._without_middle)):
            for candidate in composer.candidates(written, _MOST_PUT_TOGETHER):
                yield Spelt(candidate.name, True)
        for system in self._systems(countries):
            for one in romaniser(system.name).romanise(self.text):
                if one.weight >= _LIKELY:
                    yield Spelt(one.text, False)

    def may_be_spelt(self, spelt: Spelt, found: Found) -> bool:
        """Tell whether somebody found by a spelling may have the form.

        A foreigner may, whatever transcriptions the book has, but not one whose names come in the other order; somebody
        with a Chinese, Japanese or Korean name has its characters, and is not meant if the book has others.
        """
        if spelt.put_together:
            return not found.derived and found.system != "order"
        return not found.derived and not self.is_of_another(found.entity)

    @property
    def _without_middle(self) -> str:
        """The first and the last part of a transcribed name, as a book has those who are seldom named in full."""
        parts = _BETWEEN.split(self.text)
        return f"{parts[0]}·{parts[-1]}" if self.is_transcribed else self.text

    def _systems(self, countries: frozenset[str]) -> list[System]:
        """Return the romanisations that read the form, of its language and of the countries if these are told."""
        every = systems() if countries else (*unplaced(), *(one for one in systems() if one.lang != "zh"))
        return [
            one
            for one in every
            if one.reads(self.text)
            and (not self._lang or one.lang == self._lang)
            and (not countries or not countries.isdisjoint(one.regions))
        ]


def _last(name: str) -> str:
    """Return the last part of a name, which is a foreigner's surname; a Chinese name has one part."""
    return _BETWEEN.split(name)[-1]


@lru_cache(maxsize=4096)  # a look-up compares each name with the form, and then its surname
def _keys(text: str, lang: str) -> frozenset[str]:
    """Return the keys of a name; of a Japanese one also that of its Chinese characters: 宮沢 is 宮澤."""
    if not has_han(text):
        return frozenset((squash(text),))
    forms = (simplified(text), folded(text)) if lang in ("ja", "") else (simplified(text),)
    return frozenset(map(squash, forms))


def _scripts(text: str) -> frozenset[str]:
    """Return the scripts of a text's letters, as the first words of their Unicode names; the Latin one left out."""
    return _LATIN if text.isascii() else frozenset(map(_script, text)) - {"LATIN", ""}


@lru_cache(maxsize=16384)
def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0] if char.isalpha() else ""


def read_as(form: SourceForm, spelt: Spelt) -> Evidence:
    """Return what it says that a form may be spelt as an entity is."""
    weighs = _PUT_TOGETHER if spelt.put_together else 0.0
    return Evidence("source-spelling", f"{form.text} may be {spelt.text}", weighs)


def listed(form: SourceForm, entity: Entity, weight: Weight) -> Iterator[Evidence]:
    """Yield what it says of somebody of a work of reference that a form leads there: few share a transcribed name.

    Of 59 such forms in the same half 55 are right. It is no reason against them that they are listed for their names
    alone, as it is against the namesakes of a Chinese or Japanese name.
    """
    if form.is_transcribed and entity.source in BULK:
        yield Evidence("transcription", "few share the transcription of a whole name", -weight("bulk"))


def of_thing(entity: Entity, source: str | None, weight: Weight) -> Iterator[Evidence]:
    """Yield what the form says of a place or a body, which no feature of a page asks.

    Args:
        entity: Anything.
        source: The form if the entity bears it, empty if it bears others, None if nothing is known.
        weight: Of a feature.
    """
    if entity.kind == "person" or source is None:
        return
    if source:
        yield Evidence("source", f"the original has {source}", weight("source-has-name"))
    else:
        yield Evidence("source", f"the original has none of the names of {entity.name}", weight("source-lacks-name"))


def unlike(name: str, entity: Entity, weight: Weight) -> Evidence:
    """Return what it says of an entity that a name led to others alone: nothing if it is a part of its own name."""
    words = frozenset(key(name).split())
    whole = next((one.text for one in entity.names if words <= frozenset(key(one.text).split())), None)
    if whole is not None:
        return Evidence("part-of-name", f"{name} is a part of {whole}")
    return Evidence("other-name", f"no spelling of {entity.name} is near {name}", misfit(weight))
