"""A server that runs: for clients and browsers that speak HTTP and nothing else."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from namenorm.serve.house import House
from namenorm.serve.run import made, run

_PATIENCE = 20


@contextmanager
def running(house: House) -> Iterator[str]:
    """Serve a house on a free port of this machine within, and tell where."""
    house = replace(house, settings=replace(house.settings, port=0))
    server, listener = made(house)
    thread = threading.Thread(target=run, args=(server, listener, house.settings), daemon=True)
    thread.start()
    until = time.monotonic() + _PATIENCE
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(_PATIENCE)
