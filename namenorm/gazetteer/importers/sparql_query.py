"""The query that asks Wikidata for the persons of a subject: ``politicians of Malaysia``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from namenorm.errors import InputError
from namenorm.gazetteer.importers.wikidata_rules import wikidata_rules
from namenorm.rules import Rules
from namenorm.text.key import key

_ITEM = re.compile(r"Q[1-9]\d*")
_SUBJECT = re.compile(r"(\S.*?)\s+(?:of|from|in)\s+(?:the\s+)?(\S.*)", re.IGNORECASE)
_LABELS = ("P1559", "P1477", "P742", "P1449")
_DATES = ("P569", "P570")
_ITEMS = ("P21", "P27", "P103", "P172")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom to ask for; each field is an item, Q82955, or its English label, and empty where it does not matter.

    Attributes:
        occupation: What they do (P106).
        country: Of which country they are citizens (P27).
        position: Which office they hold or held (P39).
    """

    occupation: str = ""
    country: str = ""
    position: str = ""


def subject_of(words: str) -> Subject:
    """Return the subject of words such as ``politicians of Malaysia``: an occupation, in the plural, and a country.

    Raises:
        InputError: If the words are of another form.
    """
    found = _SUBJECT.fullmatch(words.strip())
    if found is None:
        raise InputError(f"{words!r}: write an occupation and a country, 'politicians of Malaysia', or --position")
    return Subject(occupation=_singular(found[1].lower()), country=found[2])


def query_of(subject: Subject, languages: tuple[str, ...], limit: int, offset: int) -> str:
    """Return the SPARQL that gives what is known of the persons at places ``offset`` to ``offset + limit``.

    Each row of the answer is one fact: ``item``, ``what`` (``label``, ``alias``, ``about`` or a property), ``value``,
    and for offices and family names ``valueLabel``, ``since``, ``until`` with their precisions, ``before``, ``after``.

    Args:
        subject: Whom to ask for.
        languages: Primary subtags of the languages of names.
        limit: Persons a page.
        offset: Persons before it, in the order of their addresses.

    Raises:
        InputError: If nothing is asked for.
    """
    codes = " ".join(f'"{code}"' for code in _codes(languages))
    branches = "\n  UNION ".join(_branches(codes))
    return f"""\
SELECT ?item ?what ?value ?valueLabel ?since ?sincePrecision ?until ?untilPrecision ?ended ?before ?after WHERE {{
  {{ SELECT DISTINCT ?item WHERE {{
{_conditions(subject)}
  }} ORDER BY ?item LIMIT {limit} OFFSET {offset} }}
  {branches}
}}
"""


def _conditions(subject: Subject) -> str:
    asked = (("P106", _known_occupation(subject.occupation)), ("P27", _known_country(subject.country)))
    wanted = [(prop, said) for prop, said in (*asked, ("P39", subject.position.strip())) if said]
    if not wanted:
        raise InputError("nothing is asked for: give --subject, --occupation, --country or --position")
    lines = ["    ?item wdt:P31 wd:Q5 ."]
    for number, (prop, said) in enumerate(wanted):
        if _ITEM.fullmatch(said):
            lines.append(f"    ?item wdt:{prop} wd:{said} .")
        else:
            lines.append(f"    ?of{number} rdfs:label {_literal(said)}@en . ?item wdt:{prop} ?of{number} .")
    return "\n".join(lines)


def _branches(codes: str) -> list[str]:
    named = f"VALUES ?lang {{ {codes} }} FILTER(LANG(?value) = ?lang)"
    plain = [
        f'{{ ?item rdfs:label ?value . {named} BIND("label" AS ?what) }}',
        f'{{ ?item skos:altLabel ?value . {named} BIND("alias" AS ?what) }}',
        '{ ?item schema:description ?value . FILTER(LANG(?value) = "en") BIND("about" AS ?what) }',
        '{ BIND(?item AS ?value) BIND("item" AS ?what) }',
    ]
    said = [f'{{ ?item wdt:{prop} ?value . BIND("{prop}" AS ?what) }}' for prop in (*_LABELS, *_ITEMS)]
    family = (
        '{ ?item wdt:P734 ?value . ?value rdfs:label ?valueLabel . FILTER(LANG(?valueLabel) IN ("en", "mul")) '
        'BIND("P734" AS ?what) }'
    )
    dates = [
        f"{{ ?item p:{prop}/psv:{prop} [ wikibase:timeValue ?since ; wikibase:timePrecision ?sincePrecision ] . "
        f'BIND(?item AS ?value) BIND("{prop}" AS ?what) }}'
        for prop in _DATES
    ]
    return [*plain, *said, *dates, family, _offices()]


def _offices() -> str:
    return """{
    ?item p:P39 ?statement . ?statement ps:P39 ?value . ?value rdfs:label ?valueLabel .
    FILTER(LANG(?valueLabel) = "en") MINUS { ?statement wikibase:rank wikibase:DeprecatedRank }
    OPTIONAL { ?statement pqv:P580 [ wikibase:timeValue ?since ; wikibase:timePrecision ?sincePrecision ] }
    OPTIONAL { ?statement pqv:P582 [ wikibase:timeValue ?until ; wikibase:timePrecision ?untilPrecision ] }
    OPTIONAL { ?statement pq:P582 ?ended }
    OPTIONAL { ?statement pq:P1365 ?before }
    OPTIONAL { ?statement pq:P1366 ?after }
    BIND("P39" AS ?what)
  }"""


def _codes(languages: tuple[str, ...]) -> list[str]:
    """Return Wikidata's codes of languages and their regional forms."""
    wanted = {one.split("-")[0] for one in ("en", *languages)}
    regional = (code for code, lang in wikidata_rules().codes.items() if lang.split("-")[0] in wanted)
    return sorted({*wanted, *regional})


def _singular(occupation: str) -> str:
    """Return an English plural in the singular, so far as occupations go: judges, actors, businesspeople."""
    if occupation.endswith("people"):
        return f"{occupation[:-6]}person"
    if occupation.endswith("men"):
        return f"{occupation[:-3]}man"
    return occupation.removesuffix("s")


def _known_occupation(said: str) -> str:
    table: Mapping[str, Any] = Rules("und").topic("wikidata")
    return str(table["occupations"].get(said.strip().lower(), said.strip()))


def _known_country(said: str) -> str:
    """Return the item of a country by its English name or ISO 3166-1 code, else what was said."""
    names: Mapping[str, list[str]] = Rules("en").topic("territories")["names"]
    wanted = key(said)
    code = next((code for code, listed in names.items() if wanted in (key(code), *map(key, listed))), "")
    items: Mapping[str, Any] = Rules("und").topic("wikidata_countries")
    return str(items[code]["items"][0]) if code in items else said.strip()


def _literal(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\r", " ")
    return f'"{escaped}"'
