"""Turns: whoever asks for much waits behind their own requests, and others come in between."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from threading import Event, Lock

import anyio
import httpx2
import pytest
from starlette.exceptions import HTTPException

from namenorm.gazetteer.store.store import Store
from namenorm.pipeline import Normaliser
from namenorm.serve.house import House
from namenorm.serve.lanes import MOST_WAITING, Room
from tests.serve import houses
from tests.serve.running import running

_PATIENCE = 30
_TEXT = {"id": "a1", "text": "Fu Gaoyi wrote the book on Deng."}


@pytest.fixture
def ledgered(tmp_path: Path, nn: Normaliser) -> Iterator[House]:
    """A house with accounts, called by a real address."""
    settings = replace(houses.WIDE, names=("127.0.0.1",))
    with houses.filled(houses.place_in(tmp_path), nn) as ledger:
        yield houses.everybody(houses.house_of(ledger, nn, settings))


class _Gate:
    """Holds whoever comes until it is opened, and counts how many are held at once."""

    def __init__(self, act: Callable[..., None]) -> None:
        self.opened, self.held, self.most = Event(), 0, 0
        self._act, self._lock = act, Lock()

    def __call__(self, *args: object) -> None:
        with self._lock:
            self.held += 1
            self.most = max(self.most, self.held)
        self.opened.wait(_PATIENCE)
        with self._lock:
            self.held -= 1
        self._act(*args)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Gate]:
    """Exports of the book that take as long as a test wants."""
    made = _Gate(Store.copy_to)
    monkeypatch.setattr(Store, "copy_to", lambda *args: made(*args))
    yield made
    made.opened.set()


def _asking(url: str, house: House, name: str) -> httpx2.Client:
    token = house.accounts.add_token(name)
    limits = httpx2.Limits(max_connections=100)
    return httpx2.Client(base_url=url, timeout=_PATIENCE, limits=limits, headers={"authorization": f"Bearer {token}"})


def _exports(client: httpx2.Client, pool: ThreadPoolExecutor, many: int) -> list[Future[httpx2.Response]]:
    return [pool.submit(client.get, "/export/book.zip") for _ in range(many)]


def test_exports_of_one_account_keep_nobody_waiting(ledgered: House, gate: _Gate) -> None:
    with running(ledgered) as url, ThreadPoolExecutor(24) as pool:
        busy, other = _asking(url, ledgered, "editor"), _asking(url, ledgered, "reader")
        sent = _exports(busy, pool, 8)
        _until(lambda: gate.held == 1)
        began = time.monotonic()
        assert other.post("/api/v1/check", json=_TEXT).status_code == 200
        assert other.get("/api/v1/findings").status_code == 200
        assert httpx2.get(f"{url}/login", timeout=_PATIENCE).status_code == 200
        assert busy.post("/api/v1/check", json=_TEXT).status_code == 200, "nor the account itself, in another lane"
        assert time.monotonic() - began < _PATIENCE
        assert not any(one.done() for one in sent)
        another = pool.submit(other.get, "/export/book.zip")
        _until(lambda: gate.held == 2)
        gate.opened.set()
        wait([*sent, another], _PATIENCE)
        assert {one.result().status_code for one in [*sent, another]} == {200}
        assert gate.most == 2, "one of the editor, and one of the reader"
        assert sent[0].result().content.startswith(b"PK")


def test_nobody_fills_the_house_with_requests_that_wait(ledgered: House, gate: _Gate) -> None:
    with running(ledgered) as url, ThreadPoolExecutor(MOST_WAITING + 4) as pool:
        busy = _asking(url, ledgered, "editor")
        sent = _exports(busy, pool, MOST_WAITING + 4)
        _until(lambda: sum(one.done() for one in sent) == 4)
        refused = [one.result() for one in sent if one.done()]
        assert {one.status_code for one in refused} == {429}
        assert "retry-after" in refused[0].headers
        gate.opened.set()
        assert sorted(one.result().status_code for one in sent) == [200] * MOST_WAITING + [429] * 4


def _until(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_places_go_round() -> None:
    order: list[str] = []

    async def all_of_them() -> None:
        room = Room(1, 1)

        async def ask(who: str) -> None:
            def answer() -> None:
                time.sleep(0.05)
                order.append(who)

            await room.run(who, answer)

        async with anyio.create_task_group() as group:
            for who in ("ann", "ann", "ann", "bob", "cid"):
                group.start_soon(ask, who)

    anyio.run(all_of_them)
    assert order == ["ann", "bob", "cid", "ann", "ann"]


def test_a_place_that_nobody_gives_up_is_not_waited_for_for_ever() -> None:
    async def both() -> None:
        room = Room(1, 1, 0.1)
        done = Event()
        async with anyio.create_task_group() as group:
            group.start_soon(room.run, "ann", lambda: done.wait(_PATIENCE))
            await anyio.sleep(0.05)
            assert await room.run("bob", lambda: "made") is None
            done.set()
        assert await room.run("bob", lambda: "made") == "made"

    anyio.run(both)


def test_a_request_too_many_is_refused_and_those_before_are_not() -> None:
    async def many() -> None:
        room = Room(1, 1)
        done = Event()
        async with anyio.create_task_group() as group:
            for _ in range(MOST_WAITING):
                group.start_soon(room.run, "ann", lambda: done.wait(_PATIENCE))
            await anyio.sleep(0.05)
            with pytest.raises(HTTPException):
                await room.run("ann", lambda: "made")
            done.set()
        assert await room.run("ann", lambda: "made") == "made"

    anyio.run(many)
