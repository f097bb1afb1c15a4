"""The names of a Wikidata item: labels, aliases, and the statements that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from namenorm.gazetteer.importers.chinese import CHINESE, is_own_name
from namenorm.gazetteer.importers.scripts import fits, is_latin, language_of
from namenorm.gazetteer.importers.wikidata_json import Claims, Item, Spoken, claims_of, held, items, texts
from namenorm.gazetteer.importers.wikidata_rules import WikidataRules
from namenorm.gazetteer.model import Name, NameKind
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
