"""The figures of look-ups that are told something."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from eval.audit import Audit
from eval.corpus import Corpus
from eval.figures import lookup
from eval.identity import Identity
from eval.judge import Judge
from eval.load import artefact_records, text_pages
from eval.systems import Run
from eval.transcribed import Transcribed
from namenorm.values import Candidate
from tests.eval.made import BOOK, DALY, LEE, known, page

PAGE = page("Dai Bo met Li Jiachao and Zhou Huajian.")
ARTEFACTS = (
    replace(known(PAGE, "Dai Bo", "Robert Daly", native="戴博"), role="director of an institute"),
    known(PAGE, "Li Jiachao", "John Lee", native="李家超"),
    known(PAGE, "Zhou Huajian", "Wakin Chau", native="周華健"),
)


def _ask(name: str, limit: int, **said: str) -> tuple[Candidate, ...]:
    """Know Daly by what is said of him alone, Lee by anything, and take Chau for Lee where his characters are given."""
    first = [LEE] if name == "Li Jiachao" or "source" in said else []
    if name == "Dai Bo":
        first = [DALY, LEE] if said.get("source") == "戴博" or "institute" in said.get("role", "") else [LEE, DALY]
    return tuple(Candidate(one.id, one.name, 0.6 / place) for place, one in enumerate(first, 1))


def _values(**more: Any) -> dict[str, float | None]:
    judge = Judge(ARTEFACTS, Audit(()), Identity(BOOK.values()))
    corpus = Corpus({PAGE.document.id: PAGE}, {}, ARTEFACTS, (), (), judge, BOOK, (), **more)
    return {one.id: one.value for one in lookup.figures(Run("namenorm", corpus, {}, {}, [], _ask, _ask))}


def test_what_is_told_is_counted_apart() -> None:
    values = _values()
    assert values["lookup.artefacts.alone.1"] == pytest.approx(1 / 2)
    assert values["lookup.artefacts.alone.5"] == 1.0
    assert values["lookup.artefacts.role.1"] == values["lookup.artefacts.source.1"] == 1.0
    assert values["lookup.artefacts.both.1.persons"] == 1.0
    assert values["lookup.wmt23.alone.1"] is None, "there is no such record"


def test_somebody_found_for_whom_the_book_lacks_is_a_mistake() -> None:
    values = _values()
    assert values["lookup.mistaken.alone"] == 0.0
    assert values["lookup.mistaken.source"] == 1.0


def test_only_held_out_transcriptions_count() -> None:
    people = [Transcribed(f"Q{number}", "罗伯特·戴利", ("Robert Daly",)) for number in range(40)]
    kept = [one for one in people if one.held_out]
    assert 0 < len(kept) < len(people)
    assert _values(transcribed=tuple(people))["lookup.transcribed.source.1"] == 0.0
    assert _values(transcribed=tuple(one for one in people if not one.held_out))["lookup.transcribed.source.1"] is None


def test_a_system_that_takes_nothing_has_no_such_figures() -> None:
    judge = Judge((), Audit(()), Identity(()))
    run = Run("other", Corpus({}, {}, (), (), (), judge, {}, ()), {}, {}, [], lambda name, limit: ())
    assert list(lookup.figures(run)) == []


def test_a_role_is_read_without_what_is_said_of_the_page(tmp_path: Any) -> None:
    folder = tmp_path / "artefacts"
    (folder / "pages").mkdir(parents=True)
    (folder / "pages" / "1.txt").write_text("Dai Bo spoke.", "utf-8")
    row = (
        '{"surface": "Dai Bo", "true_name": "Robert Daly", "hanzi": "戴博", "kind": "k", "type": "person", '
        '"context_role": "director (first form); another stands below", "page_file": "pages/1.txt", '
        '"page_origin": "machine-translated"}'
    )
    (folder / "artefacts.jsonl").write_text(row, "utf-8")
    pages = {one.document.id: one for one in text_pages(tmp_path, "pages")}
    assert [one.role for one in artefact_records(tmp_path, pages)] == ["director"]
