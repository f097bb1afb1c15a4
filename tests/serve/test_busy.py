"""Somebody else writes for long: who reads does not notice, and who writes is told, and loses nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import connect

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from namenorm.pipeline import Normaliser
from namenorm.serve.app import make_app
from namenorm.serve.house import House
from namenorm.serve.lanes import Lane
from namenorm.serve.routes import ROUTES
from tests.serve import houses
from tests.serve.browsing import form

_PATIENCE = 0.4


@pytest.fixture
def hurried(tmp_path: Path, nn: Normaliser) -> Iterator[House]:
    """A house in which one waits for less than half a second."""
    houses.filled(houses.place_in(tmp_path), nn).close()
    with houses.opened(houses.place_in(tmp_path), _PATIENCE) as ledger:
        yield houses.house_of(ledger, nn, houses.wide(_PATIENCE))


@contextmanager
def _writing_elsewhere(folder: Path) -> Iterator[None]:
    other = connect(folder / "book.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def _judge(browser: TestClient, page: Response, **more: str) -> Response:
    where, fields = form(page, "/findings/")
    return browser.post(where, data={**fields, "verdict": "accept", **more})


def test_who_reads_does_not_notice(hurried: House, tmp_path: Path) -> None:
    with TestClient(make_app(hurried), follow_redirects=False) as browser, ThreadPoolExecutor(8) as pool:
        page = browser.get("/queue")
        with _writing_elsewhere(tmp_path):
            sent = [pool.submit(_judge, browser, page) for _ in range(8)]
            time.sleep(0.05)
            for _ in range(3):
                assert browser.get("/queue").status_code == 200
            assert not any(one.done() for one in sent), "all of them wait while others read"
            assert {one.result().status_code for one in sent} == {503}
    assert hurried.ledger.judgements() == ()


def test_nobody_waits_for_the_patience_of_all_before(hurried: House, tmp_path: Path) -> None:
    with TestClient(make_app(hurried), follow_redirects=False) as browser, ThreadPoolExecutor(8) as pool:
        page = browser.get("/queue")
        with _writing_elsewhere(tmp_path):
            began = time.monotonic()
            for one in [pool.submit(_judge, browser, page) for _ in range(8)]:
                one.result()
            assert time.monotonic() - began < 5 * _PATIENCE


def test_what_was_sent_is_kept_to_be_sent_again(hurried: House, tmp_path: Path) -> None:
    with TestClient(make_app(hurried), follow_redirects=False) as browser:
        with _writing_elsewhere(tmp_path):
            told = _judge(browser, browser.get("/queue"), note="as <Harvard> writes him")
        assert told.status_code == 503
        assert int(told.headers["retry-after"]) >= 1
        assert "book.db" not in told.text, "the page is no place for what files the server has"
        where, fields = form(told, "/findings/")
        assert browser.post(where, data=fields).status_code == 303
    [filed] = hurried.ledger.judgements()
    assert (filed.judgement.verdict, filed.judgement.note) == ("accept", "as <Harvard> writes him")


def test_a_password_is_not_written_into_a_page(hurried: House, tmp_path: Path) -> None:
    hurried.accounts.add("ann", "editor", houses.PASSWORD)
    with TestClient(make_app(hurried), follow_redirects=False) as browser, _writing_elsewhere(tmp_path):
        where, fields = form(browser.get("/login"), "/login")
        told = browser.post(where, data={**fields, "name": "ann", "password": houses.PASSWORD})
    assert told.status_code == 503
    assert houses.PASSWORD not in told.text


def test_a_program_is_told_when_to_come_again(hurried: House, tmp_path: Path) -> None:
    item = hurried.ledger.next()
    assert item is not None
    said = {"verdict": "accept", "scope": {"kind": "document", "value": item.lead.document}}
    with TestClient(make_app(hurried)) as browser, _writing_elsewhere(tmp_path):
        told = browser.post(f"/api/v1/findings/{item.finding}/judgements", json=said)
    assert told.status_code == 503
    assert "somebody else is writing" in told.json()["error"]
    assert "retry-after" in told.headers


@pytest.mark.parametrize(
    ("route", "lane"),
    [
        ("GET /queue", "read"),
        ("POST /findings/{number}/judge", "write"),
        ("PUT /api/v1/entities/{id:path}", "write"),
        ("POST /api/v1/check", "long"),
        ("POST /import", "bulk"),
        ("GET /export/book.zip", "bulk"),
        ("POST /reconcile/0.2", "long"),
        ("POST /login", "door"),
        ("GET /reconcile/0.2/suggest/entity", "read"),
    ],
)
def test_in_which_lane_a_route_waits(route: str, lane: Lane) -> None:
    assert [one.lane for one in ROUTES if f"{one.method} {one.path}" == route] == [lane]
