"""What a question brings along in one statement is what one finds by asking for each thing apart."""

from __future__ import annotations

import pytest

from namenorm.judgement import Scope
from namenorm.review.ledger import Ledger
from namenorm.review.values import Counts, QueueItem
from tests.review.reports import CHONG, TEXT, both, finding, report

OTHER = "Jia Yan spoke. Nobody answered Jia Yan, nor did Dai Bo."


@pytest.fixture
def several(ledger: Ledger) -> Ledger:
    """A ledger with two renderings under two codes in five articles of two outlets, and some of it judged."""
    for number in range(3):
        ledger.record(both(f"a{number}", outlet="Harbour Daily" if number else "Orchard Weekly"))
    for code in ("NN101", "NN105"):
        found = finding(OTHER, "Jia Yan", "Ja Ian Chong", code, CHONG)
        ledger.record(
            report(f"b-{code}", found, finding(OTHER, "Dai Bo", code=code), text=OTHER, outlet="Harbour Daily")
        )
    ledger.record(report("c", finding(TEXT, "Dai Bo", None)))
    item = next(one for one in ledger.queue() if (one.code, one.suggestion) == ("NN101", "Robert Daly"))
    ledger.judge(item.finding, "reject", item.scope, editor="ann")
    return ledger


def test_what_is_open_is_counted_as_one_would_by_hand(several: Ledger) -> None:
    items = several.queue()
    assert {one.group == one.open for one in items} == {True, False}
    assert any(one.settled for one in items)
    for one in items:
        assert one.open == _counted(several, [one])
        same = [each for each in items if (each.surface, each.suggestion) == (one.surface, one.suggestion)]
        assert one.group == _counted(several, same if one.suggestion else [one])


def test_an_item_alone_is_as_it_is_in_the_queue(several: Ledger) -> None:
    for one in several.queue():
        assert several.item(one.finding) == one
        assert several.item(one.finding, one.lead.document) == one
        assert several.item(one.finding, "nowhere") == one


@pytest.mark.parametrize("many", [0, 1, 4])
def test_what_others_have_is_left_out_however_much_it_is(several: Ledger, many: int) -> None:
    items = several.queue()
    taken = [one.finding for one in items[:many]]
    assert several.queue(but=[*taken, *range(1000, 1000 + 7 * many)]) == items[many:]
    assert several.next(but=taken) == items[many]


def test_what_was_judged_otherwise_is_told_where_it_covers(several: Ledger) -> None:
    [asked] = [one for one in several.queue() if one.suggestion is None]
    assert asked.earlier == ()
    [first] = [one for one in several.queue() if one.key == asked.key and one.suggestion]
    several.judge(first.finding, "unsure", Scope("everywhere"), editor="ann")
    again = several.item(asked.finding)
    assert again is not None
    assert [one.judgement.verdict for one in again.earlier] == ["unsure"]


def _counted(ledger: Ledger, items: list[QueueItem]) -> Counts:
    found = [place for one in items for place in ledger.occurrences(one.finding, limit=1000)]
    return Counts(len(found), len({one.document for one in found}), len({one.outlet for one in found}))
