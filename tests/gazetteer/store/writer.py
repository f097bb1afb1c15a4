"""A process that edits and loads, and says what was acknowledged; a test kills it."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count

from namenorm.gazetteer.files import Book
from namenorm.gazetteer.store.store import Store
from tests.gazetteer.store.people import DALY, person

LOAD = 300


def main(place: str) -> None:
    """Edit, load, edit, load … until killed; print each event's number once it is acknowledged."""
    store = Store.open(place)
    for number in count(1):
        now = store.entity(DALY.id)
        assert now is not None
        event = store.edit(replace(now.entity, about=f"edit {number}"), now.version, editor="writer")
        assert event is not None
        print("edit", event.id, flush=True)
        many = {f"bulk:{number}-{one}": person(f"bulk:{number}-{one}", f"Name {one}") for one in range(LOAD)}
        report = store.load(Book(many), editor="writer")
        assert report.event is not None
        print("load", report.event.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
