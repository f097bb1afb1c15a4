"""What a request must bring: a form of our own, a size that can be borne, patience; and what every answer carries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from namenorm.errors import InputError
from namenorm.pipeline import Normaliser
from namenorm.serve.accounts.accounts import Accounts
from namenorm.serve.house import House
from namenorm.serve.route import Route
from namenorm.serve.routes import ROUTES
from namenorm.serve.run import refuse_open
from namenorm.serve.settings import Settings, is_loopback
from namenorm.serve.shields import POLICY
from tests.serve import houses
from tests.serve.browsing import form, log_in, send


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory, nn: Normaliser) -> Iterator[tuple[House, TestClient]]:
    """A house with accounts, and a browser in which an admin is logged in."""
    with houses.filled(houses.place_in(tmp_path_factory.mktemp("house")), nn) as ledger:
        house = houses.everybody(houses.house_of(ledger, nn))
        yield house, log_in(houses.client(house), "admin")


def _first(house: House) -> str:
    item = house.ledger.next()
    assert item is not None
    return f"/findings/{item.finding}/judge"


def test_a_form_without_the_token_of_its_session_does_nothing(house: House) -> None:
    browser = houses.client(house)
    where, fields = form(browser.get("/queue"), "/findings/")
    for wrong in ("", "0" * 64, houses.client(house).get("/queue").text.split('data-form-token="')[1][:64]):
        done = browser.post(where, data={**fields, "verdict": "accept", "form_token": wrong})
        assert done.status_code == 403
    assert house.ledger.judgements() == ()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
    ids=str,
)
def test_a_form_of_another_site_does_nothing(house: House, headers: dict[str, str]) -> None:
    browser = houses.client(house)
    where, fields = form(browser.get("/queue"), "/findings/")
    done = browser.post(where, data={**fields, "verdict": "accept"}, headers=headers)
    assert done.status_code == 403
    assert house.ledger.judgements() == ()


@pytest.mark.parametrize(
    "route", [one for one in ROUTES if one.method != "GET" and one.kind != "reconcile"], ids=lambda one: one.path
)
def test_no_form_is_taken_without_its_token(guarded: tuple[House, TestClient], route: Route) -> None:
    house, admin = guarded
    before = len(house.store.events(1000))
    path = route.path.replace("{number}", "1").replace("{id:path}", "test:ezra-vogel")
    for headers in ({}, {"x-form-token": "0" * 64}):
        done = admin.request(route.method, path, data={"name": "reader", "role": "admin"}, headers=headers)
        assert done.status_code == 403
    assert len(house.store.events(1000)) == before
    reader = house.accounts.get("reader")
    assert reader is not None
    assert reader.role == "reader"
    assert admin.get("/queue").status_code == 200, "the session goes on: not even logging out is another's to ask for"


def test_a_foreign_name_that_leads_to_this_machine_is_refused(tmp_path: Path, nn: Normaliser) -> None:
    with houses.filled(houses.place_in(tmp_path), nn) as ledger:
        browser = houses.client(houses.house_of(ledger, nn, Settings()))
        assert browser.get("/queue", headers={"host": "elsewhere.example"}).status_code == 400
        for name in ("127.0.0.1:8300", "localhost:8300", "[::1]:8300"):
            assert browser.get("/queue", headers={"host": name}).status_code == 200, name


def test_every_answer_says_what_a_browser_may_do_with_it(house: House) -> None:
    browser = houses.client(house)
    for path in ("/queue", "/help", "/nothing", "/static/app.js"):
        headers = browser.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in POLICY
    assert browser.get("/queue").headers["cache-control"] == "no-store"


def test_pages_hold_no_style_and_no_script_of_their_own(house: House) -> None:
    browser = houses.client(house)
    for path in ("/queue", "/help", "/login"):
        html = browser.get(path).text.lower()
        assert " style=" not in html
        assert "<style" not in html
        assert "javascript:" not in html
        assert html.count("<script") == html.count("<script src=") == html.count("</script>")


def test_a_request_that_is_too_large_is_not_read(house: House) -> None:
    browser = houses.client(house)
    huge = b"x" * (house.settings.most_bytes + 1)
    assert browser.post(_first(house), content=huge).status_code == 413
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert browser.post(_first(house), content=huge, headers=kind).status_code == 413
    assert browser.post("/import", content=huge, headers=kind).status_code == 403, "an import may be larger"
    assert browser.post("/import", content=b"x" * (house.settings.most_bytes_of_import + 1)).status_code == 413
    drops = (b"x" * 10_000 for _ in range(200))
    assert browser.post(_first(house), content=drops, headers=kind).status_code == 413  # says no length


def test_who_asks_too_often_waits(tmp_path: Path, nn: Normaliser) -> None:
    settings = Settings(a_second=1, burst=5, names=("testserver",))
    with houses.filled(houses.place_in(tmp_path), nn) as ledger:
        browser = houses.client(houses.house_of(ledger, nn, settings))
        told = [browser.get("/help") for _ in range(8)]
    assert [one.status_code for one in told[:5]] == [200] * 5
    assert told[-1].status_code == 429
    assert int(told[-1].headers["retry-after"]) >= 1


def test_beyond_this_machine_it_does_not_start_without_accounts(house: House) -> None:
    accounts = Accounts(house.store)
    for host in ("0.0.0.0", "::", "192.0.2.7", "names.example"):
        with pytest.raises(InputError, match="namenorm accounts add"):
            refuse_open(Settings(host=host), accounts)
    refuse_open(Settings(), accounts)
    accounts.add("ann", "admin", houses.PASSWORD)
    refuse_open(Settings(host="0.0.0.0"), accounts)


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("127.9.9.9", True),
        ("localhost", True),
        ("10.0.0.1", False),
        ("localhost.example", False),
        ("", False),
    ],
)
def test_loopback(host: str, local: bool) -> None:
    assert is_loopback(host) is local


def test_an_account_ends_working_without_one(house: House) -> None:
    browser = houses.client(house)
    assert browser.get("/queue").status_code == 200
    houses.everybody(house)
    assert browser.get("/queue").status_code == 303
    log_in(browser, "reader")
    assert browser.get("/queue").status_code == 200


def test_beyond_this_machine_the_cookie_takes_tls(house: House) -> None:
    settings = Settings(host="0.0.0.0", names=("testserver",), a_second=1e6, burst=1_000_000, log_ins_a_minute=1e6)
    browser = houses.client(houses.everybody(houses.house_of(house.ledger, house.normaliser, settings)))
    said = browser.get("/login").headers["set-cookie"]
    assert said.startswith("__Host-namenorm=")
    assert {"HttpOnly", "Secure", "Path=/", "SameSite=lax"} <= {one.strip() for one in said.split(";")}
    browser.base_url = "https://testserver"
    log_in(browser, "reader")
    assert browser.get("/queue").status_code == 200


def test_a_form_can_be_sent_where_it_is_ours(house: House) -> None:
    browser = houses.client(house)
    page = browser.get("/queue")
    done = send(browser, page, "/findings/", verdict="accept")
    assert done.status_code == 303
    [filed] = house.ledger.judgements()
    assert (filed.judgement.editor, filed.judgement.verdict) == ("owner", "accept")
