"""Whatever is judged, promoted, recorded and taken back: taking all back leaves the store as it was."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import select

from namenorm.gazetteer.model import Name
from namenorm.gazetteer.store.promotion import AddEntity, AddName, KeepApart, Promotion
from namenorm.gazetteer.store.refusing import Faulty
from namenorm.gazetteer.store.settling import recount, settle
from namenorm.gazetteer.store.tables import findings, judgements, occurrences
from namenorm.judgement import Scope, Verdict
from namenorm.review.ledger import Ledger
from namenorm.review.values import EVERYWHERE
from namenorm.values import Report
from tests.gazetteer.store import people
from tests.review.reports import CHONG, TEXT, both, finding, report

REPORTS: list[Report] = [
    both("a1", outlet="Xinhua"),
    report("a2", finding(TEXT, "Dai Bo"), finding(TEXT, "Dai Bo", code="NN103", at=20), outlet="Xinhua"),
    report("a3", finding(TEXT, "Dai Bo", "Bob Daly", "NN105", CHONG), outlet="Zaobao"),
]
SCOPES = st.sampled_from(
    [Scope("document", "a1"), Scope("document", "a2"), Scope("outlet", "Xinhua"), Scope("outlet", "Zaobao"), EVERYWHERE]
)
VERDICTS: st.SearchStrategy[Verdict] = st.sampled_from(["accept", "reject", "unsure", "edit"])
PROMOTIONS: st.SearchStrategy[Promotion | None] = st.sampled_from(
    [
        None,
        AddName(people.DALY.id, Name("Dai Bo", "en", "misspelling")),
        AddEntity(replace(people.CHONG, id="", names=people.CHONG.names)),
        KeepApart(people.DALY.id, people.PLACE.id),
    ]
)


@cache
def _recorded() -> bytes:
    """Return a database with two entities and three reports."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "book.db"
        with Ledger.create(place) as ledger:
            for entity in (people.DALY, people.PLACE):
                ledger.store.add(entity, editor="ann")
            list(ledger.record_many(REPORTS))
        return place.read_bytes()


class Reviewing(RuleBasedStateMachine):
    """Editors at work; ``done`` is what holds, with the state before it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        place = Path(self._folder.name) / "book.db"
        place.write_bytes(_recorded())
        self.ledger = Ledger.open(place)
        self.done: list[tuple[int, Any]] = []

    @rule(number=st.integers(1, 3), verdict=VERDICTS, scope=SCOPES, promote=PROMOTIONS)
    def judge(self, number: int, verdict: Verdict, scope: Scope, promote: Promotion | None) -> None:
        before = self._state()
        rendering = "Bob Daly" if verdict == "edit" else None
        entered = any(one.name == people.CHONG.name for one in self.ledger.store.entities())
        if isinstance(promote, AddEntity) and entered:
            with pytest.raises(Faulty):  # the same person twice
                self.ledger.judge(number, verdict, scope, editor="ann", rendering=rendering, promote=promote)
            assert self._state() == before
            return
        made = self.ledger.judge(number, verdict, scope, editor="ann", rendering=rendering, promote=promote)
        self.done.append((made.event, before))

    @rule(number=st.integers(1, 3), verdict=st.sampled_from(["accept", "reject"]))
    def judge_group(self, number: int, verdict: Verdict) -> None:
        shown = self.ledger.preview(number, "group", verdict)
        if shown.covers.occurrences:
            before = self._state()
            made = self.ledger.judge_group(number, verdict, editor="ann", until=shown.until)
            assert made.settled == shown.covers.occurrences
            self.done.append((made.event, before))

    @rule(about=st.text(max_size=3))
    def edit(self, about: str) -> None:
        before, now = self._state(), self.ledger.store.entity(people.DALY.id)
        assert now is not None
        event = self.ledger.store.edit(replace(now.entity, about=about), now.version, editor="bob")
        if event is not None:
            self.done.append((event.id, before))

    @precondition(lambda self: self.done)
    @rule(again=st.integers(0, 2))
    def undo(self, again: int) -> None:
        event, before = self.done.pop()
        after = self._state()
        for _ in range(again):
            event = self.ledger.undo(event, editor="ann").event
            assert self._state() == before
            event = self.ledger.undo(event, editor="bob").event
            assert self._state() == after
        self.ledger.undo(event, editor="ann")
        assert self._state() == before

    @invariant()
    def what_is_kept_up_to_date_is_what_is_computed_anew(self) -> None:
        with self.ledger.store.writing() as connection:
            before = connection.execute(_SETTLED).all(), connection.execute(_COUNTED).all()
            settle(connection, occurrences.c.id > 0)
            recount(connection, connection.execute(select(findings.c.id)).scalars().all())
            assert (connection.execute(_SETTLED).all(), connection.execute(_COUNTED).all()) == before

    def teardown(self) -> None:
        while self.done:
            event, before = self.done.pop()
            self.ledger.undo(event, editor="ann")
            assert self._state() == before
        assert self.ledger.judgements() == ()
        self.ledger.close()
        self._folder.cleanup()

    def _state(self) -> Any:
        """Return all that can be seen: the book, the queue, the occurrences, the judgements that hold, the hash."""
        with self.ledger.store.reading() as connection:
            seen = [connection.execute(one).all() for one in (_SETTLED, _COUNTED, _HOLDING)]
        items = [replace(one, version=0) for one in self.ledger.queue(limit=100)]
        return list(self.ledger.store.entities()), self.ledger.store.content_hash(), items, seen


_SETTLED = select(occurrences.c.id, occurrences.c.settled_by).order_by(occurrences.c.id)
_COUNTED = select(findings.c.id, findings.c.open, findings.c.settled, findings.c.worth).order_by(findings.c.id)
_HOLDING = select(judgements.c.id).where(judgements.c.undone_by.is_(None)).order_by(judgements.c.id)

TestReviewing = Reviewing.TestCase
TestReviewing.settings = settings(max_examples=20, stateful_step_count=12, deadline=None)
