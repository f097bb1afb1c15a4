"""What a worker does beside the work, seen from within its process."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from unittest.mock import Mock, patch

import pytest

from namenorm.batch import worker


@pytest.fixture
def unfrozen() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("unfrozen")
def test_what_the_first_chunk_loaded_is_no_longer_searched_for_garbage() -> None:
    frozen: list[int] = []
    connection = Mock()
    connection.recv.side_effect = ["first", "second", "third", EOFError]
    with (
        patch.object(worker, "work", side_effect=lambda *_: frozen.append(gc.get_freeze_count())),
        patch("signal.signal"),
    ):
        worker._serve(connection, Mock(signature="s", gazetteer_hash="h"), Mock())
    assert not frozen[0]
    assert frozen[1]
    assert len(frozen) == connection.send.call_count - 1 == 3
