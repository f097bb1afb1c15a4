"""One editor's way through the queue, without a screen: each key is a method, and what there is to show a value."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from namenorm.errors import NamenormError
from namenorm.gazetteer.store.promotion import Promotion
from namenorm.judgement import Verdict
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.values import (
    Notice,
    Reach,
    State,
    Step,
    covering,
    decided,
    done_again,
    next_reach,
    taken_back,
)
from namenorm.review.values import Decision, Filters, JudgementConflict, Place, QueueItem, Undone


class Review:
    """An editor at work on a ledger.

    Attributes:
        ledger: The ledger.
        editor: Who decides.
        filters: What is asked for.
        state: What stands on the screen; another value after each method.
    """

    def __init__(self, ledger: Ledger, editor: str, filters: Filters | None = None, after: Place | None = None) -> None:
        """Go on behind the place where the editor stopped, or begin at the top of the queue."""
        self.ledger, self.editor, self.filters = ledger, editor, filters
        self._steps: list[Step] = []
        self.state = State(after=after, open=ledger.left())
        self._go_on()

    def accept(self) -> None:
        """Decide that the suggestion is right."""
        self.judge("accept")

    def reject(self) -> None:
        """Decide that the finding is wrong."""
        self.judge("reject")

    def unsure(self) -> None:
        """Leave it to somebody who knows."""
        self.judge("unsure")

    def edit(self, rendering: str, promote: Promotion | None = None) -> None:
        """Decide what should stand there."""
        item = self.state.item
        as_suggested = item is not None and promote is None and rendering.strip() == item.suggestion
        self.judge("accept") if as_suggested else self.judge("edit", rendering, promote)

    def judge(self, verdict: Verdict, rendering: str | None = None, promote: Promotion | None = None) -> None:
        """File a decision on what is covered, and go on."""
        before, item = self.state, self.state.item
        if item is None:
            return
        with self._telling():
            decision = self._file(item, verdict, rendering, promote)
            self._steps.append(Step(before, decision))
            left = max(before.open - decision.settled, 0)
            self.state = replace(before, open=left, decided=before.decided + 1, note="", citation="")
            self._go_on(decided(decision))

    def skip(self) -> None:
        """Go on without a decision; from the end of the queue back to its top."""
        item = self.state.item
        if item is None:
            return
        self._steps.append(Step(self.state))
        if item.lead.settled_by is None:  # a settled question is in the queue no longer
            self.state = replace(self.state, after=item.place)
        self._go_on()

    def top(self) -> None:
        """Go to the top of the queue, where what was skipped stands."""
        self.state = replace(self.state, after=None)
        self._go_on(Notice("told", "at the top of the queue"))

    def group(self) -> None:
        """Show what the whole group covers; the next decision is for all of it."""
        self._cover("group")

    def widen(self) -> None:
        """Show what the next wider scope covers: the outlet, then everything, then the document alone again."""
        item, shown = self.state.item, self.state.covering
        if item is not None:
            self._cover(next_reach(item, shown.reach if shown else None))

    def narrow(self) -> None:
        """Go back to a decision for the document alone."""
        self.state = replace(self.state, covering=None, notice=None)

    def cite(self, note: str, citation: str) -> None:
        """Keep a note and a citation for the next decision."""
        said = Notice("told", "goes with the next decision") if note or citation else None
        self.state = replace(self.state, note=note.strip(), citation=citation.strip(), notice=said)

    def undo(self) -> None:
        """Go back to what was skipped last, or take back the last decision: also one of an earlier day."""
        step = self._steps[-1] if self._steps else None
        if step is not None and step.decision is None:
            self._steps.pop()
            self.state = replace(step.before, open=self.state.open, covering=None, notice=None)
            self._again(Notice("told", "back at what was skipped"))
        else:
            self._take_back(step)

    def redo(self) -> None:
        """File again what was taken back last."""
        before = self.state
        with self._telling():
            undone = self.ledger.redo(editor=self.editor)
            left = self.ledger.left()
            again = Decision(undone.filed[0].event, undone.filed, before.open - left, undone.restored)
            self._steps.append(Step(before, again))
            self.state = replace(before, open=left, decided=before.decided + 1)
            self._go_on(done_again(again))

    def tell(self, notice: Notice) -> None:
        """Put a line on the screen."""
        self.state = replace(self.state, notice=notice)

    def _take_back(self, step: Step | None) -> None:
        decision = step.decision if step else None
        self._steps = self._steps[:-1]  # first: what somebody else took back meanwhile must not stand in the way
        with self._telling():
            undone = self.ledger.undo(decision.event if decision else None, editor=self.editor)
            opened = self.state.open + decision.settled if decision else self.ledger.left()
            less = max(self.state.decided - 1, 0)
            self.state = replace(self.state, item=self._judged(undone) or self.state.item, open=opened, decided=less)
            self.state = replace(self.state, covering=None, notice=taken_back(undone))

    def _judged(self, undone: Undone) -> QueueItem | None:
        """Return the item on which the first judgement was made, in its document."""
        one = undone.filed[0].judgement
        document = one.scope.value if one.scope.kind == "document" else None
        items = (self.ledger.item(number, document) for number in undone.findings)
        same = (item for item in items if item and (item.key, item.suggestion) == (one.key, one.suggestion))
        return next(same, None)

    def _file(self, item: QueueItem, verdict: Verdict, rendering: str | None, promote: Promotion | None) -> Decision:
        said = {"editor": self.editor, "note": self.state.note, "citation": self.state.citation}
        open_in = "" if self.state.over else item.lead.document
        shown = self.state.covering
        if shown is not None and shown.reach == "group":
            until = shown.accepted.until
            return self.ledger.judge_group(
                item.finding, verdict, until=until, rendering=rendering, promote=promote, **said
            )
        scope, version = (shown.accepted.scope, shown.accepted.version) if shown else (item.scope, item.version)
        return self.ledger.judge(
            item.finding,
            verdict,
            scope or item.scope,
            version=version,
            rendering=rendering,
            promote=promote,
            open_in=open_in,
            **said,
        )

    def _cover(self, reach: Reach | None) -> None:
        if (item := self.state.item) is None:
            return
        with self._telling():
            shown = covering(self.ledger, item, reach) if reach is not None else None
            self.state = replace(self.state, covering=shown, notice=None)

    def _go_on(self, notice: Notice | None = None) -> None:
        item = self.ledger.next(self.filters, after=self.state.after)
        if item is None and self.state.after is not None:
            item = self.ledger.next(self.filters)
            notice = notice or Notice("told", "the end of the queue: here is its top again")
            self.state = replace(self.state, after=None)
        self.state = replace(self.state, item=item, covering=None, notice=notice, over=False)

    def _again(self, notice: Notice) -> None:
        """Show the same item as it is now; go on where it is there no longer."""
        item = self.state.item
        now = self.ledger.item(item.finding, item.lead.document) if item else None
        if now is None:
            self._go_on(notice)
        else:
            self.state = replace(self.state, item=now, covering=None, notice=notice)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Tell within what goes wrong, and show the item as it is now."""
        try:
            yield
        except NamenormError as error:
            self._again(Notice("fault", str(error)))
            told = isinstance(error, JudgementConflict)  # who settled it stands on the page: the next answer is meant
            self.state = replace(self.state, over=told)
