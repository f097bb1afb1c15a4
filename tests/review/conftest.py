"""The same tests of the ledger on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from namenorm.review.ledger import Ledger
from tests.gazetteer.store.conftest import place as place


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.create(place) as made:
        yield made
