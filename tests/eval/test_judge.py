"""Verdicts on flags, rewrites and resolutions."""

from __future__ import annotations

import pytest

from eval.audit import Audit, Row, read_audit
from eval.identity import Identity
from eval.judge import Judge, ranked
from namenorm.values import Edit, EntityRef
from tests.eval.made import BOOK, DALY, LEE, flag, known, page, resolution

TEXT = "Dai Bo spoke. Robert Daly wrote it.\nLi Jiachao and Zhao Bo left."
PAGE = page(TEXT, file="pages/1.txt")
IDENTITY = Identity(BOOK.values())


def _judge(*rows: Row) -> Judge:
    knowns = (
        known(PAGE, "Dai Bo", "Robert Daly"),
        known(PAGE, "Robert Daly", "Robert Daly", status="right"),
        known(PAGE, "Li Jiachao", "John Lee Ka-chiu", native="李家超"),
    )
    return Judge(knowns, Audit(rows), IDENTITY)


@pytest.mark.parametrize(
    ("surface", "suggestion", "expect"),
    [
        ("Dai Bo", "Robert Daly", "right"),
        ("Dai Bo", None, "right"),
        ("Dai Bo", "Boris Day", "wrong"),
        ("Robert Daly", "Daly Robert", "wrong"),
        ("Robert Daly", None, "wrong"),
        ("Zhao Bo", "Robert Daly", "unknown"),
        ("Li Jiachao", "John Lee", "right"),
    ],
)
def test_flags(surface: str, suggestion: str | None, expect: str) -> None:
    assert _judge().flag(PAGE, flag(TEXT, surface, suggestion)) == expect


def test_the_entity_counts_where_the_rendering_is_short() -> None:
    assert _judge().flag(PAGE, flag(TEXT, "Dai Bo", "Daly", DALY)) == "right"
    assert _judge().flag(PAGE, flag(TEXT, "Dai Bo", "Lee", LEE)) == "wrong"


@pytest.mark.parametrize(
    ("verdict", "expect"), [("true artefact", "right"), ("false", "wrong"), ("unclear", "unclear")]
)
def test_the_audit_comes_first(verdict: str, expect: str) -> None:
    row = Row("pages/1.txt", 2, "Zhao Bo", "Robert Daly", "NN101", verdict, "made")
    assert _judge(row).flag(PAGE, flag(TEXT, "Zhao Bo", "Robert Daly")) == expect


def test_a_verdict_does_not_outlive_a_change_of_the_suggestion() -> None:
    row = Row("pages/1.txt", 2, "Zhao Bo", "Robert Daly", "NN101", "true artefact", "made")
    assert _judge(row).flag(PAGE, flag(TEXT, "Zhao Bo", "John Lee")) == "unknown"


def test_a_rewrite_that_nobody_needed_is_wrong() -> None:
    start = TEXT.index("Robert Daly")
    edit = Edit(start, start + 11, "Robert Daly", "Bob Daly")
    assert _judge().edit(PAGE, edit, EntityRef(DALY.id, DALY.name)) == "wrong"


def test_resolutions_are_judged_by_their_entity() -> None:
    judge = _judge()
    assert judge.resolution(PAGE, resolution(TEXT, "Dai Bo", DALY, 0.9, "matched")) is True
    assert judge.resolution(PAGE, resolution(TEXT, "Dai Bo", LEE, 0.9, "matched")) is False
    assert judge.resolution(PAGE, resolution(TEXT, "Robert Daly", DALY, 0.9, "matched")) is True
    assert judge.resolution(PAGE, resolution(TEXT, "Zhao Bo", DALY, 0.9, "matched")) is None


def test_the_book_knows_a_person_by_english_or_han_name() -> None:
    assert IDENTITY.of(known(PAGE, "Li Jiachao", "John Lee Ka-chiu")) == {LEE.id}
    assert IDENTITY.of(known(PAGE, "Dai Bo", "Somebody Else", native="戴博")) == {DALY.id}
    assert IDENTITY.of(known(PAGE, "Zhao Bo", "Zhao Bo", native="赵博")) == frozenset()
    # A surname alone is nobody's name.
    assert IDENTITY.of(known(PAGE, "Zhao Bo", "Zhao Bo", "Lee")) == frozenset()


def test_flags_are_read_by_confidence_times_severity() -> None:
    low, high = flag(TEXT, "Dai Bo", None, confidence=0.6), flag(TEXT, "Zhao Bo", None, confidence=0.8)
    assert ranked([low, high]) == [high, low]


def test_every_row_of_the_audit_is_whole() -> None:
    rows = read_audit().rows
    assert len({row.place for row in rows}) == len(rows), "two rows on one flag"
