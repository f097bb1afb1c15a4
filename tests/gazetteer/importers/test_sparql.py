"""Asking an endpoint over HTTP, and what its answers give."""

from __future__ import annotations

import json
import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.errors import InputError
from namenorm.gazetteer.importers.run import import_outcomes
from namenorm.gazetteer.importers.sparql import Endpoint, bindings, outcomes_of, seconds, sparql_outcomes
from namenorm.gazetteer.importers.sparql_query import Subject, query_of, subject_of
from tests.gazetteer.importers.endpoint import Answer, endpoint, fact, person, results
from tests.gazetteer.importers.hostile import JSON
from tests.gazetteer.importers.samples import lines_of

POLITICIANS = Subject("politician", "Malaysia")
LANGUAGES = ("en", "zh")
KOK = person(
    "Q7702167",
    "Teresa Kok",
    fact("Q7702167", "label", "郭素沁", "zh"),
    fact("Q7702167", "label", "郭素沁", "zh-hant"),
    fact("Q7702167", "alias", "Kok Suh Sim", "en"),
    fact("Q7702167", "about", "Malaysian politician", "en"),
    fact("Q7702167", "P21", "Q6581072"),
    fact("Q7702167", "P27", "Q833"),
    fact("Q7702167", "P734", "Q900002", label="Kok"),
    fact(
        "Q7702167",
        "P39",
        "Q900001",
        label="Minister",
        since=("2018-07-02T00:00:00Z", 11),
        until=("2020-01-01T00:00:00Z", 10),
    ),
    fact("Q7702167", "P39", "Q900003", label="member of parliament", since=("1999-01-01T00:00:00Z", 9)),
)
BUSY = Answer(b"Too many requests", 429, {"Retry-After": "0"})


def _all(url: str, **more: Any) -> list[str]:
    options = {"as_of": "2026-10-01", "pause": 0.0, **more}
    whom = Endpoint(url, wait=0.01)
    return [one.entity.name for _, one in sparql_outcomes(whom, POLITICIANS, LANGUAGES, **options) if one.entity]


def test_facts_become_an_entity(tmp_path: Path) -> None:
    found = outcomes_of(KOK, LANGUAGES, "2026-10-01")
    summary = import_outcomes(found, tmp_path / "o.jsonl", tell=print, watch=lambda summary, consumed: None)
    assert (summary.read, summary.kept) == (1, 1)
    assert lines_of(tmp_path / "o.jsonl") == [
        {
            "id": "wikidata:Q7702167",
            "kind": "person",
            "name": "Teresa Kok",
            "surname": "Kok",
            "about": "Malaysian politician",
            "countries": ["MY"],
            "gender": "f",
            "names": [
                {"text": "Teresa Kok", "lang": "en", "kind": "canonical"},
                {"text": "郭素沁", "lang": "zh", "kind": "native"},
                {"text": "Kok Suh Sim", "lang": "en", "kind": "alias"},
            ],
            "roles": [
                {"title": "Minister", "since": "2018-07-02", "until": "2020-01"},
                {"title": "member of parliament", "since": "1999", "checked_on": "2026-10-01"},
            ],
            "source": "wikidata",
        }
    ]


def test_an_office_that_ended_on_an_unknown_day_is_left_out() -> None:
    row = {**fact("Q1", "P39", "Q2", label="mayor"), "ended": {"type": "bnode", "value": "t1"}}
    [*_, (_, outcome)] = outcomes_of(person("Q1", "Anna Berg", row), LANGUAGES, "2026-10-01")
    assert outcome.entity is not None
    assert outcome.entity.roles == ()


def test_pages_are_asked_for_until_one_is_short() -> None:
    pages = [[*person("Q1", "Anna Berg"), *person("Q2", "Boris Vale")], person("Q3", "Clara Holm")]
    with endpoint(lambda before: results(*pages[before])) as (url, asked):
        assert _all(url, page=2) == ["Anna Berg", "Boris Vale", "Clara Holm"]
    assert ["LIMIT 2 OFFSET 0" in asked[0].query, "LIMIT 2 OFFSET 2" in asked[1].query] == [True, True]
    assert asked[0].headers["Accept"] == "application/sparql-results+json"
    assert asked[0].headers["User-Agent"].startswith("namenorm/")


def test_no_more_is_asked_for_than_wanted() -> None:
    with endpoint(lambda before: results(*person(f"Q{before + 1}", "Anna Berg"))) as (url, asked):
        assert len(_all(url, page=1, limit=2)) == 2
    assert len(asked) == 2


def test_a_busy_server_is_asked_again() -> None:
    answers = [BUSY, Answer(b"", 503, {}), results(*person("Q1", "Anna Berg"))]
    with endpoint(lambda before: answers[before]) as (url, asked):
        assert _all(url) == ["Anna Berg"]
    assert len(asked) == 3


def test_the_wait_that_a_server_asks_for_is_kept() -> None:
    answers = [Answer(b"", 429, {"Retry-After": "1"}), results(*person("Q1", "Anna Berg"))]
    with endpoint(lambda before: answers[before]) as (url, _):
        start = time.monotonic()
        _all(url)
    assert time.monotonic() - start >= 1.0


@pytest.mark.parametrize(
    ("answer", "times", "says"),
    [
        (BUSY, 5, r"too busy for the query \(HTTP 429\): ask for fewer at once, --page 50"),
        (Answer(b"java.util.concurrent.TimeoutException", 500, {}), 1, "ask for fewer at once"),
        (Answer(b"\nMalformedQueryException: oops\nat x", 400, {}), 1, r"HTTP 400\): MalformedQueryException: oops"),
        (Answer(b"<html>Wikimedia Error</html>"), 1, "something else than SPARQL results in JSON: '<html>"),
        (Answer(b'{"results": {"bindings": [3]}}'), 1, "is to be a list of objects"),
    ],
)
def test_a_server_that_does_not_answer_says_what_to_do(answer: Answer, times: int, says: str) -> None:
    with endpoint(lambda before: answer) as (url, asked), pytest.raises(InputError, match=says):
        _all(url)
    assert len(asked) == times


def test_no_server_at_all() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}/sparql"
        with pytest.raises(InputError, match=r"cannot be reached .* --show-query prints the query"):
            _all(url)
    with pytest.raises(InputError, match="an endpoint begins with https://"):
        _all("file:///etc/passwd")


@pytest.mark.parametrize(
    ("header", "otherwise", "low", "high"),
    [
        (None, 3.0, 3.0, 3.0),
        ("7", 3.0, 7.0, 7.0),
        ("soon", 3.0, 3.0, 3.0),
        (format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True), 3.0, 3000.0, 3600.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 3.0, 0.0, 0.0),
    ],
)
def test_how_long_to_wait(header: str | None, otherwise: float, low: float, high: float) -> None:
    assert low <= seconds(header, otherwise) <= high


@pytest.mark.parametrize(
    ("words", "occupation", "country"),
    [
        ("politicians of Malaysia", "politician", "Malaysia"),
        ("Judges of the United States", "judge", "United States"),
        ("businesspeople from Hong Kong", "businessperson", "Hong Kong"),
        ("film directors in Taiwan", "film director", "Taiwan"),
    ],
)
def test_subjects(words: str, occupation: str, country: str) -> None:
    assert subject_of(words) == Subject(occupation, country)


@pytest.mark.parametrize("words", ["", "politicians", "of Malaysia"])
def test_what_is_no_subject(words: str) -> None:
    with pytest.raises(InputError, match="write an occupation and a country"):
        subject_of(words)


@pytest.mark.parametrize(
    ("subject", "asks"),
    [
        (Subject("politician", "Malaysia"), ["?item wdt:P106 wd:Q82955 .", "?item wdt:P27 wd:Q833 ."]),
        (Subject("Q82955", "MY"), ["?item wdt:P106 wd:Q82955 .", "?item wdt:P27 wd:Q833 ."]),
        (Subject(occupation="juggler"), ['?of0 rdfs:label "juggler"@en . ?item wdt:P106 ?of0 .']),
        (Subject(position='mayor "x" \\'), ['rdfs:label "mayor \\"x\\" \\\\"@en', "?item wdt:P39 ?of0 ."]),
    ],
)
def test_the_query_asks_for_the_subject(subject: Subject, asks: list[str]) -> None:
    query = query_of(subject, ("zh",), 10, 20)
    assert [one for one in asks if one not in query] == []
    assert "LIMIT 10 OFFSET 20" in query
    assert query.count("{") == query.count("}")
    assert '"zh-hant"' in query
    assert '"ja"' not in query


def test_a_query_for_nothing_is_none() -> None:
    with pytest.raises(InputError, match="nothing is asked for"):
        query_of(Subject(), ("zh",), 10, 0)


@given(
    st.lists(st.dictionaries(st.sampled_from(["item", "what", "value", "since", "sincePrecision"]), JSON), max_size=4)
)
def test_whatever_stands_in_an_answer_gives_outcomes(rows: list[dict[str, Any]]) -> None:
    answer = json.dumps({"results": {"bindings": [*rows, *person("Q1", "Anna Berg")]}}).encode()
    names = [one.entity.name for _, one in outcomes_of(bindings(answer, "x"), LANGUAGES, "") if one.entity]
    assert "Anna Berg" in names
