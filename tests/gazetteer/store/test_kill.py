"""A kill at any moment loses nothing that was acknowledged and leaves nothing half-written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from namenorm.gazetteer.lines import to_line
from namenorm.gazetteer.store.store import Store
from namenorm.gazetteer.store.writing import total_of
from tests.gazetteer.store.people import DALY
from tests.gazetteer.store.writer import LOAD

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.mark.parametrize("after", [0.0, 0.05, 0.12, 0.2, 0.31])
def test_a_killed_writer(place: str, after: float) -> None:
    with Store.create(place) as store:
        store.add(DALY, editor="ann")
    acknowledged = _killed(place, after)
    with Store.open(place) as store:
        events = {one.id: one for one in store.events(10_000)}
        for action, number in acknowledged:
            assert events[number].action == action
        for one in events.values():
            touched = sum(1 for _ in store.changes(one.id))
            assert touched == (LOAD if one.action == "load" else 1), "an event is there as a whole"
        assert store.content_hash() == f"{total_of(map(to_line, store.entities())):064x}"
        loads = sum(one.action == "load" for one in events.values())
        assert sum(1 for _ in store.entities()) == 1 + LOAD * loads
        found = store.entity(DALY.id)
        assert found is not None
        store.edit(DALY, found.version, editor="ann", why="it can be written on")


def _killed(place: str, after: float) -> list[tuple[str, int]]:
    """Run the writer until it has begun its second round and a little longer, and return what it had acknowledged."""
    command = [sys.executable, "-m", "tests.gazetteer.store.writer", place]
    path = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=path) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(3)]
        time.sleep(after)
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
    told = [line.split() for line in lines if line.endswith("\n")]
    assert len(told) >= 3, "it was killed before it had done anything"
    return [(action, int(number)) for action, number in told]
