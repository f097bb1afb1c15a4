"""The JSON of a Wikidata item, as far as the book reads it: https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html.

The structures are decoded by msgspec, which passes over every other field without building it. What has another type
than it should have makes the whole item a fault. An empty mapping is written as ``[]`` by the software behind Wikidata.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from namenorm.gazetteer.importers.needs import msgspec

_TIME = re.compile(r"\+0*(\d{4})-(\d{2})-(\d{2})T")
_DAY, _MONTH, _YEAR = 11, 10, 9
_JULIAN = "Q1985786"


def date(value: TimeValue) -> str:
    """Return a day, a month or a year, ISO 8601, as precise as Wikidata knows it.

    Empty for a decade or less precise, and before the year 1000. A day of the Julian calendar gives its year alone,
    which is the same in the Gregorian but for a few days of January.
    """
    found = _TIME.match(value.time)
    if found is None or value.precision < _YEAR or found[1] < "1000":
        return ""
    year, month, day = found.groups()
    if value.precision == _YEAR or month == "00" or value.calendarmodel.endswith(_JULIAN):
        return year
    return f"{year}-{month}" if value.precision == _MONTH or day == "00" else f"{year}-{month}-{day}"


def date_of(snak: Snak[TimeValue] | None) -> str:
    """Return the date that a qualifier gives, empty where it gives none."""
    return date(snak.datavalue.value) if snak is not None and snak.datavalue is not None else ""


def is_unknown(snak: Snak[TimeValue] | None) -> bool:
    """Tell whether a qualifier says that there is a date, and gives none that the book can use."""
    return snak is not None and snak.snaktype != "novalue" and not date_of(snak)


Value = TypeVar("Value")


class Text(msgspec.Struct):
    """A label, description or alias."""

    value: str


class ItemValue(msgspec.Struct):
    """A statement's value that is an item."""

    id: str


class TimeValue(msgspec.Struct):
    """A statement's value that is a time: ``+2001-01-20T00:00:00Z`` with precision 11 for a day, 10 month, 9 year."""

    time: str
    precision: int
    calendarmodel: str = ""


class SpokenValue(msgspec.Struct):
    """A statement's value that is a text in a language."""

    text: str
    language: str


class DataValue(msgspec.Struct, Generic[Value]):
    """The wrapping of a value."""

    value: Value


class Snak(msgspec.Struct, Generic[Value]):
    """What is said: a value, or that it is unknown (``somevalue``), or that there is none (``novalue``)."""

    snaktype: str = "value"
    datavalue: DataValue[Value] | None = None


class Qualifiers(msgspec.Struct):
    """From when to when a statement holds, and who held the office before and after."""

    P580: tuple[Snak[TimeValue], ...] = ()
    P582: tuple[Snak[TimeValue], ...] = ()
    P1365: tuple[Snak[ItemValue], ...] = ()  # replaces
    P1366: tuple[Snak[ItemValue], ...] = ()  # replaced by


class Statement(msgspec.Struct, Generic[Value]):
    """A statement: preferred, normal or deprecated."""

    mainsnak: Snak[Value]
    rank: str = "normal"
    qualifiers: Qualifiers | list[Any] | None = None


Items = tuple[Statement[ItemValue], ...]
Spoken = tuple[Statement[SpokenValue], ...]
Strings = tuple[Statement[str], ...]
Times = tuple[Statement[TimeValue], ...]


class Claims(msgspec.Struct):
    """The statements that the book reads, by property."""

    P31: Items = ()  # instance of
    P21: Items = ()  # sex or gender
    P27: Items = ()  # country of citizenship
    P17: Items = ()  # country
    P39: Items = ()  # position held
    P103: Items = ()  # native language
    P106: Items = ()  # occupation
    P172: Items = ()  # ethnic group
    P734: Items = ()  # family name
    P1001: Items = ()  # applies to jurisdiction
    P569: Times = ()  # date of birth
    P570: Times = ()  # date of death
    P742: Strings = ()  # pseudonym
    P1448: Spoken = ()  # official name
    P1449: Spoken = ()  # nickname
    P1477: Spoken = ()  # birth name
    P1559: Spoken = ()  # name in native language
    P1705: Spoken = ()  # native label
    P1813: Spoken = ()  # short name


class Redirect(msgspec.Struct):
    """That an item was asked for by an identifier that was merged into another."""

    to: str
    source: str = msgspec.field(name="from", default="")


class Item(msgspec.Struct):
    """A line of a dump."""

    id: str
    type: str = "item"
    labels: dict[str, Text] | list[Any] = msgspec.field(default_factory=dict)
    aliases: dict[str, tuple[Text, ...]] | list[Any] = msgspec.field(default_factory=dict)
    descriptions: dict[str, Text] | list[Any] = msgspec.field(default_factory=dict)
    claims: Claims | list[Any] = msgspec.field(default_factory=Claims)
    sitelinks: dict[str, msgspec.Raw] | list[Any] = msgspec.field(default_factory=dict)
    modified: str = ""
    redirects: Redirect | None = None


class Entities(msgspec.Struct):
    """What Wikidata answers that is asked for items: each by the identifier by which it was asked for."""

    entities: dict[str, Item]


def decoder() -> msgspec.json.Decoder[Item]:
    """Return the decoder of lines; it raises ``msgspec.MsgspecError`` or ``ValueError`` at what is no item."""
    return msgspec.json.Decoder(Item)


def claims_of(item: Item) -> Claims:
    """Return the statements of an item."""
    return item.claims if isinstance(item.claims, Claims) else Claims()


def texts(by_language: dict[str, Text] | list[Any]) -> Mapping[str, str]:
    """Return labels or descriptions by Wikidata's code of the language."""
    return {code: text.value for code, text in by_language.items()} if isinstance(by_language, dict) else {}


def held(statements: tuple[Statement[Value], ...]) -> tuple[tuple[Statement[Value], Value], ...]:
    """Return the statements that are not deprecated and have a value, with it."""
    return tuple(
        (one, one.mainsnak.datavalue.value)
        for one in statements
        if one.rank != "deprecated" and one.mainsnak.snaktype == "value" and one.mainsnak.datavalue is not None
    )


def items(statements: Items) -> tuple[str, ...]:
    """Return the items that statements name; of those of different rank, the preferred ones alone."""
    return tuple(dict.fromkeys(value.id for value in best(statements)))


def best(statements: tuple[Statement[Value], ...]) -> tuple[Value, ...]:
    """Return the values of statements; of those of different rank, of the preferred ones alone."""
    found = held(statements)
    return tuple(value for one, value in found if one.rank == "preferred") or tuple(value for _, value in found)


def others(snaks: tuple[Snak[ItemValue], ...]) -> tuple[str, ...]:
    """Return the items that a qualifier names, without what is unknown or none."""
    return tuple(one.datavalue.value.id for one in snaks if one.snaktype == "value" and one.datavalue is not None)


def span(statement: Statement[Value]) -> tuple[Snak[TimeValue] | None, Snak[TimeValue] | None]:
    """Return since when and until when a statement holds, None where it does not say."""
    if not isinstance(statement.qualifiers, Qualifiers):
        return None, None
    since, until = statement.qualifiers.P580, statement.qualifiers.P582
    return since[0] if since else None, until[0] if until else None
