"""The answers of a SPARQL endpoint as entities: put together as items of Wikidata, then read as such.

An endpoint is asked politely: with a name, with patience, and giving up with a word of advice.
"""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any

from namenorm.errors import InputError
from namenorm.gazetteer.importers.needs import msgspec
from namenorm.gazetteer.importers.outcome import Outcome
from namenorm.gazetteer.importers.sparql_query import Subject, query_of
from namenorm.gazetteer.importers.wikidata_entity import entity_of
from namenorm.gazetteer.importers.wikidata_json import Item, decoder
from namenorm.gazetteer.importers.wikidata_rules import wikidata_rules
from namenorm.version import VERSION

WIKIDATA = "https://query.wikidata.org/sparql"
USER_AGENT = f"namenorm/{VERSION} (importer of names; Python urllib)"
_BUSY = frozenset({408, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 120.0
_OFFLINE = "is there a network and a proxy for it? --show-query prints the query, --results reads a saved answer"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where and how to ask.

    Attributes:
        url: The endpoint.
        user_agent: Who asks; Wikimedia wants a way to reach them in it.
        attempts: How often to ask one question.
        wait: Seconds before the second attempt where the server names none; doubled each time.
        timeout: Seconds to wait for an answer.
    """

    url: str = WIKIDATA
    user_agent: str = USER_AGENT
    attempts: int = 5
    wait: float = 2.0
    timeout: float = 90.0

    def ask(self, query: str) -> list[dict[str, Any]]:
        """Return the bindings of a query's answer.

        Raises:
            InputError: If the endpoint cannot be reached, refuses, stays busy, or answers otherwise than in JSON.
        """
        if not self.url.startswith(("http://", "https://")):
            raise InputError(f"{self.url}: an endpoint begins with https:// or http://")
        for attempt in range(self.attempts):
            try:
                return bindings(self._answer(query), self.url)
            except urllib.error.HTTPError as error:
                self._after_refusal(error, attempt)
            except (urllib.error.URLError, HTTPException, OSError) as error:
                if attempt + 1 == self.attempts:
                    said = getattr(error, "reason", error)
                    raise InputError(f"{self.url}: cannot be reached ({said}): {_OFFLINE}") from error
                time.sleep(self.wait * 2**attempt)
        raise InputError(f"{self.url}: attempts is {self.attempts}; at least 1 is needed")

    def _answer(self, query: str) -> bytes:
        body = urllib.parse.urlencode({"query": query}).encode()
        headers = {
            "Accept": "application/sparql-results+json",
            "Content-Type": "application/x-www-form-urlencoded",
            "User-Agent": self.user_agent,
        }
        request = urllib.request.Request(self.url, body, headers)
        with urllib.request.urlopen(request, timeout=self.timeout) as answer:
            body = answer.read()
        return bytes(body)

    def _after_refusal(self, error: urllib.error.HTTPError, attempt: int) -> None:
        """Wait as long as the server asks for, or give up."""
        said = error.read(2000).decode("utf-8", "replace")
        if error.code not in _BUSY:
            raise InputError(f"{self.url}: refuses the query (HTTP {error.code}): {_first_line(said)}") from error
        if "TimeoutException" in said or attempt + 1 == self.attempts:
            advice = "ask for fewer at once, --page 50, or try again later"
            raise InputError(f"{self.url}: is too busy for the query (HTTP {error.code}): {advice}") from error
        time.sleep(min(_LONGEST_WAIT, seconds(error.headers.get("Retry-After"), self.wait * 2**attempt)))


def bindings(answer: bytes, place: str) -> list[dict[str, Any]]:
    """Return the bindings of SPARQL's results in JSON: https://www.w3.org/TR/sparql11-results-json/.

    Raises:
        InputError: If it is something else.
    """
    try:
        found = json.loads(answer)["results"]["bindings"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        start = answer[:80].decode("utf-8", "replace")
        raise InputError(f"{place}: answers with something else than SPARQL results in JSON: {start!r}") from error
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise InputError(f"{place}: results.bindings is to be a list of objects")
    return found


def seconds(retry_after: str | None, otherwise: float) -> float:
    """Return how long to wait by the header Retry-After, in seconds or as a date."""
    if retry_after is None:
        return otherwise
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        when = parsedate_to_datetime(retry_after)
    except ValueError:
        return otherwise
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "no reason given")[:200]


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
