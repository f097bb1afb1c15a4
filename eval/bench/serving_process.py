"""The server of the benchmark, in a process of its own, which can be killed."""

from __future__ import annotations

import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers."""

    port: int
    process: subprocess.Popen[bytes]

    def processor_seconds(self) -> float:
        """Return how much processor time it took so far; 0 where no /proc tells."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kill(self) -> None:
        """Kill it, without a word of warning."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def started(place: str, *options: str, log: Path = Path(os.devnull), files: int = 0) -> Iterator[Server]:
    """Start ``namenorm serve`` on a free port of this machine within.

    Args:
        place: Its database.
        options: More of what the command takes.
        log: Where it writes what it says.
        files: How many files it may open; 0 for as many as this process may.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "namenorm", "serve", "--port", str(port), "--database", place, *options]
    with log.open("wb") as said, subprocess.Popen(command, stderr=said) as process:
        try:
            if files:
                resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (files, files))
            _wait(port, process)
            yield Server(port, process)
        finally:
            process.kill()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the server did not start")
