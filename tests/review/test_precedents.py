"""Wide judgements reach later checks through the index, and change nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from namenorm.gazetteer.files import bundled_folder, load_book
from namenorm.gazetteer.precedent import Precedent, of_line
from namenorm.index.compile import compile_index
from namenorm.index.reader import Index
from namenorm.judgement import Scope
from namenorm.pipeline import Normaliser
from namenorm.review.ledger import Ledger
from namenorm.review.values import EVERYWHERE
from namenorm.values import Document, Finding, Report
from tests import books

TEXT = (
    "American sinologist Robert Daly of the Wilson Center spoke. Dai Bo, of the Wilson Center, said the United States "
    "would change. Zhuang Jiaying, an associate professor of political science at the National University of "
    "Singapore, agreed with Dai Bo."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger.create(tmp_path / "book.db")
    scholars = load_book(bundled_folder() / "curated" / "persons" / "US.yaml").entities
    made.store.load(books.BOOK, editor="ann")
    made.store.add(scholars["curated:robert-daly"], editor="ann")
    return made


def _report(ledger: Ledger, tmp_path: Path, document: str = "a1", outlet: str | None = None) -> Report:
    """Compile what the ledger and its book say now, check a page with it, and record what is found."""
    target = tmp_path / f"{ledger.store.content_hash()}.index"
    if not target.exists():
        compile_index(ledger.store.entities(), target, precedents=ledger.store.precedents())
    report = Normaliser(gazetteer=target).check(Document(document, TEXT, outlet=outlet))
    ledger.record(report)
    return report


def _of(report: Report, surface: str) -> list[Finding]:
    return [one for one in report.findings if one.surface == surface]


def _number(ledger: Ledger, one: Finding) -> int:
    [number] = ledger.findings(one.key)
    return number


def test_a_rejection_is_heeded_and_told(ledger: Ledger, tmp_path: Path) -> None:
    before = _report(ledger, tmp_path)
    one = _of(before, "Dai Bo")[0]
    ledger.judge(_number(ledger, one), "reject", EVERYWHERE, editor="ann", note="another man")
    after = _report(ledger, tmp_path, "a2")
    assert _of(before, "Dai Bo")
    assert not _of(after, "Dai Bo")
    assert not [edit for edit in after.edits if edit.old == "Dai Bo"]
    resolved = [each for each in after.resolutions if each.mention.text == "Dai Bo"]
    assert len(resolved) == 2
    for each in resolved:
        assert each.outcome == "unknown"
        assert each.candidates
        assert each.evidence[-1].kind == "precedent"
        assert each.evidence[-1].detail.startswith("ann rejected this everywhere on ")
        assert each.evidence[-1].detail.endswith(": another man")
    assert _of(after, "Zhuang Jiaying") == _of(before, "Zhuang Jiaying"), "other surfaces are left as they are"
    assert after.signature != before.signature
    ledger.undo(editor="ann")
    assert replace(_report(ledger, tmp_path), document=before.document) == before


def test_an_outlets_judgement_is_that_outlets(ledger: Ledger, tmp_path: Path) -> None:
    one = _of(_report(ledger, tmp_path, outlet="Xinhua"), "Dai Bo")[0]
    ledger.judge(_number(ledger, one), "reject", EVERYWHERE, editor="ann")
    ledger.judge(_number(ledger, one), "accept", Scope("outlet", "Zaobao"), editor="bob")
    assert not _of(_report(ledger, tmp_path, "a2", "Xinhua"), "Dai Bo")
    assert _of(_report(ledger, tmp_path, "a3", "Zaobao"), "Dai Bo")


def test_what_was_accepted_is_sure(ledger: Ledger, tmp_path: Path) -> None:
    one = _of(_report(ledger, tmp_path), "Zhuang Jiaying")[0]
    ledger.judge(_number(ledger, one), "accept", EVERYWHERE, editor="ann")
    report = _report(ledger, tmp_path, "a2")
    [again] = _of(report, "Zhuang Jiaying")
    assert (again.key, again.suggestion) == (one.key, one.suggestion)
    assert again.confidence >= 0.99
    [resolved] = [each for each in report.resolutions if each.mention.text == "Zhuang Jiaying"]
    assert (resolved.outcome, resolved.rendering) == ("matched", "Ja Ian Chong")
    assert ledger.next() is None or ledger.queue(limit=10)[0].surface != "Zhuang Jiaying"


def test_what_was_corrected_is_suggested(ledger: Ledger, tmp_path: Path) -> None:
    one = _of(_report(ledger, tmp_path), "Zhuang Jiaying")[0]
    ledger.judge(_number(ledger, one), "edit", EVERYWHERE, editor="ann", rendering="Chong Ja Ian")
    report = _report(ledger, tmp_path, "a2")
    [again] = _of(report, "Zhuang Jiaying")
    assert (again.key, again.suggestion) == (one.key, "Chong Ja Ian")
    assert [edit.new for edit in report.edits if edit.old == "Zhuang Jiaying"] in ([], ["Chong Ja Ian"])
    assert not [item for item in ledger.queue(limit=10) if item.surface == "Zhuang Jiaying"]
    ledger.judge(_number_of(ledger, again), "edit", EVERYWHERE, editor="ann", rendering="Zhuang Jiaying")
    assert not _of(_report(ledger, tmp_path, "a3"), "Zhuang Jiaying"), "as it stands is as it should be"


def _number_of(ledger: Ledger, one: Finding) -> int:
    return ledger.findings(one.key)[-1]


def test_only_what_holds_is_compiled(ledger: Ledger, tmp_path: Path) -> None:
    one = _of(_report(ledger, tmp_path), "Dai Bo")[0]
    number, hash_ = _number(ledger, one), ledger.store.content_hash()
    ledger.judge(number, "reject", Scope("document", "a1"), editor="ann")
    ledger.judge(number, "unsure", EVERYWHERE, editor="ann")
    assert ledger.store.precedents() == ()
    assert ledger.store.content_hash() == hash_
    ledger.judge(number, "accept", EVERYWHERE, editor="ann")
    ledger.judge(number, "reject", EVERYWHERE, editor="bob")
    assert [each.editor for each in ledger.store.precedents()] == ["bob"]
    assert ledger.store.content_hash() != hash_
    ledger.undo(editor="bob")
    assert [each.verdict for each in ledger.store.precedents()] == ["accept"]


def test_the_index_gives_back_what_it_was_given(tmp_path: Path) -> None:
    hostile = Precedent("k", "Dai\tBo\x1f", "R\tDaly", "edit", "Bob\t\ud800Daly\0", "Zao\tbao", "ann", "2024", "\n")
    other = Precedent("k", "Dai Bo", None, "reject", None, "", "bob", "2025", "")
    hashes = {
        compile_index([], tmp_path / f"{place}.index", precedents=some)
        for place, some in enumerate(([hostile, other], [other, hostile], [other]))
    }
    assert len(hashes) == 2
    index = Index(tmp_path / "0.index")
    assert index.precedents("k", "Dai Bo", None) == [other]
    [found] = index.precedents("none", "Dai\tBo\x1f", "Bob\t\ud800Daly\0")
    assert found.note == "\n"
    assert index.precedents("j", "Dai Bo", None) == []
    assert of_line(other.line()) == other
