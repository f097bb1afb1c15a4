"""One Wikidata item as an entity of the book: its names are labels, aliases and the statements that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from namenorm.gazetteer.importers.bulk_line import pending_surname
from namenorm.gazetteer.importers.names import CHINESE, fits, is_latin, is_own_name, language_of, surname_of
from namenorm.gazetteer.importers.wikidata_json import (
    Claims,
    Item,
    Spoken,
    best,
    claims_of,
    date,
    date_of,
    held,
    is_unknown,
    items,
    span,
    texts,
)
from namenorm.gazetteer.importers.wikidata_rules import WikidataRules
from namenorm.gazetteer.model import Entity, EntityKind, Name, NameKind, Role
from namenorm.text.han import simplified

ENGLISH = ("en", "mul", "en-us", "en-gb", "en-ca")
"""Where the English name stands, first of all; ``mul`` is the label for all languages that have none of their own."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose names are read.

    Attributes:
        person: Whether it is a person.
        english: The canonical name.
        countries: ISO 3166-1 codes.
        languages: Primary subtags of the languages that are the bearer's own.
        chinese: Whether language or people say that a Chinese name is the bearer's own.
    """

    person: bool
    english: str
    countries: tuple[str, ...]
    languages: frozenset[str]
    chinese: bool


def english_label(item: Item) -> str:
    """Return the English label in Latin letters, empty where there is none."""
    labels = texts(item.labels)
    return next((labels[code].strip() for code in ENGLISH if is_latin(labels.get(code, ""))), "")


def bearer_of(item: Item, english: str, countries: tuple[str, ...], rules: WikidataRules, person: bool) -> Bearer:
    """Return whose names an item's are; ``english`` is its canonical name."""
    claims = claims_of(item)
    spoken = (lang for code in countries for lang in rules.languages.get(code, ()))
    native = (rules.lang(value.language).split("-")[0] for _, value in held((*claims.P1559, *claims.P1705)))
    chinese = not rules.chinese.isdisjoint((*items(claims.P103), *items(claims.P172)))
    return Bearer(person, english, countries, frozenset((*spoken, *native)) - {"", "en"}, chinese)


def names_of(item: Item, bearer: Bearer, wanted: frozenset[str], rules: WikidataRules) -> tuple[Name, ...]:
    """Return the names of an item in the wanted languages, the canonical one first.

    Args:
        item: The item.
        bearer: Whose names they are.
        wanted: Primary subtags of the languages to keep.
        rules: The tables.

    Returns:
        Each text once for a language. A text that is not written as its language is (a Latin label under ``zh``) is
        left out, and so is a regional form that its language has already, in either Chinese script.
    """
    found = [Name(bearer.english, "en", "canonical")]
    found += _of_statements(claims_of(item), bearer, rules)
    found += _of_labels(item, bearer, wanted, rules)
    kept: dict[tuple[str, str], Name] = {}
    for name in found:
        primary = name.lang.split("-")[0]
        if _is_wanted(name, primary, wanted, bearer.english) and fits(name.text, name.lang):
            kept.setdefault((primary, simplified(name.text) if primary == "zh" else name.text), name)
    return tuple(kept.values())


def _is_wanted(name: Name, primary: str, wanted: frozenset[str], english: str) -> bool:
    """Tell whether to keep a name; a label in another language that repeats the English one says nothing new."""
    return (primary in wanted or primary == "und") and (primary == "en" or name.text != english)


def _of_statements(claims: Claims, bearer: Bearer, rules: WikidataRules) -> Iterator[Name]:
    spoken: tuple[tuple[Spoken, NameKind], ...] = (
        (claims.P1559, "native"),
        (claims.P1705, "native"),
        (claims.P1448, "alias"),
        (claims.P1813, "short"),
        (claims.P1477, "former"),
        (claims.P1449, "nickname"),
    )
    for statements, kind in spoken:
        for _, value in held(statements):
            if lang := rules.lang(value.language):
                yield Name(value.text.strip(), _plain(lang, value.text), kind)
    for _, text in held(claims.P742):
        yield Name(text.strip(), _guessed(text, bearer), "stage")


def _of_labels(item: Item, bearer: Bearer, wanted: frozenset[str], rules: WikidataRules) -> Iterator[Name]:
    """Yield labels before aliases, and the plain code of a language before those of its regions."""
    labels = texts(item.labels)
    for code, lang in _spoken(labels, wanted, rules):
        text = labels[code].strip()
        yield Name(text, _plain(lang, text), _kind(text, lang.split("-")[0], bearer))
    aliases = item.aliases if isinstance(item.aliases, dict) else {}
    for code, lang in _spoken(aliases, wanted, rules):
        for one in aliases[code]:
            yield Name(one.value.strip(), _plain(lang, one.value), "alias")


def _spoken(codes: Iterable[str], wanted: frozenset[str], rules: WikidataRules) -> list[tuple[str, str]]:
    """Return the codes of wanted languages with their tags, the plain ones first."""
    tagged = ((code, rules.lang(code)) for code in codes)
    found = [(code, lang) for code, lang in tagged if lang.split("-")[0] in wanted]
    return sorted(found, key=_plain_first)


def _plain_first(spoken: tuple[str, str]) -> tuple[int, str]:
    return spoken[0].count("-"), spoken[0]


def _plain(lang: str, text: str) -> str:
    """Return the tag of a Chinese name without a script that it is not written in."""
    return "zh" if lang.startswith("zh-Hans") and simplified(text) != text else lang


def _kind(text: str, primary: str, bearer: Bearer) -> NameKind:
    """Return ``native`` for a name in a language of the bearer's own that is not English, else ``alias``."""
    if primary == "zh" and bearer.person:
        own = is_own_name(text, bearer.english, bearer.countries, bearer.chinese)
    elif primary == "zh":
        own = not CHINESE.isdisjoint(bearer.countries)
    else:
        own = primary in bearer.languages
    return "native" if own else "alias"


def _guessed(text: str, bearer: Bearer) -> str:
    """Return the language of a pseudonym, which Wikidata gives without one."""
    lang = language_of(text)
    if lang == "und-Latn":
        return "en"
    if lang == "und-Hani":
        return next((one for one in ("ja", "zh") if one in bearer.languages), lang)
    if lang == "und-Cyrl":
        return next((one for one in ("uk", "ru", "be", "bg", "sr") if one in bearer.languages), lang)
    return lang


SOURCE = "wikidata"


def entity_of(
    item: Item, kind: EntityKind, wanted: frozenset[str], rules: WikidataRules, as_of: str = ""
) -> Entity | None:
    """Return the entity that an item describes, None if it has no English label in Latin letters.

    The titles of its roles and its surname may be items, which ``named.named`` turns into names: an item of Wikidata
    says only by their numbers which office a person held.

    Args:
        item: The item.
        kind: What it is.
        wanted: Primary subtags of the languages whose names are kept.
        rules: The tables.
        as_of: The day on which the data were taken, ISO 8601; the item's last change unless given.
    """
    english = english_label(item)
    if not english:
        return None
    claims = claims_of(item)
    countries = rules.codes_of(items(claims.P27) or items(claims.P17))
    names = names_of(item, bearer_of(item, english, countries, rules, kind == "person"), wanted, rules)
    surname = surname_of(english, countries, names) if kind == "person" else ""
    return Entity(
        id=f"{SOURCE}:{item.id}",
        kind=kind,
        name=english,
        surname=pending_surname(items(claims.P734), surname) if kind == "person" else "",
        about=_about(texts(item.descriptions).get("en", "").strip().rstrip("."), claims),
        countries=countries,
        gender=next((rules.genders[one] for one in items(claims.P21) if one in rules.genders), ""),
        names=names,
        roles=tuple(_roles(claims, as_of or item.modified[:10])) if kind == "person" else (),
        source=SOURCE,
    )


def death_of(claims: Claims) -> str:
    """Return the date of death, empty where there is none that the book can write."""
    return next(filter(None, map(date, best(claims.P570))), "")


def years_of(claims: Claims) -> str:
    """Return the years of life of somebody who died, as the end of a description has them; else nothing."""
    born, died = (next(filter(None, map(date, best(one))), "")[:4] for one in (claims.P569, claims.P570))
    return f"({born}-{died})" if born and died else f"(died {died})" if died else ""


def _about(said: str, claims: Claims) -> str:
    years = years_of(claims)
    return f"{said} {years}".strip() if years[-5:-1] not in said else said


def _roles(claims: Claims, as_of: str) -> Iterator[Role]:
    """Yield the offices held, their titles as items; death ends those that go on.

    Those that ended on an unknown day, that begin after the data were taken, or that end before they begin are left
    out: nothing can be said by them.
    """
    died = death_of(claims)
    for statement, value in held(claims.P39):
        begin, end = span(statement)
        since, until = date_of(begin), date_of(end) or died
        if is_unknown(end) or (since and as_of and since > as_of) or (since and until and since > until):
            continue
        yield Role(value.id, since=since, until=until, checked_on="" if until else as_of)
