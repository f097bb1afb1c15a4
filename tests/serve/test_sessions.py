"""Coming in and going out: passwords, sessions, tokens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from namenorm.errors import InputError
from namenorm.gazetteer.store.tables import accounts, sessions, tokens
from namenorm.pipeline import Normaliser
from namenorm.serve.accounts.accounts import SHORTEST, TOKEN
from namenorm.serve.app import make_app
from namenorm.serve.house import House
from namenorm.serve.settings import Settings
from tests.serve import houses
from tests.serve.browsing import log_in, send


@pytest.fixture
def door(house: House) -> TestClient:
    """A browser before the door of a house with accounts."""
    return houses.client(houses.everybody(house))


def test_logging_in_gives_a_cookie_never_seen_before(door: TestClient) -> None:
    door.get("/login")
    before = door.cookies["namenorm"]
    log_in(door, "reviewer")
    assert door.cookies["namenorm"] != before


def test_logging_out_ends_the_session_on_the_server(door: TestClient) -> None:
    log_in(door, "reviewer")
    held = door.cookies["namenorm"]
    assert send(door, door.get("/queue"), "/logout").status_code == 303
    door.cookies.set("namenorm", held)
    assert door.get("/queue").status_code == 303


@pytest.mark.parametrize(
    ("name", "password"), [("reviewer", "wrong"), ("nobody", houses.PASSWORD), ("", ""), ("reviewer", "x" * 5000)]
)
def test_what_does_not_fit_is_told_the_same(door: TestClient, name: str, password: str) -> None:
    done = send(door, door.get("/login"), "/login", name=name, password=password)
    assert done.status_code == 401
    assert "do not fit" in done.text


@pytest.mark.parametrize(
    "next_", ["//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example", "/\n/x", "javascript:x"]
)
def test_logging_in_leads_nowhere_else(door: TestClient, next_: str) -> None:
    page = door.get("/login", params={"next": next_})
    done = send(door, page, "/login", name="reader", password=houses.PASSWORD, next=next_)
    assert done.headers["location"] == "/queue"


def test_one_comes_where_one_wanted_to_go(door: TestClient) -> None:
    page = door.get("/findings/1?scope=group", follow_redirects=True)
    done = send(door, page, "/login", name="reader", password=houses.PASSWORD)
    assert done.headers["location"] == "/findings/1?scope=group"


def test_trying_passwords_takes_long(tmp_path: Path, nn: Normaliser) -> None:
    settings = Settings(a_second=1e6, burst=1_000_000, log_ins_a_minute=5, names=("testserver",))
    with houses.filled(houses.place_in(tmp_path), nn) as ledger:
        door = houses.client(houses.everybody(houses.house_of(ledger, nn, settings)))
        page = door.get("/login")
        told = [send(door, page, "/login", name="admin", password="wrong").status_code for _ in range(7)]
        assert told == [401] * 5 + [429] * 2
        assert send(door, page, "/login", name="admin", password=houses.PASSWORD).status_code == 429


@pytest.fixture
def attacked(tmp_path: Path, nn: Normaliser) -> Iterator[House]:
    """A house in which few tries to log in are borne, with an account of each role."""
    settings = Settings(
        a_second=1e6, burst=10**6, log_ins_a_minute=5, log_ins_from_one_address=8, names=("testserver",)
    )
    with houses.filled(houses.place_in(tmp_path), nn) as ledger:
        yield houses.everybody(houses.house_of(ledger, nn, settings))


def _from(house: House, address: str) -> TestClient:
    return TestClient(make_app(house), follow_redirects=False, client=(address, 50_000))


def _lock(house: House, name: str, address: str) -> TestClient:
    attacker = _from(house, address)
    page = attacker.get("/login")
    told = [send(attacker, page, "/login", name=name, password=f"wrong {one}").status_code for one in range(20)]
    assert told[-1] == 429
    return attacker


def test_the_owner_of_an_attacked_account_gets_in_by_the_browser_that_is_known(attacked: House) -> None:
    owner = log_in(_from(attacked, "192.0.2.1"), "editor")
    assert send(owner, owner.get("/queue"), "/logout").status_code == 303
    attacker = _lock(attacked, "editor", "192.0.2.1")  # behind the same address as its owner
    log_in(owner, "editor")
    done = send(attacker, attacker.get("/login"), "/login", name="editor", password=houses.PASSWORD)
    assert done.status_code == 429, "nobody else gets in, with the right password neither"


def test_the_owner_of_an_attacked_account_gets_in_from_the_address_of_the_last_time(attacked: House) -> None:
    log_in(_from(attacked, "192.0.2.1"), "editor")
    _lock(attacked, "editor", "192.0.2.2")
    log_in(_from(attacked, "192.0.2.1"), "editor")
    elsewhere = _from(attacked, "192.0.2.3")
    done = send(elsewhere, elsewhere.get("/login"), "/login", name="editor", password=houses.PASSWORD)
    assert done.status_code == 429


def test_a_known_browser_has_no_more_tries_than_another(attacked: House) -> None:
    owner = log_in(_from(attacked, "192.0.2.1"), "editor")
    send(owner, owner.get("/queue"), "/logout")
    page = owner.get("/login")
    told = [send(owner, page, "/login", name="editor", password="wrong").status_code for _ in range(8)]
    assert told == [401] * 5 + [429] * 3


@pytest.mark.parametrize("of", ["another account", "the old password", "nobody"])
def test_a_mark_is_of_one_account_and_password(attacked: House, of: str) -> None:
    name = "reader" if of == "another account" else "editor"
    given = log_in(_from(attacked, "192.0.2.1"), name).cookies["namenorm-known"]
    assert attacked.accounts.knows(given, name)
    if of == "the old password":
        attacked.accounts.change("editor", password="another long password")
    if of == "nobody":
        given = f"{given.partition('.')[0]}.{'0' * 64}"
    assert not attacked.accounts.knows(given, "editor")


def test_what_the_database_holds_opens_nothing(house: House, door: TestClient) -> None:
    log_in(door, "admin")
    token = house.accounts.add_token("admin", "a script")
    with house.store.reading() as connection:
        held = [
            str(value)
            for table in (accounts, sessions, tokens)
            for row in connection.execute(select(table))
            for value in row
        ]
    text = "\n".join(held)
    assert houses.PASSWORD not in text
    assert door.cookies["namenorm"] not in text
    assert token not in text
    assert token.removeprefix(TOKEN) not in text
    assert text.count("$argon2id$") == 4


def test_a_new_password_ends_the_sessions_of_the_old(house: House, door: TestClient) -> None:
    log_in(door, "editor")
    house.accounts.change("editor", password="another long password")
    assert door.get("/queue").status_code == 303
    log_in(door, "editor", "another long password")


def test_a_removed_account_is_gone_with_its_session_and_tokens(house: House, door: TestClient) -> None:
    log_in(door, "editor")
    token = house.accounts.add_token("editor")
    house.accounts.remove("editor")
    assert door.get("/queue").status_code == 303
    assert house.accounts.of_token(token) is None
    assert house.accounts.tokens("editor") == ()


def test_a_token_is_taken_back(house: House) -> None:
    house.accounts.add("script", "reader")
    token = house.accounts.add_token("script", "nightly")
    [known] = house.accounts.tokens()
    assert (known.account, known.label) == ("script", "nightly")
    assert house.accounts.of_token(token) is not None
    assert house.accounts.remove_token(known.mark) == 1
    assert house.accounts.of_token(token) is None
    with pytest.raises(InputError):
        house.accounts.remove_token("")


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "x" * 65, "a\x00"])
def test_a_name_that_is_none(house: House, name: str) -> None:
    with pytest.raises(InputError):
        house.accounts.add(name, "reader", houses.PASSWORD)


def test_what_cannot_be_added_is_told(house: House) -> None:
    with pytest.raises(InputError, match=str(SHORTEST)):
        house.accounts.add("ann", "reader", "short")
    house.accounts.add("ann", "reader", houses.PASSWORD)
    with pytest.raises(InputError, match="already"):
        house.accounts.add("ann", "admin", houses.PASSWORD)
    for wrong in (
        lambda: house.accounts.change("bob", "admin"),
        lambda: house.accounts.remove("bob"),
        lambda: house.accounts.add_token("bob"),
    ):
        with pytest.raises(InputError, match="bob"):
            wrong()
