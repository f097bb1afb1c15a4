"""The facts of a SPARQL answer as entities: put together as items of Wikidata, then read as such."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from namenorm.gazetteer.importers.needs import msgspec
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.sparql_client import Endpoint
from namenorm.gazetteer.importers.sparql_query import Subject, query_of
from namenorm.gazetteer.importers.wikidata_entity import entity_of
from namenorm.gazetteer.importers.wikidata_json import Item, decoder
from namenorm.gazetteer.importers.wikidata_rules import wikidata_rules

_ENTITY = "http://www.wikidata.org/entity/"
_SPOKEN = frozenset({"P1559", "P1477", "P1449"})
_ITEMS = frozenset({"P21", "P27", "P103", "P172", "P734"})
_STRINGS = frozenset({"P742"})
_DATES = frozenset({"P569", "P570"})
Binding = dict[str, Any]


@dataclass(slots=True)
class _Facts:
    """What the rows say of one item, in the form of Wikidata's JSON."""

    labels: dict[str, Any] = field(default_factory=dict)
    aliases: dict[str, list[Any]] = field(default_factory=dict)
    descriptions: dict[str, Any] = field(default_factory=dict)
    claims: dict[str, list[Any]] = field(default_factory=dict)
    named: dict[str, str] = field(default_factory=dict)


def sparql_outcomes(
    endpoint: Endpoint,
    subject: Subject,
    languages: tuple[str, ...],
    *,
    as_of: str,
    page: int = 200,
    limit: int | None = None,
    pause: float = 1.0,
) -> Iterator[tuple[str, Outcome]]:
    """Yield what an endpoint knows of a subject, page by page, each with its address.

    Args:
        endpoint: Whom to ask.
        subject: For whom to ask.
        languages: Primary subtags of the languages of names.
        as_of: Today, ISO 8601: up to when offices are known.
        page: Persons a question.
        limit: Persons at most.
        pause: Seconds between two questions.

    Raises:
        InputError: If the endpoint cannot be asked.
    """
    offset = 0
    while limit is None or offset < limit:
        size = page if limit is None else min(page, limit - offset)
        found = endpoint.ask(query_of(subject, languages, size, offset))
        yield from outcomes_of(found, languages, as_of)
        if len({_value(one, "item") for one in found}) < size:
            return
        offset += size
        time.sleep(pause)


def outcomes_of(bindings: Iterable[Binding], languages: tuple[str, ...], as_of: str) -> Iterator[tuple[str, Outcome]]:
    """Yield what the rows of an answer give, with the address of each item."""
    rules = wikidata_rules()
    wanted = frozenset(one.split("-")[0] for one in ("en", *languages))
    for address, item, labels in items_of(bindings):
        yield from ((address, Outcome(label=(number, label, ""))) for number, label in labels.items())
        if isinstance(item, str):
            yield address, Outcome(fault=item)
        else:
            entity = entity_of(item, "person", wanted, rules, as_of)
            yield address, Outcome(entity) if entity else Outcome(left_out="no English name")


def items_of(bindings: Iterable[Binding]) -> Iterator[tuple[str, Item | str, Mapping[str, str]]]:
    """Yield each item of an answer, or what is wrong with it, with its address and the labels of what it names."""
    by_item: dict[str, _Facts] = {}
    for one in bindings:
        _add(by_item.setdefault(_value(one, "item"), _Facts()), one)
    for address, facts in by_item.items():
        raw = {"id": _item(address), "type": "item", **{name: getattr(facts, name) for name in _PARTS}}
        try:
            yield address, decoder().decode(json.dumps(raw).encode()), facts.named
        except (ValueError, msgspec.MsgspecError) as error:
            yield address, f"is no item of Wikidata: {error}", facts.named


_PARTS = ("labels", "aliases", "descriptions", "claims")


def _add(facts: _Facts, one: Binding) -> None:
    what, text, code = _value(one, "what"), _value(one, "value"), _field(one, "value", "xml:lang")
    if what == "label":
        facts.labels[code] = {"value": text}
    elif what == "alias":
        facts.aliases.setdefault(code, []).append({"value": text})
    elif what == "about":
        facts.descriptions["en"] = {"value": text}
    elif what == "P39":
        _add_once(facts, what, _office(one, text))
    elif what in _DATES and (born := _time(one, "since")):
        _add_once(facts, what, _statement(born))
    elif what in _SPOKEN:
        _add_once(facts, what, _statement({"text": text, "language": code}))
    elif what in _STRINGS:
        _add_once(facts, what, _statement(text))
    elif what in _ITEMS:
        _add_once(facts, what, _statement({"id": _item(text)}))
    if label := _value(one, "valueLabel"):
        facts.named[_item(text)] = label


def _add_once(facts: _Facts, what: str, statement: dict[str, Any]) -> None:
    """Add a statement that is not there yet: the branches of a query multiply rows."""
    held = facts.claims.setdefault(what, [])
    if statement not in held:
        held.append(statement)


def _office(one: Binding, item: str) -> dict[str, Any]:
    qualifiers: dict[str, Any] = {}
    for prop, name in (("P580", "since"), ("P582", "until")):
        if value := _time(one, name):
            qualifiers[prop] = [{"snaktype": "value", "datavalue": {"value": value}}]
    for prop, name in (("P1365", "before"), ("P1366", "after")):
        if other := _value(one, name):
            qualifiers[prop] = [{"snaktype": "value", "datavalue": {"value": {"id": _item(other)}}}]
    if _value(one, "ended") and "P582" not in qualifiers:
        qualifiers["P582"] = [{"snaktype": "somevalue"}]
    return {**_statement({"id": _item(item)}), "qualifiers": qualifiers}


def _time(one: Binding, name: str) -> dict[str, Any]:
    """Return a time as Wikidata's JSON has it, nothing where a row gives none."""
    value, precision = _value(one, name), _value(one, f"{name}Precision")
    if not value or not precision.isdecimal():
        return {}
    return {"time": value if value.startswith("-") else f"+{value}", "precision": int(precision)}


def _statement(value: Any) -> dict[str, Any]:
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value}}}


def _item(address: str) -> str:
    return address.removeprefix(_ENTITY).removeprefix("https://www.wikidata.org/entity/")


def _value(one: Binding, name: str) -> str:
    return _field(one, name, "value")


def _field(one: Binding, name: str, part: str) -> str:
    found = one.get(name)
    value = found.get(part, "") if isinstance(found, dict) else ""
    return value if isinstance(value, str) else ""
