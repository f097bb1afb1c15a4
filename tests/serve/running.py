"""A server that runs: for clients and browsers that speak HTTP and nothing else."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from namenorm.serve.app import make_app
from namenorm.serve.house import House

_PATIENCE = 20


@contextmanager
def running(house: House) -> Iterator[str]:
    """Serve a house on a free port of this machine within, and tell where."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(make_app(house), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + _PATIENCE
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(_PATIENCE)
