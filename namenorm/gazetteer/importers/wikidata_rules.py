"""What Wikidata's items and codes mean to the book: ``rules/und/wikidata.yaml`` and ``wikidata_countries.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.gazetteer.model import EntityKind
from namenorm.rules import Rules

_PLAIN = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class WikidataRules:
    """The tables.

    Attributes:
        classes: Which kind of entity the instances of an item are.
        offices: Classes of offices.
        family_names: Classes of family names.
        genders: ``m`` or ``f`` by item.
        chinese: Languages and peoples whose people bear Chinese names.
        codes: BCP 47 by Wikidata's code, where they differ.
        countries: ISO 3166-1 code by item.
        languages: Official languages of a country by its code.
    """

    classes: Mapping[str, EntityKind]
    offices: frozenset[str]
    family_names: frozenset[str]
    genders: Mapping[str, str]
    chinese: frozenset[str]
    codes: Mapping[str, str]
    countries: Mapping[str, str]
    languages: Mapping[str, tuple[str, ...]]

    def lang(self, code: str) -> str:
        """Return the BCP 47 tag of one of Wikidata's codes of languages; empty where there is none."""
        return self.codes.get(code) or (code if _PLAIN.fullmatch(code) else "")

    def codes_of(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """Return the countries that items stand for, each once, in the order of the items."""
        return tuple(dict.fromkeys(self.countries[item] for item in items if item in self.countries))


def wikidata_rules() -> WikidataRules:
    """Return the bundled tables.

    Raises:
        GazetteerError: If a file of rules is missing or malformed.
    """
    rules = Rules("und")
    by_code: Mapping[str, Any] = rules.topic("wikidata_countries")
    table: Mapping[str, Any] = rules.topic("wikidata")
    return WikidataRules(
        classes={item: kind for kind, listed in table["classes"].items() for item in listed},
        offices=frozenset(table["offices"]),
        family_names=frozenset(table["family_names"]),
        genders=table["genders"],
        chinese=frozenset((*table["chinese"]["languages"], *table["chinese"]["peoples"])),
        codes=table["languages"],
        countries={item: code for code, row in by_code.items() for item in row["items"]},
        languages={code: tuple(row["languages"]) for code, row in by_code.items()},
    )
