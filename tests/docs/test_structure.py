"""The picture of the rooms: it has all of them, and each uses only what stands below it."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def floors(structure: object) -> list[list[object]]:
    found: list[list[object]] = structure.floors()  # type: ignore[attr-defined]
    return found


@pytest.fixture(scope="module")
def structure() -> object:
    sys.path.insert(0, str(ROOT / "docs"))
    try:
        import structure as found  # type: ignore[import-not-found]
    finally:
        sys.path.pop(0)
    return found


def test_every_room_is_drawn_once(structure: object, floors: list[list[object]]) -> None:
    there = {one.stem for one in (ROOT / "namenorm").iterdir() if one.suffix == ".py" or (one / "__init__.py").exists()}
    drawn = [room.name for room in chain.from_iterable(floors)]  # type: ignore[attr-defined]
    assert sorted(drawn) == sorted(there - {"__init__"})
    told = "".join(ET.fromstring(structure.picture()).itertext())  # type: ignore[attr-defined]
    assert all(name in told for name in drawn)


def test_a_room_uses_what_stands_below_it(floors: list[list[object]]) -> None:
    seen: set[str] = set()
    for floor in floors:
        for room in floor:
            assert seen.isdisjoint(room.uses)  # type: ignore[attr-defined]
        seen |= {room.name for room in floor}  # type: ignore[attr-defined]
