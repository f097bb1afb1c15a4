"""What the tests of the server share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from namenorm.pipeline import Normaliser
from namenorm.serve.house import House
from tests.serve import houses


@pytest.fixture
def house(tmp_path: Path, nn: Normaliser) -> Iterator[House]:
    """A house without accounts."""
    with houses.filled(houses.place_in(tmp_path), nn) as ledger:
        yield houses.house_of(ledger, nn)


@pytest.fixture
def owner(house: House) -> TestClient:
    """A browser on the machine of the house."""
    return houses.client(house)
