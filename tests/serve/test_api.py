"""The JSON API: what programs do with it, and that it keeps to its contract whatever they send."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import load_all_checks
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance
from starlette.testclient import TestClient

from namenorm.pipeline import Normaliser
from namenorm.serve.api.contract import Contract
from namenorm.serve.app import make_app
from namenorm.serve.house import House
from namenorm.serve.routes import ROUTES
from tests.serve import houses
from tests.serve.browsing import log_in

API = "/api/v1"
OPERATIONS = [(path, how) for path, ways in Contract().document["paths"].items() for how in ways]


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, nn: Normaliser) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("house")
    with houses.filled(houses.place_in(folder), nn) as ledger:
        yield houses.everybody(houses.house_of(ledger, nn))


def _program(house: House, role: str) -> TestClient:
    browser = houses.client(house)
    browser.headers["authorization"] = f"Bearer {house.accounts.add_token(role)}"
    return browser


def test_the_contract_names_every_route_and_no_other(shared: House) -> None:
    said = {(how.upper(), path) for path, ways in shared.contract.document["paths"].items() for how in ways}
    there = {(one.method, one.path.replace(":path}", "}")) for one in ROUTES if one.kind == "api"}
    assert said == there


def test_the_contract_is_served_to_whoever_asks(shared: House) -> None:
    assert houses.client(shared).get(f"{API}/openapi.json").json() == json.loads(json.dumps(shared.contract.document))


def test_a_program_checks_records_judges_and_takes_back(house: House) -> None:
    program = _program(houses.everybody(house), "reviewer")
    text = "Critics praised Fu Gaoyi. Ezra Vogel died in 2020."
    report = program.post(f"{API}/check", json={"text": text, "id": "new", "record": True}).json()
    assert report["schema"] == "namenorm.report/1"
    [item] = program.get(f"{API}/findings", params={"document": "new", "limit": 1}).json()
    assert item["surface"] == "Fu Gaoyi"
    where = f"{API}/findings/{item['finding']}"
    seen = program.get(f"{where}/preview", params={"kind": "everywhere"}).json()
    assert seen["covers"]["occurrences"] > 1
    decision = {"verdict": "accept", "scope": {"kind": "everywhere"}, "version": seen["version"], "note": "so it is"}
    filed = program.post(f"{where}/judgements", json=decision)
    assert filed.status_code == 201
    assert program.get(f"{API}/findings", params={"document": "new"}).json() == []
    again = program.post(f"{where}/judgements", json=decision)
    assert (again.status_code, "meanwhile" in again.json()["error"]) == (409, True)
    [held] = program.get(f"{API}/judgements", params={"editor": "reviewer"}).json()
    assert held["judgement"]["note"] == "so it is"
    assert program.post(f"{API}/undo", json={}).json()["undid"] == filed.json()["event"]
    assert program.get(f"{API}/judgements").json() == []
    assert program.get(f"{API}/stats").json()["undone"] == 1


def test_a_program_judges_a_group(house: House) -> None:
    program = _program(houses.everybody(house), "reviewer")
    item = program.get(f"{API}/findings").json()[0]
    where = f"{API}/findings/{item['finding']}"
    assert program.post(f"{where}/judgements", json={"verdict": "accept", "scope": "group"}).status_code == 400
    until = program.get(f"{where}/preview", params={"kind": "group"}).json()["until"]
    done = program.post(f"{where}/judgements", json={"verdict": "accept", "scope": "group", "until": until}).json()
    assert done["settled"] == item["group"]["occurrences"]


def test_recording_takes_a_reviewer(house: House) -> None:
    program = _program(houses.everybody(house), "reader")
    assert program.post(f"{API}/check", json={"text": "x", "id": "x"}).status_code == 200
    assert program.post(f"{API}/check", json={"text": "x", "id": "x", "record": True}).status_code == 403


def test_a_program_edits_the_book(house: House) -> None:
    program = _program(houses.everybody(house), "editor")
    entity = {"kind": "person", "name": "Anna Berg", "names": [{"text": "안나", "lang": "ko", "kind": "native"}]}
    made = program.post(f"{API}/entities", json={"entity": entity, "citation": "p. 1"}).json()
    where = f"{API}/entities/{made['entity']['id']}"
    assert program.get(f"{API}/entities", params={"q": "안나"}).json()[0]["entity"]["name"] == "Anna Berg"
    changed = {**made["entity"], "about": "painter"}
    done = program.put(where, json={"entity": changed, "version": made["version"], "why": "said so"})
    assert done.json()["entity"]["about"] == "painter"
    assert program.put(where, json={"entity": changed | {"about": "x"}, "version": made["version"]}).status_code == 409
    told = program.get(where.replace("/entities/", "/history/")).json()
    assert [one["event"]["act"]["why"] for one in told] == ["", "said so"]
    assert [one["field"] for one in told[1]["differences"]] == ["about"]


def test_looking_up_and_comparing(shared: House) -> None:
    program = _program(shared, "reader")
    [first, *_] = program.get(f"{API}/lookup", params={"name": "Fu Gaoyi"}).json()
    assert first["name"] == "Ezra Vogel"
    assert program.get(f"{API}/lookup", params={"name": "Fu Gaoyi", "country": "Nowhere at all"}).status_code == 400
    assert program.get(f"{API}/compare", params={"a": "Kim Jong-un", "b": "Jong Un Kim"}).json()["score"] > 0.5


@pytest.mark.parametrize(
    ("path", "how"),
    [
        ("/check", {"content": b"{", "headers": {"content-type": "application/json"}}),
        ("/check", {"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}),
        ("/check", {"json": {"text": 1}}),
        ("/check", {"json": {"text": "x", "more": 1}}),
        ("/undo", {"json": {"event": -1}}),
        ("/undo", {"content": b'{"event": NaN}', "headers": {"content-type": "application/json"}}),
    ],
    ids=repr,
)
def test_what_is_not_as_the_contract_has_it(shared: House, path: str, how: Any) -> None:
    done = _program(shared, "admin").post(API + path, **how)
    assert done.status_code == 400
    assert set(done.json()) == {"error"}


@pytest.mark.parametrize(
    ("said", "status", "told"),
    [
        ({"published": "2024-07-03T10:00:00Z"}, 200, ""),
        ({"published": "20240703"}, 200, ""),
        ({"published": "2024-07"}, 400, "not a date of ISO 8601"),
        ({"published": "July"}, 400, "not a date of ISO 8601"),
        ({"lang": "tlh"}, 400, "there are rules for de, en"),
        ({"source": "原文", "source_lang": "cn"}, 400, "originals are read in ar, fa, ja, ko, ru, uk, vi, zh"),
        ({"source": "L'original", "source_lang": "fr"}, 200, '"lacks":["reader"]'),
    ],
)
def test_dates_and_languages_are_read_as_everywhere(
    shared: House, said: dict[str, str], status: int, told: str
) -> None:
    done = _program(shared, "reader").post(f"{API}/check", json={"text": "Nobody left.", **said})
    assert done.status_code == status
    assert told in done.text.replace(" ", "") or told in done.text


def test_a_form_is_no_json(shared: House) -> None:
    done = _program(shared, "admin").post(
        f"{API}/check", content='{"text": "x"}', headers={"content-type": "text/plain"}
    )
    assert done.status_code == 415


def test_half_a_character_is_told_back(shared: House) -> None:
    done = _program(shared, "reader").post(
        f"{API}/check", content=rb'{"text": "Fu Gaoyi \ud800 said"}', headers={"content-type": "application/json"}
    )
    assert done.status_code == 200


def test_a_text_that_is_too_long(shared: House) -> None:
    text = "a" * (shared.settings.most_characters + 1)
    assert _program(shared, "reader").post(f"{API}/check", json={"text": text}).status_code == 413


def test_a_session_needs_the_token_of_its_forms(shared: House) -> None:
    browser = log_in(houses.client(shared), "reviewer")
    assert browser.get(f"{API}/stats").status_code == 200
    assert browser.post(f"{API}/undo", json={}).status_code == 403
    token = browser.get("/help").text.split('data-form-token="')[1].split('"')[0]
    assert browser.post(f"{API}/undo", json={}, headers={"x-form-token": token}).status_code == 400  # nothing to undo


@pytest.mark.parametrize("header", ["Bearer nn_wrong", "Bearer ", "Basic YTpi", "x", "Bearer \x7f"])
def test_a_token_that_is_nobodys(shared: House, header: str) -> None:
    done = houses.client(shared).get(f"{API}/openapi.json", headers={"authorization": header})
    assert (done.status_code, done.headers["www-authenticate"]) == (401, "Bearer")


# What a schema cannot say: refused with 400 though each field by itself is as the contract has it.
MEANT = (
    "this is no entity",
    "country",
    "date",
    "to take back",
    "can hold",
    "has another identifier",
    "needs",
    "record",
    "rendering",
    "no event",
    "calendar",
    "no rules for texts in",
    "which names no language",
)


def _meant(mode: str, told: str) -> list[Any]:
    return [positive_data_acceptance] if mode == "positive" and any(one in told for one in MEANT) else []


class TestWhateverIsSent:
    """Schemathesis makes requests from the contract, right and wrong ones, and holds the answers against it."""

    @pytest.mark.parametrize("mode", ["positive", "negative"])
    @pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: f"{one[1]} {one[0]}")
    def test_the_contract_is_kept(self, shared: House, operation: tuple[str, str], mode: str) -> None:
        load_all_checks()
        config = SchemathesisConfig()
        schema = schemathesis.openapi.from_dict(shared.contract.document, config=config)
        schema.app = make_app(shared)
        token = shared.accounts.add_token("admin")
        generation = schemathesis.GenerationMode(mode)
        case_of = schema[operation[0]][operation[1]].as_strategy(generation_mode=generation)

        @given(case=case_of)
        @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def holds(case: Any) -> None:
            answer = case.call(
                headers={"authorization": f"Bearer {token}", "host": "testserver"}, base_url="http://testserver"
            )
            assert answer.status_code < 500, answer.text
            case.validate_response(answer, excluded_checks=[ignored_auth, *_meant(mode, answer.text)])

        try:
            holds()
        except (schemathesis.errors.SchemathesisError, Unsatisfiable) as error:
            if mode == "positive":
                raise
            pytest.skip(f"nothing wrong can be sent there: {error}")
