"""The picture of the rooms: it has all of them, and each uses only what stands below it."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def floors(structure: Any) -> list[list[Any]]:
    found: list[list[Any]] = structure.floors()
    return found


@pytest.fixture(scope="module")
def structure() -> Any:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        return import_module("structure")
    finally:
        sys.path.pop(0)


def test_every_room_is_drawn_once(structure: Any, floors: list[list[Any]]) -> None:
    there = {one.stem for one in (ROOT / "namenorm").iterdir() if one.suffix == ".py" or (one / "__init__.py").exists()}
    drawn = [room.name for room in chain.from_iterable(floors)]
    assert sorted(drawn) == sorted(there - {"__init__"})
    told = "".join(ET.fromstring(structure.picture()).itertext())
    assert all(name in told for name in drawn)


def test_a_room_uses_what_stands_below_it(floors: list[list[Any]]) -> None:
    seen: set[str] = set()
    for floor in floors:
        for room in floor:
            assert seen.isdisjoint(room.uses)
        seen |= {room.name for room in floor}
