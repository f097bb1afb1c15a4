"""What is recorded is asked, what is judged is not asked again, and what is taken back is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from namenorm.errors import GazetteerError, InputError
from namenorm.judgement import Scope
from namenorm.review.ledger import Ledger
from namenorm.review.values import EVERYWHERE, Filters, JudgementConflict
from tests.review.reports import CHONG, TEXT, both, finding, report


def test_a_report_is_recorded_once(ledger: Ledger) -> None:
    first = ledger.record(both())
    assert (first.occurrences, first.new, first.open, first.unchanged) == (2, 1, 2, False)
    again = ledger.record(both())
    assert (again.occurrences, again.new, again.open, again.unchanged) == (2, 0, 2, True)
    ledger.record(report("a1", finding(TEXT, "Dai Bo")))
    [item] = ledger.queue()
    assert item.open.occurrences == 1, "what an earlier report said of the document is gone"


def test_a_document_needs_an_identifier(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="give it one"):
        ledger.record(both(""))


def test_an_item_shows_where_and_why(ledger: Ledger) -> None:
    ledger.record(both(outlet="Xinhua", published="2024-07-03"))
    item = ledger.next()
    assert item is not None
    lead = item.lead
    assert (item.surface, item.suggestion, item.code) == ("Dai Bo", "Robert Daly", "NN101")
    assert (lead.before, lead.sentence) == ("The war goes on.", "Dai Bo, of the Wilson Center, spoke.")
    assert lead.after == "Nobody answered Dai Bo."
    assert lead.at is not None
    assert lead.sentence[lead.at.start : lead.at.end] == "Dai Bo"
    assert (lead.outlet, lead.published, lead.evidence[0].detail) == ("Xinhua", "2024-07-03", "pinyin of 戴博")
    assert (item.open.occurrences, item.open.documents, item.scope) == (2, 1, Scope("document", "a1"))


def test_a_judgement_settles_its_scope_and_no_more(ledger: Ledger) -> None:
    for number, outlet in (("a1", "Xinhua"), ("a2", "Xinhua"), ("a3", "Zaobao")):
        ledger.record(both(number, outlet=outlet))
    item = ledger.next()
    assert item is not None
    assert item.open.documents == 3
    done = ledger.judge(item.finding, "reject", item.scope, editor="ann")
    assert done.settled == 2
    rest = ledger.next()
    assert rest is not None
    assert rest.open.documents == 2
    ledger.judge(item.finding, "reject", Scope("outlet", "Xinhua"), editor="ann")
    rest = ledger.next()
    assert rest is not None
    assert (rest.lead.document, rest.open.documents) == ("a3", 1)
    ledger.judge(item.finding, "reject", EVERYWHERE, editor="ann")
    assert ledger.next() is None
    ledger.record(both("a4"))
    assert ledger.next() is None, "also in documents to come"


def test_undo_goes_back_step_by_step(ledger: Ledger) -> None:
    ledger.record(both("a1"))
    ledger.record(both("a2"))
    seen = []
    while (item := ledger.next()) is not None:
        seen.append(item)
        ledger.judge(item.finding, "accept", item.scope, editor="ann", version=item.version)
    assert len(seen) == 2
    for expected in reversed(seen):
        undone = ledger.undo(editor="ann")
        assert undone.findings == (expected.finding,)
        back = ledger.next()
        assert back is not None
        assert replace(back, version=0) == replace(expected, version=0)
    with pytest.raises(InputError, match="ann has no judgement to take back"):
        ledger.undo(editor="ann")


def test_an_undo_is_undone(ledger: Ledger) -> None:
    ledger.record(both())
    item = ledger.next()
    assert item is not None
    event = ledger.judge(item.finding, "accept", item.scope, editor="ann").event
    for _ in range(3):
        event = ledger.undo(event, editor="bob").event
        assert ledger.next() is not None
        with pytest.raises(GazetteerError, match="taken back already"):
            ledger.undo(event - 1, editor="bob")
        event = ledger.undo(event, editor="bob").event
        assert ledger.next() is None


def test_whose_an_event_is(ledger: Ledger) -> None:
    ledger.record(both())
    item = ledger.next()
    assert item is not None
    filed = ledger.judge(item.finding, "accept", item.scope, editor="ann").event
    undone = ledger.undo(filed, editor="bob").event
    assert [ledger.is_own(one, editor="ann") for one in (filed, undone, undone + 1)] == [True, True, False]
    assert not ledger.is_own(filed, editor="bob")
    assert not ledger.is_own(undone, editor="bob"), "bob took back what is ann's"


def test_two_editors_at_one_version(ledger: Ledger) -> None:
    ledger.record(both())
    item = ledger.next()
    assert item is not None
    ledger.judge(item.finding, "accept", item.scope, editor="ann", version=item.version)
    with pytest.raises(JudgementConflict, match=r"“Dai Bo” was judged meanwhile: ann accepted it at .*event 1") as told:
        ledger.judge(item.finding, "reject", item.scope, editor="bob", version=item.version)
    assert [one.judgement.verdict for one in ledger.judgements()] == ["accept"]
    ledger.judge(item.finding, "reject", item.scope, editor="bob", version=told.value.version)
    assert [one.judgement.verdict for one in ledger.judgements()] == ["reject"], (
        "a rejection overrides and is overridden"
    )
    assert [one.judgement.verdict for one in ledger.judgements(undone=True)] == ["reject", "accept"]
    ledger.judge(item.finding, "unsure", EVERYWHERE, editor="bob", version=0)


def test_a_changed_suggestion_asks_again_and_says_so(ledger: Ledger) -> None:
    ledger.record(both())
    item = ledger.next()
    assert item is not None
    ledger.judge(item.finding, "reject", EVERYWHERE, editor="ann")
    ledger.record(report("a1", finding(TEXT, "Dai Bo", "R. Daly")))
    again = ledger.next()
    assert again is not None
    assert (again.key, again.suggestion) == (item.key, "R. Daly")
    assert [one.judgement.suggestion for one in again.earlier] == ["Robert Daly"]


def test_what_was_said_to_be_right_is_not_asked_under_another_code(ledger: Ledger) -> None:
    ledger.record(both())
    item = ledger.next()
    assert item is not None
    ledger.judge(item.finding, "edit", item.scope, editor="ann", rendering="Bob Daly")
    ledger.record(report("a1", finding(TEXT, "Dai Bo", "Bob Daly", "NN105", CHONG)))
    assert ledger.next() is None
    ledger.record(report("a2", finding(TEXT, "Dai Bo", "Bob Daly", "NN105", CHONG)))
    assert ledger.next() is not None, "but in another document"


def test_a_rejection_says_nothing_of_another_code(ledger: Ledger) -> None:
    ledger.record(report("a1", finding(TEXT, "Dai Bo"), finding(TEXT, "Dai Bo", code="NN103", at=20)))
    item = ledger.next()
    assert item is not None
    assert (item.open.occurrences, item.group.occurrences) == (1, 2)
    ledger.judge(item.finding, "reject", EVERYWHERE, editor="ann")
    assert ledger.next() is not None


def test_a_group_is_judged_document_by_document(ledger: Ledger) -> None:
    for number in ("a1", "a2", "a3"):
        ledger.record(report(number, finding(TEXT, "Dai Bo"), finding(TEXT, "Dai Bo", code="NN103", at=20)))
    item = ledger.next()
    assert item is not None
    shown = ledger.preview(item.finding, "group", "reject")
    assert (shown.covers.occurrences, shown.covers.documents, len(shown.findings), shown.future) == (6, 3, 2, False)
    ledger.record(both("late"))
    done = ledger.judge_group(item.finding, "reject", editor="ann", until=shown.until)
    assert (len(done.filed), done.settled) == (6, 6)
    left = ledger.next()
    assert left is not None
    assert left.lead.document == "late", "nothing is judged unseen"
    ledger.undo(editor="ann")
    assert ledger.preview(item.finding, "group").covers.occurrences == 8
    ledger.judge_group(item.finding, "reject", editor="ann", until=shown.until)
    with pytest.raises(JudgementConflict, match="was judged meanwhile"):
        ledger.judge_group(item.finding, "accept", editor="bob", until=shown.until)


def test_a_preview_tells_what_a_wider_scope_covers(ledger: Ledger) -> None:
    for number, outlet in (("a1", "Xinhua"), ("a2", "Xinhua"), ("a3", "Zaobao")):
        ledger.record(both(number, outlet=outlet))
    item = ledger.next()
    assert item is not None
    ledger.judge(item.finding, "reject", item.scope, editor="ann")
    wide = ledger.preview(item.finding, EVERYWHERE)
    assert (wide.covers.occurrences, wide.by_outlet, wide.future) == (4, (("Xinhua", 2), ("Zaobao", 2)), True)
    assert [one.judgement.scope for one in wide.stays] == [item.scope]
    ledger.judge(item.finding, "accept", EVERYWHERE, editor="ann", version=wide.version)
    shown = ledger.item(item.finding, "a1")
    assert shown is not None
    settled = {one.number: one for one in ledger.judgements()}[shown.lead.settled_by or 0]
    assert settled.judgement.verdict == "reject", "the narrower one stays"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(), ["Zhuang Jiaying", "Dai Bo"]),
        (Filters(codes=("NN101",)), ["Dai Bo"]),
        (Filters(severities=("minor",)), []),
        (Filters(outlet="Zaobao"), ["Zhuang Jiaying"]),
        (Filters(country="sg"), ["Zhuang Jiaying"]),
        (Filters(since="2024-07"), ["Zhuang Jiaying"]),
        (Filters(until="2024-06"), ["Dai Bo"]),
        (Filters(least=0.7), ["Dai Bo"]),
        (Filters(most=0.7, outlet="Xinhua"), []),
        (Filters(document="a1"), ["Dai Bo"]),
        (Filters(surface="DAI BO"), ["Dai Bo"]),
    ],
)
def test_filters(ledger: Ledger, filters: Filters, expected: list[str]) -> None:
    from tests.gazetteer.store import people

    ledger.store.add(people.DALY, editor="ann")
    ledger.record(report("a1", finding(TEXT, "Dai Bo"), outlet="Xinhua", published="2024-06-30"))
    text = "Zhuang Jiaying is a scholar."
    one = finding(text, "Zhuang Jiaying", "Ja Ian Chong", "NN102", CHONG, confidence=0.6)
    entity_of = {people.CHONG.id: people.CHONG}.get
    ledger.record(report("a2", one, text=text, outlet="Zaobao", published="2024-07-01"), entity_of)
    assert [item.surface for item in ledger.queue(filters)] == expected
    assert [item.countries for item in ledger.queue()] == [("SG",), ("US",)]


def test_one_goes_on_behind_what_was_skipped(ledger: Ledger) -> None:
    names = ["Dai Bo", "The war", "Nobody", "It rained"]
    ledger.record(report("a1", *(finding(TEXT, one, code="NN105") for one in names)))
    seen, place = [], None
    while (item := ledger.next(after=place)) is not None:
        seen.append(item.surface)
        place = item.place
    assert sorted(seen) == sorted(names)


def test_hostile_text_is_kept_as_far_as_a_database_can(ledger: Ledger) -> None:
    text = "\x00Dai\ud800Bo' OR 1=1 --\u202e said <script>alert(1)</script>. " * 2000
    ledger.record(report("a\x001", finding(text, text[:9000], None, "NN305", None), text=text))
    item = ledger.next()
    assert item is not None
    ledger.judge(item.finding, "reject", item.scope, editor="a\x00nn", note="\ud800")
    assert list(ledger.export())


def test_what_is_asked_wrongly_is_told(ledger: Ledger) -> None:
    ledger.record(both())
    item = ledger.next()
    assert item is not None
    with pytest.raises(InputError, match="no finding 99"):
        ledger.judge(99, "accept", item.scope, editor="ann")
    with pytest.raises(InputError, match="give the rendering"):
        ledger.judge(item.finding, "edit", item.scope, editor="ann")
    with pytest.raises(InputError, match="goes with edit"):
        ledger.judge(item.finding, "accept", item.scope, editor="ann", rendering="x")
    with pytest.raises(GazetteerError, match="nobody is named"):
        ledger.judge(item.finding, "accept", item.scope, editor=" ")
    assert ledger.judgements(undone=True) == ()


def test_figures(ledger: Ledger) -> None:
    ledger.record(both("a1", outlet="Xinhua", published="2024-07-03"))
    ledger.record(both("a2"))
    assert ledger.left() == ledger.stats().all.open == sum(ledger.stats().recorded.values()) == 4
    item = ledger.next()
    assert item is not None
    ledger.judge(item.finding, "reject", item.scope, editor="ann")
    assert ledger.left() == ledger.stats().all.open == sum(ledger.stats().recorded.values()) == 2
    ledger.judge(item.finding, "reject", EVERYWHERE, editor="bob")
    assert ledger.left() == 0
    told = ledger.stats()
    assert (told.documents, told.all.findings, told.all.occurrences, told.all.open) == (2, 1, 4, 0)
    assert set(told.by_outlet) == {"", "Xinhua"}
    assert told.by_month["2024-07"].occurrences == 2
    assert (told.verdicts, told.editors, told.agreement) == ({"reject": 2}, {"ann": 1, "bob": 1}, 1.0)
