"""FollowTheMoney entities, as OpenSanctions publishes them: ``entities.ftm.json``, one entity a line.

Format: https://www.opensanctions.org/docs/entities/. The licence of the data is the affair of whoever uses them:
OpenSanctions' are CC BY-NC 4.0, free of charge for non-commercial use alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from namenorm.gazetteer.importers.names import guessed, is_latin, surname_of
from namenorm.gazetteer.importers.needs import msgspec
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.wikidata_rules import wikidata_rules
from namenorm.gazetteer.model import Entity, EntityKind, Name, Role
from namenorm.rules import Rules


class Proxy(msgspec.Struct):
    """A line; values of properties are texts, or entities where the export nests them."""

    id: str
    schema: str
    properties: dict[str, tuple[str | dict[str, Any], ...]]
    caption: str = ""
    last_change: str | None = None
    last_seen: str | None = None


class FollowTheMoneyReader:
    """Says of each line what it gives."""

    def __init__(self, source: str = "opensanctions", kinds: tuple[EntityKind, ...] = ("person", "org")) -> None:
        """Read entities of some kinds as those of a source, the first part of their identifiers."""
        rules: Mapping[str, Any] = Rules("und").topic("followthemoney")
        self._rules = rules
        self._languages = wikidata_rules().languages
        self._source = source
        self._kinds = {schema: kind for schema, kind in rules["schemata"].items() if kind in kinds}
        self._decode = msgspec.json.Decoder(Proxy).decode

    def read(self, line: bytes) -> Outcome:
        """Return what a line gives; a malformed one gives a fault."""
        try:
            proxy = self._decode(line)
        except (ValueError, RecursionError) as error:
            return Outcome(fault=f"is no entity of FollowTheMoney: {error}")
        kind = self._kinds.get(proxy.schema)
        if kind is None:
            return Outcome(left_out="schema")
        if not proxy.id.strip():
            return Outcome(fault="has an empty id")
        entity = self._entity(proxy, kind)
        return Outcome(entity) if entity else Outcome(left_out="no name in Latin letters")

    def _entity(self, proxy: Proxy, kind: EntityKind) -> Entity | None:
        said = [text for text in (proxy.caption.strip(), *_texts(proxy, "name"), *_texts(proxy, "alias")) if text]
        english = next((text for text in said if is_latin(text)), "")
        if not english:
            return None
        countries = self._countries(proxy)
        names = (Name(english, "en", "canonical"), *self._names(proxy, english, countries))
        positions = _texts(proxy, "position")
        known = (proxy.last_change or proxy.last_seen or "")[:10]
        return Entity(
            id=f"{self._source}:{proxy.id}",
            kind=kind,
            name=english,
            surname=_surname(proxy, english, countries, names) if kind == "person" else "",
            about=positions[0] if positions else "",
            countries=countries,
            gender=next((self._rules["genders"].get(one, "") for one in _texts(proxy, "gender")), ""),
            names=names,
            roles=tuple(Role(title, checked_on=known) for title in positions) if kind == "person" else (),
            note=_note(proxy),
            source=self._source,
            ids=tuple(f"wikidata:{one}" for one in _texts(proxy, "wikidataId")),
        )

    def _countries(self, proxy: Proxy) -> tuple[str, ...]:
        for field in self._rules["countries"]:
            codes = (text.upper() for text in _texts(proxy, field))
            if known := tuple(dict.fromkeys(code for code in codes if code in self._languages)):
                return known
        return ()

    def _names(self, proxy: Proxy, english: str, countries: tuple[str, ...]) -> Iterator[Name]:
        """Yield each text but the canonical name once."""
        told = {english}
        for field, kind in self._rules["names"].items():
            for text in _texts(proxy, field):
                if text not in told:
                    told.add(text)
                    name = guessed(text, kind, english, countries, self._languages)
                    weak = field in self._rules["weak"]
                    yield Name(name.text, name.lang, name.kind, verified=not weak)


def _texts(proxy: Proxy, field: str) -> tuple[str, ...]:
    values = proxy.properties.get(field, ())
    return tuple(dict.fromkeys(one.strip() for one in values if isinstance(one, str) and one.strip()))


def _surname(proxy: Proxy, english: str, countries: tuple[str, ...], names: tuple[Name, ...]) -> str:
    """Return the last name that the source gives, where it is part of the name, else what custom says."""
    given = (one for one in _texts(proxy, "lastName") if f" {one} " in f" {english} ")
    return next(given, "") or surname_of(english, countries, names)


def _note(proxy: Proxy) -> str:
    topics = ", ".join(_texts(proxy, "topics"))
    return f"topics: {topics}" if topics else ""
