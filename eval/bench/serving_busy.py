"""The server kept busy: how long a check and a log-in of others take meanwhile, and what its log holds afterwards.

All of it happens on this machine, against a server that is started for it, with so many connections and for so many
seconds as stand here.
"""

from __future__ import annotations

import http.client
import json
import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from eval.bench.serving_client import Browser
from eval.bench.serving_process import Server, started
from namenorm.gazetteer.files import Book
from namenorm.index.locate import open_index
from namenorm.review.ledger import Ledger

_FILES = 256  # that a process may open, as is usual on some systems
_SECONDS = 20  # for which connections stay half open
_EXPORTS = 8
_QUERIES = 50  # of one request for reconciliation
_BETWEEN_LOG_INS = 7  # seconds: ten in a minute are let through
_PASSWORD = "a password of the benchmark"
_PATIENCE = 600
_HALF = b"GET /queue HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half: "
Times = dict[str, list[float]]
_TEXT = "Xia Wei said so on Monday, and Huang Yingxian, Australia's foreign minister, agreed. " * 20


def busy(place: str, log: Path, half_open: int, book: int) -> Iterator[str]:
    """Yield the lines of the benchmark as they are measured."""
    token, greedy = _prepared(place, book)
    with started(place, log=log, files=_FILES) as server:
        _check(server, token)  # reads the book
        yield _told("a check and a log-in of one account, alone", _meanwhile(server, token, lambda: False, 5))
        yield _told(f"while {half_open} connections send half a header", _attacked(server, token, half_open))
        yield f"    the log holds {log.stat().st_size / 1e6:.2f} MB, and the server may open {_FILES} files"
    with started(place, log=log) as server:
        _check(server, token)
        yield from _crowded(server, token, greedy, book)


def _prepared(place: str, book: int) -> tuple[str, str]:
    """Fill the store, and return a token for checks and one of somebody who asks for much."""
    from namenorm.serve.accounts.accounts import Accounts  # here: only this verb needs the extra [serve]

    with Ledger.create(place) as ledger:
        ledger.store.load(Book({one.id: one for one in islice(open_index().entities(), book)}), editor="bench")
        accounts = Accounts(ledger.store)
        for name in ("one who works", "one who asks for much"):
            accounts.add(name, "editor", _PASSWORD)
        return accounts.add_token("one who works"), accounts.add_token("one who asks for much")


def _attacked(server: Server, token: str, half_open: int) -> Times:
    """Keep so many connections half open for a while, and open those anew that are closed."""
    until = time.monotonic() + _SECONDS

    def attack() -> None:
        held: list[socket.socket] = []
        while time.monotonic() < until:
            for one in held:
                with suppress(OSError):
                    one.sendall(b"x")  # fails once the server has closed it
            held = [one for one in held if not _is_closed(one)]
            with suppress(OSError):
                while len(held) < half_open:
                    held.append(socket.create_connection(("127.0.0.1", server.port), 1))
                    held[-1].sendall(_HALF)
            time.sleep(0.2)
        for one in held:
            one.close()

    with ThreadPoolExecutor(1) as pool:
        attacking = pool.submit(attack)
        time.sleep(2)
        return _meanwhile(server, token, lambda: not attacking.done(), 1)


def _is_closed(one: socket.socket) -> bool:
    one.setblocking(False)
    try:
        is_closed = not one.recv(1)
    except BlockingIOError:
        return False
    except OSError:
        is_closed = True
    if is_closed:
        one.close()
    return is_closed


def _crowded(server: Server, token: str, greedy: str, book: int) -> Iterator[str]:
    queries = json.dumps({f"q{number}": {"query": f"Wang {number}"} for number in range(_QUERIES)})
    table = urlencode({"queries": queries})
    acts: dict[str, Callable[[], int]] = {
        f"{_EXPORTS} exports of {book:,} entities": lambda: _asked(server, greedy, "GET", "/export/book.zip"),
        f"{_EXPORTS} tables to be reconciled": lambda: _asked(server, greedy, "POST", "/reconcile/0.2", table),
    }
    for what, act in acts.items():
        with ThreadPoolExecutor(_EXPORTS) as pool:
            began = time.perf_counter()
            sent: list[Future[int]] = [pool.submit(act) for _ in range(_EXPORTS)]
            times = _meanwhile(server, token, lambda sent=sent: not all(one.done() for one in sent), 1)  # type: ignore[misc]
            faults = sorted({one.result() for one in sent} - {200})
        yield _told(f"while one account asks for {what}", times)
        yield f"    which took {time.perf_counter() - began:.1f} s together; faults: {faults or 'none'}"


def _meanwhile(server: Server, token: str, goes_on: Callable[[], bool], least: int) -> Times:
    """Check again and again, and log in as often as one may, while something goes on; return how long each took."""
    times: Times = {"a check": [], "a log-in": []}
    next_log_in = 0.0
    while goes_on() or len(times["a check"]) < least:
        times["a check"].append(_seconds(lambda: _check(server, token)))
        if time.monotonic() >= next_log_in:
            times["a log-in"].append(_seconds(lambda: _log_in(server)))
            next_log_in = time.monotonic() + _BETWEEN_LOG_INS
        time.sleep(0.5)
    return times


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    try:
        act()
    except (OSError, http.client.HTTPException, KeyError, ValueError):
        return float("inf")
    return time.perf_counter() - began


def _check(server: Server, token: str) -> None:
    status = _asked(server, token, "POST", "/api/v1/check", json.dumps({"id": "a", "text": _TEXT}))
    if status != http.HTTPStatus.OK:
        raise ValueError(status)


def _log_in(server: Server) -> None:
    Browser(server.port, "one who works", _PASSWORD)


def _asked(server: Server, token: str, how: str, path: str, body: str | None = None) -> int:
    kind = "application/json" if path.startswith("/api/") else "application/x-www-form-urlencoded"
    headers = {"authorization": f"Bearer {token}"} | ({"content-type": kind} if body is not None else {})
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=_PATIENCE)
    try:
        connection.request(how, path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def _told(what: str, times: Times) -> str:
    found = []
    for name, some in times.items():
        answered = [one for one in some if one != float("inf")]
        longest = f"{max(answered):.2f} s" if answered else "never answered"
        found.append(f"{name} at most {longest}, {len(answered)} of {len(some)} answered")
    return f"{what}: {'; '.join(found)}"
