"""One measurement a process, so that none has the memory, the caches or the libraries of another."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_ANONYMOUS = re.compile(r"^Anonymous:\s+(\d+) kB", re.MULTILINE)


def asked(module: str, *arguments: object) -> dict[str, Any]:
    """Run a module of ``eval.bench`` in a process of its own, and return the JSON object that it prints last.

    Raises:
        subprocess.CalledProcessError: If it fails.
    """
    command = [sys.executable, "-m", f"eval.bench.{module}", *map(str, arguments)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    figures: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return figures


def told(figures: Mapping[str, Any]) -> None:
    """Print what was measured, for the process that asked."""
    print(json.dumps(figures))


def load() -> float | None:
    """Return how many processes wanted a processor during the last minute; None where the system does not say."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def own_memory(process: int | str = "self") -> float:
    """Return the MB of a process that no file backs and no other process shares; 0 where the system does not say."""
    file = Path(f"/proc/{process}/smaps_rollup")
    found = _ANONYMOUS.search(file.read_text()) if file.is_file() else None
    return int(found[1]) / 1024 if found else 0.0
