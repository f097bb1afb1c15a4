"""What the caller of a look-up says of a name, as the facts that a page would give."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from typing import Any

from namenorm.errors import InputError
from namenorm.mentions.words import Words
from namenorm.resolve.context import Context, Language, Surroundings
from namenorm.rules import BOOK_LANGUAGE, Rules
from namenorm.text.key import squash
from namenorm.text.page_text import as_it_stands

_GENDERS = ("m", "f")
_FIRST_DAY = {len("2024"): "-01-01", len("2024-07"): "-01", len("2024-07-03"): ""}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is said of a name beside its spelling.

    Attributes:
        around: The role and the country, as the words by which a page introduces a name; none if neither is given.
        countries: ISO codes of the countries that these speak of.
        country_names: Name of each country by ISO code, for the reader.
        synonyms: The word that stands for each word of an office that has others for it.
        role: The role as it was given.
        of_person: Whether only a person has such a role or a gender.
        gender: ``m``, ``f`` or empty.
        date: The day, month or year, ISO 8601, on which an office was held; or empty.
        source: The name in its own script, or empty.
        source_lang: Language of ``source``, primary subtag, or empty.
    """

    around: tuple[Surroundings, ...]
    countries: frozenset[str]
    country_names: Mapping[str, str]
    synonyms: Mapping[str, str]
    role: str = ""
    of_person: bool = False
    gender: str = ""
    date: str = ""
    source: str = ""
    source_lang: str = ""


class Asking:
    """Reads what callers say, in one language."""

    def __init__(self, rules: Rules, language: Language) -> None:
        """Read by the rules of a language."""
        self._rules, self._language = rules, language

    def read(
        self,
        country: str | None = None,
        role: str | None = None,
        gender: str | None = None,
        date: str | None = None,
        source: str | None = None,
        source_lang: str | None = None,
    ) -> Asked:
        """Return what a caller says as facts; what is None or empty is not said.

        Raises:
            InputError: If the country is unknown, the gender is neither ``m`` nor ``f``, or the date no date.
        """
        home = self.country(country) if country else None
        role = " ".join((role or "").split())
        spoken, words = self._role(role)
        own = frozenset({home}) if home else spoken
        around = Surroundings(words, own | spoken, own, bool(role), False, False, words & self._language.lexicon.titles)
        return Asked(
            around=(around,) if home or role else (),
            countries=own | spoken,
            country_names={**self._territories(), **self._language.country_names},
            role=role,
            synonyms=self._language.synonyms,
            of_person=bool(gender or words & self._language.lexicon.titles),
            gender=_gender(gender or ""),
            date=_date(date or ""),
            source=(source or "").strip(),
            source_lang=(source_lang or "").split("-")[0].lower(),
        )

    def country(self, said: str) -> str:
        """Return the ISO 3166-1 code of a country that is given by its code, its English name or its adjective.

        Raises:
            InputError: If it is none of these.
        """
        names = self._territories()
        if said.strip().upper() in names:
            return said.strip().upper()
        called = {squash(name): code for code, name in names.items()}
        found = self._language.nations.get(squash(said)) or called.get(squash(said))
        if found is None:
            raise InputError(
                f"no country is known as {said!r}: give its ISO 3166-1 code of two letters (JP), "
                "or its English name or adjective (Japan, Japanese)"
            )
        return found

    def _role(self, role: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return the countries and the words of a role; who writes no capitals leaves out those of countries, too."""
        said = role.title() if role.islower() else role
        words = Words(said)
        spoken = Context(words, self._language, as_it_stands(said)).countries
        return spoken, frozenset(self._language.synonyms.get(key, key) for key in words.keys)

    def _territories(self) -> Mapping[str, str]:
        """Return the names of countries in the language, or in the book's where it has no list of its own."""
        rules = self._rules if self._rules.has("territories") else self._rules.beside(BOOK_LANGUAGE)
        return rules.built("territories", _names)


def _names(parsed: Mapping[str, Any]) -> dict[str, str]:
    return {code: names[0] for code, names in parsed["names"].items()}


def _gender(said: str) -> str:
    if said and said not in _GENDERS:
        raise InputError(f"gender {said!r} is not one that the book tells: use m or f, or leave it out")
    return said


def _date(said: str) -> str:
    """Return a day, month or year; the time of day is left out."""
    day = said.strip().split("T")[0]
    if day and not _is_date(day + _FIRST_DAY.get(len(day), "?")):
        raise InputError(f"{said!r} is not a date of ISO 8601: write it as 2024-07-03, 2024-07 or 2024")
    return day


def _is_date(day: str) -> bool:
    try:
        return Date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False
