"""The reconciliation API: valid by the schemas of both versions, certain only where it may be, used by a client."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7
from starlette.testclient import TestClient

from eval.datasets import VARIABLE, data_folder
from namenorm.gazetteer.model import Name
from namenorm.pipeline import Normaliser
from namenorm.serve.house import House
from tests.serve import houses
from tests.serve.browsing import log_in
from tests.serve.running import running

OLD, NEW = "/reconcile/0.2", "/reconcile/1.0-draft"
SWAGGER = "http://swagger.io/v2/schema.json"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, nn: Normaliser) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("house")
    with houses.filled(houses.place_in(folder), nn) as ledger:
        settings = replace(houses.WIDE, names=("testserver", "127.0.0.1"))
        yield houses.house_of(ledger, nn, settings)


@pytest.fixture
def tool(shared: House) -> TestClient:
    return houses.client(shared)


def _folder() -> Path:
    folder = data_folder()
    if folder is None or not (folder / "reconciliation").is_dir():
        pytest.skip(f"{VARIABLE} names no folder with the schemas of the protocol")
    return folder / "reconciliation"


def _valid(version: str, schema: str, value: Any) -> None:
    folder = _folder() / version / "schemas"
    registry: Registry[Any] = Registry()
    for path in folder.glob("*.json"):
        contents = json.loads(path.read_text("utf-8"))
        registry = registry.with_resource(contents.get("$id", path.name), DRAFT7.create_resource(contents))
    contents = json.loads((folder / f"{schema}.json").read_text("utf-8"))
    faults = list(Draft7Validator(contents, registry=registry).iter_errors(value))
    assert not faults, faults[0]


def _examples(version: str, kind: str) -> Iterator[Any]:
    for path in sorted((_folder() / version / "examples" / kind / "valid").glob("*.json")):
        yield json.loads(path.read_text("utf-8"))


def _ask(tool: TestClient, **query: Any) -> list[dict[str, Any]]:
    answer = tool.post(OLD, data={"queries": json.dumps({"q0": query})})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["q0"]["result"]
    return found


def _match(tool: TestClient, *conditions: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    answer = tool.post(f"{NEW}/match", json={"queries": [{"conditions": list(conditions), **more}]})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["results"][0]["candidates"]
    return found


def test_a_name_is_found_with_why(tool: TestClient) -> None:
    [first, *_] = _ask(tool, query="Fu Gaoyi")
    assert (first["id"], first["name"], first["type"]) == (
        "test:ezra-vogel",
        "Ezra Vogel",
        [{"id": "person", "name": "Person"}],
    )
    assert {one["id"] for one in first["features"]} >= {"derived-spelling"}


def test_both_versions_say_the_same(tool: TestClient) -> None:
    for name in ("Ezra Vogel", "傅高义", "Yin Xiyue", "Kishida Fumio", "Marcos"):
        old = [(one["id"], one["score"], one["match"]) for one in _ask(tool, query=name)]
        assert old == [
            (one["id"], one["score"], one["match"])
            for one in _match(tool, {"matchType": "name", "propertyValue": name})
        ]


@pytest.mark.parametrize(
    ("name", "certain"),
    [
        ("Angela Merkel", True),
        ("Fumio Kishida", True),
        ("Marcos", False),
        ("Zhang Wei", False),
        ("Nobody Anywhere", False),
        ("Kim", False),
    ],
)
def test_certain_only_where_nobody_else_comes_near(tool: TestClient, name: str, certain: bool) -> None:
    found = _ask(tool, query=name)
    assert [one["match"] for one in found[:1]] == ([True] if certain else [False] * len(found[:1]))
    assert not any(one["match"] for one in found[1:])


def test_what_is_said_narrows(tool: TestClient) -> None:
    assert _ask(tool, query="Ezra Vogel", type="org") == []
    assert _ask(tool, query="Ezra Vogel", type=["org", "person"])
    assert len(_ask(tool, query="Marcos", limit=1)) == 1
    said = [
        {"pid": "country", "v": "US"},
        {"pid": "unknown", "v": "passed over"},
        {"pid": "role", "v": ["sociologist"]},
    ]
    assert _ask(tool, query="Fu Gaoyi", properties=said)[0]["id"] == "test:ezra-vogel"
    assert _ask(tool, properties=[{"pid": "native_name", "v": "傅高义"}])[0]["id"] == "test:ezra-vogel"


def test_an_identifier_finds_its_entity(tool: TestClient) -> None:
    [one] = _match(tool, {"matchType": "id", "propertyValue": "test:ezra-vogel"})
    assert (one["id"], one["match"]) == ("test:ezra-vogel", True)
    assert _match(tool, {"matchType": "id", "propertyValue": {"id": "test:nobody"}}) == []


def test_a_table_is_extended(tool: TestClient) -> None:
    asked = {
        "ids": ["test:yoon-suk-yeol", "test:nobody"],
        "properties": [{"id": one} for one in ("native_name", "canonical_name", "role", "identifier", "unknown")],
    }
    old = tool.post(OLD, data={"extend": json.dumps(asked)}).json()
    _valid("0.2", "data-extension-response", old)
    assert old["rows"]["test:yoon-suk-yeol"]["native_name"] == [{"str": "윤석열"}]
    assert old["rows"]["test:yoon-suk-yeol"]["role"][0]["str"].startswith("president of South Korea (2022-05-10")
    assert old["rows"]["test:nobody"]["canonical_name"] == []
    new = tool.post(f"{NEW}/extend", json=asked).json()
    _valid("1.0-draft", "data-extension-response", new)
    assert [one["id"] for one in new["rows"]] == asked["ids"]
    limited = {"ids": ["test:yoon-suk-yeol"], "properties": [{"id": "alias", "settings": {"limit": "1"}}]}
    assert len(tool.post(OLD, data={"extend": json.dumps(limited)}).json()["rows"]["test:yoon-suk-yeol"]["alias"]) == 1


def test_the_manifests_are_valid_and_lead_somewhere(tool: TestClient) -> None:
    old = tool.get(OLD).json()
    new = tool.get(NEW).json()
    for one in old["suggest"].values():
        assert tool.get(one["service_url"] + one["service_path"], params={"prefix": "p"}).status_code == 200
    assert tool.get(old["view"]["url"].replace("{{id}}", "test:ezra-vogel")).status_code == 200
    assert tool.get(old["preview"]["url"].replace("{{id}}", "test:ezra-vogel")).status_code == 200
    proposed = old["extend"]["propose_properties"]
    assert (
        tool.get(
            proposed["service_url"] + proposed["service_path"], params={"type": "person", "limit": "3"}
        ).status_code
        == 200
    )
    _valid_manifest("0.2", old)
    _valid_manifest("1.0-draft", new)


def _valid_manifest(version: str, value: Any) -> None:
    _valid(version, "manifest", value)


@pytest.mark.parametrize(("version", "at"), [("0.2", OLD), ("1.0-draft", NEW)])
@pytest.mark.parametrize("prefix", ["", "E", "Ezra", "傅", "zzzz", "<b>"])
def test_suggestions_are_valid(tool: TestClient, version: str, at: str, prefix: str) -> None:
    for what, schema in (("entity", "entities"), ("property", "properties"), ("type", "types")):
        answer = tool.get(f"{at}/suggest/{what}", params={"prefix": prefix})
        assert answer.status_code == 200
        _valid(version, f"suggest-{schema}-response", answer.json())
    proposed = tool.get(f"{OLD}/properties" if version == "0.2" else f"{NEW}/extend/propose", params={"type": "person"})
    _valid(version, "data-extension-property-proposal", proposed.json())


def test_answers_to_the_examples_are_valid(tool: TestClient) -> None:
    for queries in _examples("0.2", "reconciliation-query-batch"):
        _valid("0.2", "reconciliation-result-batch", tool.post(OLD, data={"queries": json.dumps(queries)}).json())
        _valid("0.2", "reconciliation-result-batch", tool.get(OLD, params={"queries": json.dumps(queries)}).json())
    for batch in _examples("1.0-draft", "reconciliation-query-batch"):
        answer = tool.post(f"{NEW}/match", json=batch)
        _valid("1.0-draft", "reconciliation-result-batch", answer.json())
        assert len(answer.json()["results"]) == len(batch["queries"])


def test_names_of_the_book_are_answered_validly(tool: TestClient) -> None:
    names = ["Ezra Vogel", "Fu Gaoyi", "尹锡悦", "Kim", "<script>", "\u202e", "a" * 400]
    old = tool.post(OLD, data={"queries": json.dumps({str(n): {"query": one} for n, one in enumerate(names)})})
    _valid("0.2", "reconciliation-result-batch", old.json())
    batch = {"queries": [{"conditions": [{"matchType": "name", "propertyValue": one}]} for one in names]}
    _valid("1.0-draft", "reconciliation-result-batch", tool.post(f"{NEW}/match", json=batch).json())


@pytest.mark.parametrize(
    "sent",
    [
        "{",
        "[]",
        '{"q": 1}',
        '{"q": {}}',
        '{"q": {"query": 1}}',
        '{"q": {"query": "x", "limit": "y"}}',
        '{"q": {"query": "x", "properties": [1]}}',
        '{"q": {"query": "x", "properties": [{"pid": "country", "v": "Nowhere at all"}]}}',
        json.dumps({str(one): {"query": "x"} for one in range(51)}),
        json.dumps({"q": {"query": "x" * 501}}),
    ],
)
def test_what_makes_no_sense_is_told(tool: TestClient, sent: str) -> None:
    answer = tool.post(OLD, data={"queries": sent})
    assert answer.status_code == 400
    assert set(answer.json()) == {"error"}


@pytest.mark.parametrize(
    "kind",
    ["empty-conditions", "missing-match-type", "no-root-object", "old-format", "misnamed-conditions", "empty-query"],
)
def test_the_examples_of_what_is_wrong_are_refused(tool: TestClient, kind: str) -> None:
    sent = (
        _folder() / "1.0-draft" / "examples" / "reconciliation-query-batch" / "invalid" / f"{kind}.json"
    ).read_bytes()
    assert tool.post(f"{NEW}/match", content=sent).status_code == 400


@pytest.mark.parametrize("at", ["match", "extend"])
def test_a_batch_that_is_too_large_is_refused(tool: TestClient, at: str) -> None:
    query = {"conditions": [{"matchType": "name", "propertyValue": "x"}]}
    for many, status in ((houses.WIDE.batch, 200), (houses.WIDE.batch + 1, 400)):
        ids = {"ids": ["test:nobody"] * many, "properties": [{"id": "role"}]}
        sent = ids if at == "extend" else {"queries": [query] * many}
        assert tool.post(f"{NEW}/{at}", json=sent).status_code == status


def test_pages_of_other_sites_may_ask(tool: TestClient) -> None:
    origin = {"origin": "https://tool.example"}
    for answer in (tool.get(OLD, headers=origin), tool.post(OLD, data={"queries": "{}"}, headers=origin)):
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in answer.headers
        assert "set-cookie" not in answer.headers
    asked = {**origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    assert tool.options(f"{NEW}/match", headers=asked).status_code == 200
    assert "access-control-allow-origin" not in tool.get("/api/v1/stats", headers=origin).headers


def test_a_preview_may_be_framed_and_nothing_else(tool: TestClient) -> None:
    framed = tool.get(f"{OLD}/preview", params={"id": "test:ezra-vogel"})
    assert "frame-ancestors *" in framed.headers["content-security-policy"]
    assert "script-src" not in framed.headers["content-security-policy"]
    assert "傅高义" in framed.text
    assert tool.get(f"{NEW}/preview", params={"id": "nobody"}).status_code == 404


def test_who_may_ask_where_there_are_accounts(house: House) -> None:
    houses.everybody(house)
    assert houses.client(house).get(OLD).status_code == 401
    assert log_in(houses.client(house), "reader").get(OLD).status_code == 200
    opened = houses.house_of(house.ledger, house.normaliser, replace(houses.WIDE, open_reconciliation=True))
    assert houses.client(opened).get(OLD).status_code == 200
    assert houses.client(opened).get("/queue").status_code == 303


def test_namesakes_are_never_certain(house: House) -> None:
    tool, found = houses.client(house), house.store.entity("test:angela-merkel")
    assert found is not None
    assert _ask(tool, query="Angela Merkel")[0]["match"]
    names, apart = (Name("Angela Merkel", "en", "canonical"),), ("test:angela-merkel",)
    twin = replace(found.entity, id="test:twin", about="another", names=names, roles=(), not_same_as=apart)
    house.store.add(twin, editor="ann")
    both = _ask(tool, query="Angela Merkel")
    assert {one["id"] for one in both} == {"test:angela-merkel", "test:twin"}
    assert not any(one["match"] for one in both), "the second is in the store, though not yet in the book in use"
    assert _ask(tool, query="Fumio Kishida")[0]["match"]
    suggested = tool.get(f"{OLD}/suggest/entity", params={"prefix": "Angela"}).json()["result"]
    assert [one["name"] for one in suggested][:2] == ["Angela Merkel", "Angela Merkel"]


def test_a_client_from_the_package_index(shared: House) -> None:
    reconciler = pytest.importorskip("reconciler", reason="pip install reconciler")
    pandas = pytest.importorskip("pandas")
    with running(shared) as url:
        table = reconciler.reconcile(
            pandas.Series(["Fu Gaoyi", "Yin Xiyue"]), type_id="person", reconciliation_endpoint=url + OLD
        )
    assert list(table["name"]) == ["Ezra Vogel", "Yoon Suk-yeol"]
