"""The list of the worst errors, on hand-made reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from eval.audit import Audit, Row
from eval.corpus import Corpus
from eval.identity import Identity
from eval.judge import Judge
from eval.synthetic import Example
from eval.systems import Run
from eval.worst import Worst, worst
from eval.worst_text import as_markdown
from namenorm.values import Candidate, Document, Evidence
from tests.eval.made import BOOK, DALY, LEE, flag, known, page, report, resolution

BROKEN = page("Dai Bo rang.\nLi Jiachao met Zhou Huajian and Wu Xuan.")
CLEAN = page("Zhao Bo slept.\nZhao Bo woke.", "wmt22", "ref.A", 21)
NEWS = page("Dai Bo met Robert Daly.", "wmt23", "wmt23/77")
ARTEFACTS = (
    known(BROKEN, "Dai Bo", "Robert Daly"),
    known(BROKEN, "Li Jiachao", "John Lee"),
    known(BROKEN, "Zhou Huajian", "Wakin Chau"),
    known(BROKEN, "Wu Xuan", "Robert Daly"),
)
RENDERINGS = (known(NEWS, "Dai Bo", "Robert Daly"), known(NEWS, "Robert Daly", "Robert Daly", status="right"))
INTRODUCED = Example(Document("s:1", "Dai Bo left."), 0, 6, DALY.id, DALY.id, "t:0", "introduced", True)
BAKER = replace(INTRODUCED, document=Document("s:2", "Dai Bo bakes."), entity_id=None, kind="contradicted")
MISSED = replace(INTRODUCED, document=Document("s:3", "Dai Bo stayed."))
RIGHT = replace(INTRODUCED, document=Document("s:4", "Dai Bo came."))
AUDIT = Audit((Row("ref.A", 21, "Zhao Bo", "Robert Daly", "NN101", "false", "a farmer of that name"),))


def _weighed(entity: Any, score: float) -> Candidate:
    lines = tuple(Evidence(f"e{number}", f"reason {number}", 4.0 - number) for number in range(4))
    return Candidate(entity.id, entity.name, score, lines)


@pytest.fixture
def run() -> Run:
    pages = {one.document.id: one for one in (BROKEN, CLEAN, NEWS)}
    judge = Judge((*ARTEFACTS, *RENDERINGS), AUDIT, Identity(BOOK.values()))
    corpus = Corpus(pages, {}, ARTEFACTS, RENDERINGS, (INTRODUCED, BAKER, MISSED, RIGHT), judge, BOOK, ())
    text = BROKEN.document.text
    weighed = replace(resolution(text, "Wu Xuan", None, 0.4, "unknown"), candidates=(_weighed(DALY, 0.4),))
    broken = report(
        BROKEN,
        flag(text, "Dai Bo", "Robert Daly", DALY),
        flag(text, "Li Jiachao", "Robert Daly", DALY, 0.8),
        resolutions=(weighed,),
    )
    clean = CLEAN.document.text
    second = replace(flag(clean, "Zhao Bo", "Robert Daly", DALY, 0.6), start=15, end=22)
    reports = {
        BROKEN.document.id: broken,
        CLEAN.document.id: report(CLEAN, flag(clean, "Zhao Bo", "Robert Daly", DALY, 0.7), second),
        NEWS.document.id: report(NEWS, flag(NEWS.document.text, "Robert Daly", "Bob", None, 0.9)),
    }
    said = [flag("Dai Bo", "Dai Bo", *one) for one in (("John Lee", LEE, 0.95), ("Robert Daly", DALY, 0.5))]
    made = [report(page("Dai Bo"), *flags) for flags in ((said[0],), (said[1],), (), (said[1],))]
    return Run("namenorm", corpus, reports, {}, made, _nobody)


def _nobody(name: str, limit: int) -> Sequence[Any]:
    return ()


def _set(run: Run, title: str) -> Worst:
    return next(one for one in worst(run) if one.title.startswith(title))


def test_a_wrong_name_comes_with_place_truth_and_what_was_said(run: Run) -> None:
    (error,) = _set(run, "Persons of the artefacts").wrong
    assert (error.page, error.line, error.surface, error.truth) == ("pages/1.txt", 2, "Li Jiachao", "John Lee")
    assert "Robert Daly" in error.said
    assert error.probability == 0.8


def test_missed_names_are_in_order_of_the_right_candidates_probability(run: Run) -> None:
    found = _set(run, "Persons of the artefacts")
    assert [(one.surface, one.probability) for one in found.missed] == [("Zhou Huajian", 0.0), ("Wu Xuan", 0.4)]
    assert found.missed[0].truth.endswith("(not in the book)")
    assert [one.detail for one in found.missed[1].evidence] == ["reason 0", "reason 1", "reason 2"]


def test_right_renderings_that_are_flagged_are_wrong_claims(run: Run) -> None:
    found = _set(run, "WMT23, translation alone")
    assert [(one.surface, one.truth) for one in found.wrong] == [("Robert Daly", "right as it stands: Robert Daly")]
    assert [one.surface for one in found.missed] == ["Dai Bo"]


def test_false_flags_say_what_the_audit_says(run: Run) -> None:
    found = _set(run, "Human translations")
    assert [(one.line, one.truth) for one in found.wrong] == [
        (21, "a farmer of that name"),
        (22, "nobody has read this flag yet"),
    ]


def test_synthetic_errors(run: Run) -> None:
    found = _set(run, "Synthetic")
    assert [(one.page, one.truth) for one in found.wrong] == [
        ("s:1", "Robert Daly"),
        ("s:2", "somebody else than Robert Daly"),
    ]
    assert [one.page for one in found.missed] == ["s:3"]


def test_like_errors_are_counted_and_not_repeated(run: Run) -> None:
    again = replace(CLEAN, document=replace(CLEAN.document, id="again"))
    pages = {**run.corpus.pages, "again": again}
    reports = {**run.reports, "again": run.reports[CLEAN.document.id]}
    twice = replace(run, corpus=replace(run.corpus, pages=pages), reports=reports)
    found = _set(twice, "Human translations")
    assert [one.count for one in found.wrong] == [2, 2]
    assert found.all_wrong == 4


def test_no_more_than_asked_for_are_listed(run: Run) -> None:
    found = next(worst(run, most=1))
    assert len(found.missed) == 1
    assert found.all_missed == 2


def test_the_page_lists_what_was_found(run: Run) -> None:
    text = as_markdown(worst(run), "signature")
    assert "1. **Li Jiachao**, truly John Lee" in text
    assert "not seen as a name; the right name was not weighed" in text
    assert "taken for nobody known; the right name: 0.40" in text
    assert text.endswith("signature\n")
