"""What counts as a right and as a wrong line for a person whom the original names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.blind.newstest import Person
from eval.blind.person_lines import PersonLine, Said, person_lines, rewritten, told_of
from namenorm.values import Document, Edit, Finding, Report, Span
from tests.eval.made import flag

ZHOU = Person("周雪芹", ("Zhou Xueqin", "Xueqin Zhou"), "cn", "pinyin-only")
ARREAZA = Person("阿雷亚萨", ("Jorge Arreaza", "Arreaza"), "other", "known")
WHOLE = Person("豪尔赫·阿雷亚萨", ("Jorge Arreaza",), "other", "known")


def _lines(text: str, source: str, *persons: Person) -> list[PersonLine]:
    return list(person_lines(persons, source.split("\n"), text))


def _report(text: str, *findings: Finding, source: str = "", edits: tuple[Edit, ...] = ()) -> Report:
    return Report(Document("made", text, source=source), (), findings, edits, "made")


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("Zhou Xueqin said so.", True),
        ("ZHOU XUEQIN, reporter", True),
        ("Zhou-Xueqin's words", True),
        ("by Xueqin Zhou", True),
        ("Zhóu Xuěqín said so.", True),
        ("Zhou Xiqin said so.", False),
        ("Zhouxueqin said so.", False),
        ("Zhou Wei and Li Xueqin", False),
        ("She said so.", False),
    ],
)
def test_a_line_is_right_if_it_prints_an_accepted_name_word_by_word(line: str, right: bool) -> None:
    [found] = _lines(line, "周雪芹说。", ZHOU)
    assert bool(found.printed) == right


def test_only_lines_whose_original_has_the_form_count() -> None:
    found = _lines("Zhou Xueqin\nnobody\nShe", "周雪芹\n没有\n周雪芹", ZHOU)
    assert [one.line for one in found] == [Span(0, 11), Span(19, 22)]


def test_a_form_within_a_longer_listed_one_is_not_counted_for_itself() -> None:
    found = _lines("Jorge Arreaza", "豪尔赫·阿雷亚萨", ARREAZA, WHOLE)
    assert [one.person for one in found] == [WHOLE]
    both = _lines("Jorge Arreaza, Arreaza", "豪尔赫·阿雷亚萨，阿雷亚萨", ARREAZA, WHOLE)
    assert [one.person for one in both] == [ARREAZA, WHOLE]


WRONG = "Zhou Xiqin said so."


def _said(text: str, *findings: Finding, source: str = "周雪芹说。") -> tuple[Said, int]:
    told = told_of(_lines(text, source, ZHOU), _report(text, *findings, source=source))
    return told.lines[0], told.elsewhere


@pytest.mark.parametrize(
    ("suggestion", "code", "named", "flagged", "elsewhere"),
    [
        ("Zhou Xueqin", "NN105", True, True, 0),
        ("Xueqin Zhou", "NN105", True, True, 0),
        ("Zhou Xue-qin", "NN105", True, True, 0),
        (None, "NN105", False, True, 0),
        ("Zhou Xun", "NN105", False, False, 1),
        ("Zhou Xueqin", "NN103", False, False, 1),
    ],
)
def test_what_a_finding_in_a_wrong_line_counts_as(
    suggestion: str | None, code: str, named: bool, flagged: bool, elsewhere: int
) -> None:
    said, others = _said(WRONG, replace(flag(WRONG, "Zhou Xiqin", suggestion), code=code))
    assert (said.named, said.flagged, said.false, others) == (named, flagged, False, elsewhere)


def test_a_name_that_is_told_missing_is_flagged() -> None:
    missing = replace(flag(WRONG, "so", None), code="NN404", start=None, end=None, source_spans=(Span(0, 3),))
    said, others = _said(WRONG, missing)
    assert (said.named, said.flagged, others) == (False, True, 0)


def test_a_finding_on_a_right_name_is_false_unless_it_gives_an_accepted_one() -> None:
    text = "Zhou Xueqin met Ma."
    assert _said(text, flag(text, "Zhou Xueqin", "Zhou Xun"))[0].false
    assert _said(text, flag(text, "Zhou Xueqin", None))[0].false
    assert not _said(text, flag(text, "Zhou Xueqin", "Xueqin Zhou"))[0].false
    assert _said(text, flag(text, "Ma", "Jack Ma")) == (Said(_lines(text, "周雪芹", ZHOU)[0]), 1)


def test_a_needless_finding_on_a_right_name_is_elsewhere_and_tells_of_somebody_in_the_line() -> None:
    text = "Zhou Xueqin met Ma."
    lines = _lines(text, "周雪芹", ZHOU)
    needless = told_of(lines, _report(text, flag(text, "Zhou Xueqin", "Xueqin Zhou")))
    assert (needless.elsewhere, needless.of_nobody) == (1, 0)
    other = told_of(lines, _report(text, flag(text, "Ma", "Jack Ma")))
    assert (other.elsewhere, other.of_nobody) == (1, 1)


def test_a_rewrite_is_right_where_its_line_had_no_accepted_name_and_wrong_on_one() -> None:
    for text, old, new, right in (
        (WRONG, "Zhou Xiqin", "Zhou Xueqin", True),
        ("Zhou Xueqin", "Zhou Xueqin", "Zhou Xun", False),
        ("Zhou Xueqin met Ma", "Ma", "Jack Ma", None),
        (WRONG, "Zhou Xiqin", "Zhou Xun", None),
    ):
        edit = Edit(text.index(old), text.index(old) + len(old), old, new)
        assert list(rewritten(_lines(text, "周雪芹", ZHOU), _report(text, edits=(edit,)))) == [right]
