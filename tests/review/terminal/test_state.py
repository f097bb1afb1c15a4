"""The keys without a screen: what each does to the ledger, and what there is to show after it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from namenorm.gazetteer.model import Entity, Name
from namenorm.gazetteer.store.promotion import AddEntity
from namenorm.judgement import Scope
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.state import Review
from namenorm.review.terminal.values import State
from namenorm.review.values import Filed, Filters, QueueItem
from namenorm.values import Document
from tests.review.terminal.conftest import ORIGINAL, PAGE, Open

VOGEL, LAI = ("Fu Gaoyi", "Ezra Vogel"), ("Lai Qingde", "Lai Ching-te")


def asked(review: Review) -> QueueItem:
    assert review.state.item is not None
    return review.state.item


def shown(review: Review) -> tuple[str, str | None, str]:
    item = asked(review)
    return item.surface, item.suggestion, item.lead.document


def told(review: Review) -> tuple[str, str]:
    assert review.state.notice is not None
    return review.state.notice.kind, review.state.notice.text


def last(ledger: Ledger) -> Filed:
    return ledger.judgements(limit=1)[0]


def test_it_begins_with_what_a_decision_is_worth_most_on(review: Review) -> None:
    assert shown(review) == (*VOGEL, "a1")
    assert (review.state.open, review.state.decided) == (9, 0)


@pytest.mark.parametrize("verdict", ["accept", "reject", "unsure"])
def test_a_key_is_a_decision_for_the_document(review: Review, pages: Ledger, still_open: Open, verdict: str) -> None:
    getattr(review, verdict)()
    one = last(pages).judgement
    assert (one.verdict, one.surface, one.editor) == (verdict, "Fu Gaoyi", "ann")
    assert one.scope == Scope("document", "a1")
    assert ("Fu Gaoyi", "a1") not in still_open()
    assert ("Fu Gaoyi", "a2") in still_open()
    assert (review.state.open, review.state.decided) == (7, 1)


def test_the_next_question_comes_at_once(review: Review) -> None:
    review.accept()
    assert shown(review) == (*VOGEL, "a2")
    assert told(review) == ("done", "accepted “Fu Gaoyi” → Ezra Vogel: 2 places settled")


def test_an_edit_says_what_should_stand_there(review: Review, pages: Ledger) -> None:
    review.edit(" Ezra F. Vogel ")
    assert (last(pages).judgement.verdict, last(pages).judgement.rendering) == ("edit", "Ezra F. Vogel")


def test_an_edit_to_what_was_suggested_is_an_acceptance(review: Review, pages: Ledger) -> None:
    review.edit("Ezra Vogel")
    assert last(pages).judgement.verdict == "accept"


def test_an_empty_edit_is_told_and_nothing_filed(review: Review, pages: Ledger) -> None:
    review.edit("  ")
    assert told(review)[0] == "fault"
    assert shown(review) == (*VOGEL, "a1")
    assert pages.judgements() == ()


def test_a_skip_goes_on_and_comes_round_again(review: Review, pages: Ledger) -> None:
    review.skip()
    assert shown(review) == (*LAI, "a1")
    review.skip()
    assert shown(review) == (*VOGEL, "a1")
    assert told(review) == ("told", "the end of the queue: here is its top again")
    assert pages.judgements() == ()


def test_the_top_is_a_key_away(review: Review) -> None:
    review.skip()
    review.top()
    assert shown(review) == (*VOGEL, "a1")


def test_a_group_is_shown_before_it_is_decided(review: Review, pages: Ledger, still_open: Open) -> None:
    review.group()
    covering = review.state.covering
    assert covering is not None
    assert (covering.accepted.covers.occurrences, covering.accepted.covers.documents) == (6, 3)
    assert pages.judgements() == ()
    review.accept()
    assert {surface for surface, _ in still_open()} == {"Lai Qingde"}
    assert {one.judgement.scope.value for one in pages.judgements()} == {"a1", "a2", "b1"}
    assert review.state.covering is None


def test_a_decision_widens_step_by_step(review: Review, pages: Ledger, still_open: Open) -> None:
    reaches = []
    for _ in range(4):
        review.widen()
        reaches.append(review.state.covering.reach if review.state.covering else "document")
    assert reaches == ["outlet", "everywhere", "document", "outlet"]
    review.reject()
    assert last(pages).judgement.scope == Scope("outlet", "gazette")
    assert [one for one in still_open() if one[0] == "Fu Gaoyi"] == [("Fu Gaoyi", "b1")] * 2


def test_everywhere_takes_two_keys_and_a_verdict(review: Review, pages: Ledger, still_open: Open) -> None:
    review.widen()
    review.widen()
    review.accept()
    assert last(pages).judgement.scope == Scope("everywhere")
    assert {surface for surface, _ in still_open()} == {"Lai Qingde"}


def test_escape_goes_back_to_the_document(review: Review, pages: Ledger) -> None:
    review.group()
    review.narrow()
    review.accept()
    assert last(pages).judgement.scope == Scope("document", "a1")


def test_undo_goes_back_step_by_step(review: Review, pages: Ledger, still_open: Open) -> None:
    before = still_open()
    review.accept()
    review.group()
    review.reject()
    review.skip()
    for _ in range(3):
        review.undo()
    assert still_open() == before
    assert shown(review) == (*VOGEL, "a1")
    assert (review.state.open, review.state.decided) == (9, 0)
    assert pages.judgements() == ()


def test_undo_reaches_back_to_an_earlier_day(review: Review, pages: Ledger, still_open: Open) -> None:
    before = still_open()
    review.accept()
    again = Review(pages, "ann")
    again.undo()
    assert still_open() == before
    assert shown(again) == (*VOGEL, "a1")
    assert again.state.open == 9


def test_with_nothing_to_undo_it_says_so(review: Review) -> None:
    review.undo()
    assert told(review)[0] == "fault"
    assert "nothing" in told(review)[1] or "no judgement" in told(review)[1]


def test_an_undo_takes_back_nobody_elses_decision(review: Review, pages: Ledger) -> None:
    Review(pages, "bob").accept()
    review.undo()
    assert last(pages).judgement.editor == "bob"


def test_who_is_second_is_told_and_writes_nothing(review: Review, pages: Ledger) -> None:
    Review(pages, "bob").reject()
    review.accept()
    assert told(review)[0] == "fault"
    assert "bob rejected it" in told(review)[1]
    assert [one.judgement.editor for one in pages.judgements()] == ["bob"]
    item = review.state.item
    assert shown(review) == (*VOGEL, "a1"), "what was typed for it must not go to another"
    assert item is not None
    assert item.answer is not None
    assert item.answer.judgement.editor == "bob"
    review.skip()
    assert shown(review) == (*VOGEL, "a2")


def test_a_note_and_a_citation_go_with_one_decision(review: Review, pages: Ledger) -> None:
    review.cite(" his own page ", "https://example.org")
    review.accept()
    assert (last(pages).judgement.note, last(pages).judgement.citation) == ("his own page", "https://example.org")
    review.accept()
    assert (last(pages).judgement.note, last(pages).judgement.citation) == ("", "")


def test_a_new_entity_goes_into_the_book_and_out_again(review: Review, pages: Ledger) -> None:
    new = Entity("", "person", "Gao Yi Fu", names=(Name("Gao Yi Fu", "en", "canonical"),))
    review.edit("Gao Yi Fu", AddEntity(new))
    assert [hit.entity.name for hit in pages.store.find("Gao Yi Fu")] == ["Gao Yi Fu"]
    assert told(review)[1].endswith("and entered in the book")
    review.undo()
    assert pages.store.find("Gao Yi Fu") == ()
    assert told(review)[1].endswith("the book is as before")


def test_filters_narrow_the_queue(pages: Ledger) -> None:
    review = Review(pages, "ann", Filters(outlet="herald"))
    assert shown(review) == (*VOGEL, "b1")


def test_it_goes_on_behind_what_was_skipped(review: Review, pages: Ledger) -> None:
    review.skip()
    again = Review(pages, "ann", after=review.state.after)
    assert shown(again) == (*LAI, "a1")


def test_an_empty_queue_does_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Ledger.create(tmp_path_factory.mktemp("empty") / "ledger.db") as ledger:
        review = Review(ledger, "ann")
        for key in ("accept", "skip", "group", "widen", "narrow", "top"):
            getattr(review, key)()
        assert replace(review.state, notice=None) == State()


def test_all_decided_leaves_nothing(review: Review, still_open: Open) -> None:
    while review.state.item is not None:
        review.group()
        review.accept()
    assert still_open() == []
    assert (review.state.open, review.state.decided) == (0, 2)


def test_what_was_taken_back_elsewhere_stands_in_nobodys_way(review: Review, pages: Ledger) -> None:
    review.accept()
    review.accept()
    pages.undo(editor="ann")
    review.undo()
    assert told(review)[0] == "fault"
    review.undo()
    assert told(review)[0] == "done"
    assert pages.judgements() == ()


def test_rejecting_covers_less_than_accepting(pages: Ledger, nn: Normaliser) -> None:
    pages.record(nn.check(Document("c1", PAGE, source=ORIGINAL, source_lang="zh-Hans", outlet="gazette")), nn.entity)
    review = Review(pages, "ann")
    review.widen()
    assert review.state.covering is not None
    yes, no = review.state.covering.accepted, review.state.covering.rejected
    assert (yes.covers.documents, no.covers.documents) == (3, 2)
    review.edit("Somebody Else")
    assert told(review)[1].endswith("4 places settled")
