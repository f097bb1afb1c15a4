"""Rewrites of persons not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from eval.audit import Audit
from eval.corpus import Corpus
from eval.figures.held_out import figures, held_out_rewrites
from eval.identity import Identity
from eval.judge import Judge
from eval.synthetic import Example, is_held_out
from eval.systems import Run
from namenorm.gazetteer.model import Entity, Name
from namenorm.values import Document, Edit, Report
from tests.eval.made import flag, known, page, report, resolution


def _person(held_out: bool, name: str) -> Entity:
    ids = (f"x:{name}{number}" for number in range(50))
    id_ = next(one for one in ids if is_held_out(one) is held_out)
    return Entity(id_, "person", name, surname=name.split()[-1], names=(Name(name, "en", "canonical"),))


OURS, THEIRS = _person(True, "Robert Daly"), _person(False, "John Lee")
BOOK = {one.id: one for one in (OURS, THEIRS)}
TEXT = "The market opened late.\nDai Bo, a director, spoke. Dai left.\nThe market closed."
START = TEXT.index("Dai Bo")
MADE = Example(Document("s", TEXT), START, START + 6, OURS.id, OURS.id, "t:0", "introduced", True)


def _run(examples: Sequence[tuple[Example, Sequence[Edit]]], on_page: Entity | None = None, named: str = "") -> Run:
    here = page("Dai Bo came.")
    artefacts = (known(here, "Dai Bo", named),) if named else ()
    judge = Judge(artefacts, Audit(()), Identity(BOOK.values()))
    corpus = Corpus({here.document.id: here}, {}, artefacts, (), tuple(e for e, _ in examples), judge, BOOK, ())
    found = (resolution("Dai Bo came.", "Dai Bo", on_page, 0.9, "matched"),) if on_page else ()
    flags = [flag("Dai Bo came.", "Dai Bo", on_page.name, on_page)] if on_page else []
    pages = {here.document.id: report(here, *flags, resolutions=found, edit=True)}
    return Run("namenorm", corpus, pages, {}, [_report(one, edits) for one, edits in examples], _nobody)


def _report(example: Example, edits: Sequence[Edit]) -> Report:
    return Report(example.document, (), (), tuple(edits), "made")


def _nobody(name: str, limit: int) -> Sequence[Any]:
    return ()


def _edit(old: str, new: str, text: str = TEXT) -> Edit:
    start = text.rindex(old)
    return Edit(start, start + len(old), old, new)


@pytest.mark.parametrize(
    ("example", "edit", "expect"),
    [
        pytest.param(MADE, _edit("Dai Bo", "Robert Daly"), (False, False), id="the person"),
        pytest.param(MADE, _edit("Dai", "Daly"), (False, False), id="the surname, later in the paragraph"),
        pytest.param(MADE, _edit("Dai Bo", "John Lee"), (True, True), id="another person"),
        pytest.param(MADE, _edit("director", "Director"), (True, True), id="anything else in the paragraph"),
        pytest.param(
            replace(MADE, broken=False), _edit("Dai Bo", "Robert Daly"), (True, False), id="what needed no rewrite"
        ),
        pytest.param(
            replace(MADE, entity_id=None, kind="contradicted"),
            _edit("Dai Bo", "Robert Daly"),
            (True, True),
            id="somebody else of that name",
        ),
    ],
)
def test_verdicts(example: Example, edit: Edit, expect: tuple[bool, bool]) -> None:
    (one,) = held_out_rewrites(_run([(example, [edit])]))
    assert (one.wrong, one.harmful) == expect


@pytest.mark.parametrize(
    "edit",
    [pytest.param(_edit("opened", "closed"), id="before"), pytest.param(_edit("closed", "opened"), id="after")],
)
def test_lines_of_translations_around_are_left_to_their_own_pages(edit: Edit) -> None:
    assert not list(held_out_rewrites(_run([(MADE, [edit])])))


def test_of_a_line_of_translation_only_the_name_put_into_it_counts() -> None:
    replaced = replace(MADE, entity_id=None, kind="replaced")
    run = _run([(replaced, [_edit("Dai Bo", "Robert Daly"), _edit("director", "Director")])])
    assert [one.wrong for one in held_out_rewrites(run)] == [True]


def test_a_person_met_on_a_page_is_left_out_of_the_synthetic_documents() -> None:
    run = _run([(MADE, [_edit("Dai Bo", "Robert Daly")])], named="Robert Daly")
    assert not list(held_out_rewrites(run))


def test_pages_count_where_the_person_is_held_out() -> None:
    (one,) = held_out_rewrites(_run([], on_page=OURS, named="Robert Daly"))
    assert (one.context, one.wrong) == ("pages", False)
    assert not list(held_out_rewrites(_run([], on_page=THEIRS, named="John Lee")))


def test_a_wrong_one_on_a_page() -> None:
    (one,) = held_out_rewrites(_run([], on_page=OURS, named="Wakin Chau"))
    assert one.wrong


def test_figures_are_in_a_thousand() -> None:
    right, wrong = _edit("Dai Bo", "Robert Daly"), _edit("Dai Bo", "John Lee")
    run = _run([(replace(MADE, document=Document(f"s{n}", TEXT)), [wrong if n == 0 else right]) for n in range(4)])
    values = {one.id: one for one in figures(run)}
    assert values["rewrites.held_out.wrong"].n == 4
    assert values["rewrites.held_out.wrong"].value == pytest.approx(250.0)
    assert values["rewrites.held_out.harmful"].value == pytest.approx(250.0)
    assert not list(figures(_run([])))
