"""Connections through real sockets: those that keep the server waiting end, and others are answered meanwhile."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from namenorm.errors import InputError
from namenorm.pipeline import Normaliser
from namenorm.serve.connections import Listener, listening
from namenorm.serve.house import House
from namenorm.serve.settings import Settings
from tests.serve import houses
from tests.serve.running import running

_MOST = 20
_SETTINGS = replace(
    houses.WIDE, names=("127.0.0.1",), most_connections=_MOST, header_seconds=1.0, silent_seconds=1.0, most_bytes=10**6
)
_HALF = b"GET /help HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Half"
_WHOLE = b"GET /help HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
_PATIENCE = 15


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory, nn: Normaliser) -> Iterator[House]:
    """A house whose connections are few and end soon."""
    with houses.filled(houses.place_in(tmp_path_factory.mktemp("house")), nn) as ledger:
        yield houses.house_of(ledger, nn, _SETTINGS)


@pytest.fixture(scope="module")
def place(busy: House) -> Iterator[tuple[str, int]]:
    """Where it listens."""
    with running(busy) as url:
        parts = urlsplit(url)
        assert parts.hostname is not None
        assert parts.port is not None
        yield parts.hostname, parts.port


def _connected(place: tuple[str, int], sent: bytes) -> socket.socket:
    made = socket.create_connection(place, _PATIENCE)
    made.sendall(sent)
    return made


def _seconds_until_closed(sock: socket.socket, drip: bytes = b"") -> float:
    began = time.monotonic()
    while time.monotonic() < began + _PATIENCE:
        sock.settimeout(0.1)
        try:
            if drip:
                sock.sendall(drip)
            if not sock.recv(65536):
                return time.monotonic() - began
        except TimeoutError:
            continue
        except OSError:
            return time.monotonic() - began
    raise AssertionError("it was left open")


def _help(place: tuple[str, int]) -> int:
    status: int = httpx2.get(f"http://{place[0]}:{place[1]}/help", timeout=_PATIENCE).status_code
    return status


@pytest.mark.parametrize(
    ("sent", "drip"),
    [
        (b"", b""),
        (_HALF, b""),
        (_HALF, b"x"),
        (b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nname=", b""),
        (b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nname=\r\n", b""),
        (b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9000000\r\n\r\nname=", b""),  # refused unread
    ],
    ids=["nothing", "half a header", "a header by drops", "half a body", "half of pieces", "a body that is too large"],
)
def test_who_lets_the_server_wait_is_let_go(place: tuple[str, int], sent: bytes, drip: bytes) -> None:
    with _connected(place, sent) as sock:
        assert 0.5 < _seconds_until_closed(sock, drip) < 10


def test_who_is_idle_after_an_answer_is_let_go(place: tuple[str, int]) -> None:
    with _connected(place, _WHOLE) as sock:
        assert sock.recv(65536).startswith(b"HTTP/1.1 200")
        assert _seconds_until_closed(sock) < 10


def test_who_does_not_read_is_let_go(place: tuple[str, int]) -> None:
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        sock.connect(place)
        sock.sendall(_WHOLE.replace(b"/help", b"/api/v1/openapi.json") * 1000)  # much more than the system keeps for us
        time.sleep(4)
        sock.settimeout(_PATIENCE)
        answered = bytearray()
        try:
            while some := sock.recv(65536):
                answered += some
        except OSError:
            pass
        assert 0 < answered.count(b"HTTP/1.1 200") < 1000, (
            "it was told all, since the server waited until it had read it"
        )


def test_a_slow_but_steady_sender_is_answered(place: tuple[str, int]) -> None:
    body = b"name=" + b"x" * 10
    head = b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
    kind = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 15\r\n\r\n"
    with _connected(place, head + kind) as sock:
        for one in body:
            time.sleep(0.1)
            sock.sendall(bytes([one]))
        assert sock.recv(65536).startswith(b"HTTP/1.1 403")  # after a second and a half: no form of ours


def test_others_are_answered_while_hundreds_send_half_a_header(place: tuple[str, int]) -> None:
    with ExitStack() as open_:
        for _ in range(20 * _MOST):
            open_.enter_context(_connected(place, _HALF))
        began = time.monotonic()
        assert _help(place) == 200
        assert time.monotonic() - began < _PATIENCE


def test_more_than_the_limit_who_all_wait_for_the_server_keep_their_places(tmp_path: Path) -> None:
    with listening(Settings(port=0), 4) as listener:
        listener.setblocking(False)
        place = listener.getsockname()
        with ExitStack() as open_:
            knocking = [open_.enter_context(socket.create_connection(place)) for _ in range(7)]
            let_in = [open_.enter_context(_accepted(listener)) for _ in range(5)]
            for _ in knocking[5:]:
                with pytest.raises(ConnectionAbortedError):
                    listener.accept()
            assert [one.recv(1) for one in knocking[5:]] == [b"", b""]
            let_in[0].close()
            knocking.append(open_.enter_context(socket.create_connection(place)))
            open_.enter_context(_accepted(listener))
            with pytest.raises(BlockingIOError):
                listener.accept()


def _accepted(listener: Listener) -> socket.socket:
    return listener.accept()[0]


def test_a_port_that_is_taken_is_told() -> None:
    with listening(Settings(port=0), 4) as first, pytest.raises(InputError, match=r"cannot listen on 127\.0\.0\.1"):
        listening(Settings(port=first.getsockname()[1]), 4)


def test_it_listens_on_loopback_unless_told_otherwise() -> None:
    with listening(Settings(port=0), 4) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
