from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

from eval.audit import Audit
from eval.corpus import Corpus
from eval.identity import Identity
from eval.judge import Judge
from eval.systems import Checker
from eval.tagged import changes, lines
from namenorm.values import Document, Report
from tests.eval.made import BOOK, DALY, flag, known, page, report, resolution

TEXT = "Dai Bo met Acme in Washington."
FLAGGED, PLAIN = page(TEXT), page("Nobody came.", file="pages/2.txt")


class Told:
    """Gives reports that were made by hand."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports

    def check(self, document: Document) -> Report:
        return self._reports.get(document.id, Report(document, (), (), (), "made"))


def _changes(before: Report, after: Report, most: int = 10) -> dict[str, Any]:
    judge = Judge((known(FLAGGED, "Dai Bo", "Robert Daly"),), Audit(()), Identity(BOOK.values()))
    pages = {one.document.id: one for one in (FLAGGED, PLAIN)}
    corpus = Corpus(pages, {}, (), (), (), judge, BOOK, ())
    without, with_it = (cast(Checker, Told({FLAGGED.document.id: one})) for one in (before, after))
    return dict(changes(without, with_it, corpus, most))


def test_what_comes_and_what_goes_is_counted_by_what_the_data_say() -> None:
    right, wrong = flag(TEXT, "Dai Bo", "Robert Daly", DALY), flag(TEXT, "Dai Bo", "Dai Bao")
    acme = resolution(TEXT, "Acme", None, 0.0, "unknown")
    acme = replace(acme, mention=replace(acme.mention, origin="tagger", type="org"))
    before = report(FLAGGED, wrong, resolutions=(resolution(TEXT, "Dai Bo", DALY, 0.5, "suspected"),))
    after = report(FLAGGED, right, resolutions=(*before.resolutions, acme), edit=True)
    found = _changes(before, after)["artefacts"]
    assert (found.pages, found.words, found.mentions) == (2, 8, 1)
    assert dict(found.added) == {"org unknown": 1}
    assert dict(found.flags) == {"+right": 1, "-wrong": 1}
    assert dict(found.edits) == {"+right": 1}


def test_a_tagger_that_says_nothing_changes_nothing() -> None:
    same = report(FLAGGED, flag(TEXT, "Dai Bo", "Robert Daly", DALY), edit=True)
    found = _changes(same, same, most=1)
    assert list(found) == ["artefacts"], "sets that are not there are left out"
    assert found["artefacts"].pages == 1, "an even sample"
    assert list(lines(found.items()))[2].startswith("| artefacts | 1 | 6 | 0 | none | none | none |")
