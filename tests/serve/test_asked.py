"""How often a page asks the database: each way there and back takes longer than what is looked up, and editors wait."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from starlette.testclient import TestClient

from namenorm.serve.house import House
from tests.serve.browsing import send

DECISION_AND_NEXT = 11
"""Who asks, by a session and without; the lock; the finding, the event, the judgement; what that bears on, settles,
and leaves; the next finding; the language of its original, where it has one.
"""


def test_a_decision_and_the_next_finding(house: House, owner: TestClient) -> None:
    page = owner.get("/queue")
    owner.headers["x-swap"] = "1"  # as our script sends it, which puts the next page in place at once
    with _asked(house) as asked:
        shown = send(owner, page, "/findings/", verdict="accept")
    assert "/judge?" in shown.text
    assert len(asked) <= DECISION_AND_NEXT, asked


@pytest.mark.parametrize(("path", "most"), [("/queue", 4), ("/queue?outlet=Harbour+Daily", 5)])
def test_a_page_of_the_queue(house: House, owner: TestClient, path: str, most: int) -> None:
    with _asked(house) as asked:
        assert owner.get(path).status_code == 200
    assert len(asked) <= most, asked


@contextmanager
def _asked(house: House) -> Iterator[list[str]]:
    found: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: Any) -> None:
        found.append(statement)

    engine = house.store._engine
    event.listen(engine, "before_cursor_execute", note)
    yield found
    event.remove(engine, "before_cursor_execute", note)
