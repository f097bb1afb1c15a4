"""Every route, as nobody and as each role: who is let in, and who is not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from namenorm.pipeline import Normaliser
from namenorm.serve.accounts.accounts import ROLES
from namenorm.serve.house import House
from namenorm.serve.route import Route
from namenorm.serve.routes import ROUTES
from tests.serve import houses
from tests.serve.browsing import log_in

# Who is let in, by the least of the roles; "-" is everybody. A route that is not here fails the test.
TABLE = {
    "GET /": "-",
    "GET /login": "-",
    "POST /login": "-",
    "POST /logout": "reader",
    "GET /help": "-",
    "GET /static/{name}": "-",
    "GET /queue": "reader",
    "GET /findings/{number}": "reader",
    "GET /findings/{number}/judge": "reader",
    "POST /findings/{number}/judge": "reviewer",
    "POST /undo": "reviewer",
    "POST /redo": "reviewer",
    "GET /articles": "reader",
    "GET /article": "reader",
    "GET /judgements": "reader",
    "GET /book": "reader",
    "GET /entity": "reader",
    "POST /entity/undo": "editor",
    "GET /entity/edit": "editor",
    "POST /entity/edit": "editor",
    "GET /entity/new": "editor",
    "POST /entity/new": "editor",
    "GET /dashboard": "reader",
    "GET /merge": "editor",
    "POST /merge": "editor",
    "GET /split": "editor",
    "POST /split": "editor",
    "GET /import": "editor",
    "POST /import": "editor",
    "GET /export/judgements.jsonl": "reader",
    "GET /export/book.zip": "reader",
    "GET /accounts": "admin",
    "POST /accounts": "admin",
    "POST /accounts/change": "admin",
    "POST /accounts/remove": "admin",
    "POST /api/v1/check": "reader",
    "GET /api/v1/lookup": "reader",
    "GET /api/v1/compare": "reader",
    "GET /api/v1/openapi.json": "-",
    "GET /api/v1/findings": "reader",
    "GET /api/v1/findings/{number}": "reader",
    "GET /api/v1/findings/{number}/preview": "reader",
    "POST /api/v1/findings/{number}/judgements": "reviewer",
    "GET /api/v1/judgements": "reader",
    "POST /api/v1/undo": "reviewer",
    "GET /api/v1/stats": "reader",
    "GET /api/v1/entities": "reader",
    "POST /api/v1/entities": "editor",
    "GET /api/v1/entities/{id:path}": "reader",
    "PUT /api/v1/entities/{id:path}": "editor",
    "GET /api/v1/history/{id:path}": "reader",
    "GET /reconcile/0.2": "reader",
    "POST /reconcile/0.2": "reader",
    "GET /reconcile/0.2/suggest/entity": "reader",
    "GET /reconcile/0.2/suggest/property": "reader",
    "GET /reconcile/0.2/suggest/type": "reader",
    "GET /reconcile/0.2/preview": "reader",
    "GET /reconcile/0.2/properties": "reader",
    "GET /reconcile/1.0-draft": "reader",
    "POST /reconcile/1.0-draft/match": "reader",
    "POST /reconcile/1.0-draft/extend": "reader",
    "GET /reconcile/1.0-draft/extend/propose": "reader",
    "GET /reconcile/1.0-draft/suggest/entity": "reader",
    "GET /reconcile/1.0-draft/suggest/property": "reader",
    "GET /reconcile/1.0-draft/suggest/type": "reader",
    "GET /reconcile/1.0-draft/preview": "reader",
}
WHO = ("-", *ROLES)
REFUSED = {401, 403}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, nn: Normaliser) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("house")
    with houses.filled(houses.place_in(folder), nn) as ledger:
        yield houses.everybody(houses.house_of(ledger, nn))


@pytest.fixture(scope="module")
def browsers(house: House) -> dict[str, TestClient]:
    """A browser of nobody and one of each role, logged in."""
    made = {who: houses.client(house) for who in WHO}
    return {who: one if who == "-" else log_in(one, who) for who, one in made.items()}


@pytest.fixture(scope="module")
def tokens(house: House) -> dict[str, str]:
    return {who: house.accounts.add_token(who) for who in ROLES}


def _name(route: Route) -> str:
    return f"{route.method} {route.path}"


def test_the_table_names_every_route_and_no_other() -> None:
    assert {_name(one) for one in ROUTES} == set(TABLE)
    assert len(ROUTES) == len(TABLE)


def test_the_routes_say_what_the_table_says() -> None:
    assert {_name(one): one.least or "-" for one in ROUTES} == TABLE


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("route", ROUTES, ids=_name)
def test_who_is_let_in(browsers: dict[str, TestClient], tokens: dict[str, str], route: Route, who: str) -> None:
    path = route.path.replace("{number}", "999999").replace("{name}", "nothing").replace("{id:path}", "nobody:here")
    if route.path == "/logout" and who != "-":
        return  # it would end the session of the tests after it: see test_sessions
    headers = {"authorization": f"Bearer {tokens[who]}"} if route.kind != "page" and who != "-" else {}
    done = browsers[who].request(route.method, path, headers=headers, data=_own(browsers[who], route, who))
    let_in = WHO.index(who) >= WHO.index(TABLE[_name(route)])
    if let_in:
        assert done.status_code not in REFUSED or route.path == "/login", done.text
        assert "/login" not in done.headers.get("location", "")
    elif route.kind == "page" and route.method == "GET" and who == "-":
        assert done.status_code == 303
        assert done.headers["location"].startswith("/login?next=")
    else:
        assert done.status_code == (401 if who == "-" else 403)


def _own(browser: TestClient, route: Route, who: str) -> dict[str, str]:
    if route.method == "GET" or route.kind != "page":
        return {}
    page = browser.get("/help" if who != "-" else "/login").text
    return {"form_token": page.split('data-form-token="')[1].split('"')[0]}
