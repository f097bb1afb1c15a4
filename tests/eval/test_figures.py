"""Each figure, on hand-made reports whose numbers can be counted by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from eval.audit import Audit
from eval.baselines import FuzzyBaseline, above, answer, best_threshold
from eval.check import drops
from eval.corpus import Corpus
from eval.figure import Figure
from eval.figures import FIGURES, artefacts, false_flags, page_load, recall, reliability, rewrites, synthetic, wmt23
from eval.identity import Identity, names_by_id
from eval.judge import Judge
from eval.listing import errors, unread
from eval.synthetic import Example
from eval.systems import Run, derived_run
from eval.table import as_json, as_markdown
from namenorm.values import Candidate, Document
from tests.eval.made import BOOK, DALY, LEE, flag, known, page, report, resolution

BROKEN = page("Dai Bo met Li Jiachao and Zhou Huajian.", "artefacts", "pages/1.txt")
CLEAN = page("word " * 498 + "Zhao Bo", "wmt22", "ref.A", 21)
ENGLISH = page("word " * 100, "english_news", "english")
CONTROL = page("John Lee met Zhao Bo.", "controls", "controls/1.txt")
NEWS = page("Dai Bo said so.\nRobert Daly and John Lee did not.", "wmt23", "wmt23/77")
ARTEFACTS = (
    known(BROKEN, "Dai Bo", "Robert Daly"),
    known(BROKEN, "Li Jiachao", "John Lee Ka-chiu"),
    known(BROKEN, "Zhou Huajian", "Wakin Chau"),
)
RENDERINGS = (known(NEWS, "Dai Bo", "Robert Daly"), known(NEWS, "Robert Daly", "Robert Daly", status="right"))
MADE = Example(Document("s", "Dai Bo left."), 0, 6, DALY.id, DALY.id, "t", "introduced", True)
OTHER = replace(MADE, entity_id=None, kind="contradicted")


def _lookup(name: str, limit: int) -> tuple[Candidate, ...]:
    order = (LEE, DALY) if name == "Dai Bo" else ()
    return tuple(Candidate(one.id, one.name, 0.5) for one in order)[:limit]


@pytest.fixture
def run() -> Run:
    pages = {one.document.id: one for one in (BROKEN, CLEAN, ENGLISH, CONTROL, NEWS)}
    judge = Judge((*ARTEFACTS, *RENDERINGS), Audit(()), Identity(BOOK.values()))
    corpus = Corpus(pages, {}, ARTEFACTS, RENDERINGS, (MADE, OTHER), judge, BOOK, ())
    text, news = BROKEN.document.text, NEWS.document.text
    right, wrong = flag(text, "Dai Bo", "Robert Daly", DALY), flag(text, "Li Jiachao", "Jay Lee")
    found = resolution(text, "Dai Bo", DALY, 0.9, "matched")
    reports = [
        report(BROKEN, right, wrong, resolutions=(found,), edit=True),
        report(CLEAN, flag(CLEAN.document.text, "Zhao Bo", "Robert Daly", DALY, 0.7)),
        report(ENGLISH),
        report(CONTROL, flag("John Lee met Zhao Bo.", "Zhao Bo", None, confidence=0.95)),
        report(NEWS, flag(news, "Dai Bo", "Robert Daly", DALY), flag(news, "Robert Daly", None, confidence=0.5)),
    ]
    examples = [report(page(MADE.document.text), flag(MADE.document.text, "Dai Bo", "Robert Daly", DALY))] * 2
    by_id = {one.document.id: made for one, made in zip(pages.values(), reports, strict=True)}
    return Run("namenorm", corpus, by_id, {}, examples, _lookup)


def _values(figures: Iterator[Figure]) -> dict[str, float | None]:
    return {one.id: one.value for one in figures}


def test_artefacts(run: Run) -> None:
    values = _values(artefacts.figures(run))
    assert values["artefacts.flagged.all"] == pytest.approx(2 / 3)
    assert values["artefacts.named.all"] == pytest.approx(1 / 3)
    assert values["artefacts.named.known"] == pytest.approx(1 / 2)
    assert values["artefacts.flagged.unknown"] == 0.0


def test_false_flags_are_counted_in_a_thousand_words(run: Run) -> None:
    values = _values(false_flags.figures(run))
    assert values["false.wmt22"] == pytest.approx(2.0)
    assert values["false.english_news"] == 0.0


def test_page_load(run: Run) -> None:
    values = _values(page_load.figures(run))
    assert values["page.wmt23.median"] == 2
    # The first flag of NEWS is right, the first of CONTROL is not.
    assert values["precision.first1"] == pytest.approx(1 / 2)
    assert values["precision.first3"] == pytest.approx(1 / 3)


def test_wmt23(run: Run) -> None:
    values = _values(wmt23.figures(run))
    assert values["wmt23.wrong.flagged"] == 1.0
    assert values["wmt23.right.flagged"] == 1.0
    assert values["wmt23.wrong.named"] == 1.0


def test_recall_counts_a_spelling_of_a_person_once(run: Run) -> None:
    values = _values(recall.figures(run))
    assert values["recall.1"] == 0.0
    assert values["recall.5"] == pytest.approx(1 / 2)


def test_rewrites(run: Run) -> None:
    assert _values(rewrites.figures(run))["rewrites.wrong"] == pytest.approx(500.0)


def test_synthetic(run: Run) -> None:
    values = _values(synthetic.figures(run))
    assert values["synthetic.introduced"] == 1.0
    assert values["synthetic.contradicted"] == 1.0
    assert values["synthetic.contradicted.rewritten"] == 0.0


def test_reliability_takes_only_what_is_known(run: Run) -> None:
    points = list(reliability.reliability_points(run))
    assert [(one.confidence, one.right, one.outcome) for one in points] == [(0.9, True, "matched")]


@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 500])
def test_bins_hold_every_point_once_and_enough_of_them(count: int) -> None:
    points = [reliability.Point(i / count, True, "matched", "pages", None, "d") for i in range(count)]
    found = reliability.bins(points)
    assert sum(map(len, found)) == count
    assert all(len(one) >= reliability.FEWEST for one in found) or count < reliability.FEWEST


def test_a_point_of_certainty_falls_into_the_last_bin() -> None:
    points = [reliability.Point(1.0, True, "matched", "pages", None, "d")]
    assert reliability.bins(points) == [points]


def test_the_fuzzy_baseline_is_cut_at_its_best_threshold(run: Run) -> None:
    texts = {one.document.id: one for one in run.corpus.pages.values()}
    mentions = {"pages/1.txt": ("Dai Bo", "Li Jiachao"), "ref.A": ("Zhao Bo",)}
    reports = {
        id_: report(
            one, resolutions=tuple(resolution(one.document.text, m, None, 0, "unknown") for m in mentions.get(id_, ()))
        )
        for id_, one in texts.items()
    }
    baseline = FuzzyBaseline(BOOK.values())
    whole = derived_run("b", replace(run, reports=reports), answer(baseline, names_by_id(BOOK)), baseline.lookup)
    cut = above(whole, best_threshold(whole))
    assert {one.surface for one in cut.reports["pages/1.txt"].findings} == {"Dai Bo", "Li Jiachao"}
    assert cut.reports["ref.A"].findings == ()


def test_a_baseline_accepts_right_names() -> None:
    baseline, text = FuzzyBaseline(BOOK.values()), "Robert Daly met Daly and Lee John."
    on = page(text)
    given = report(on, resolutions=tuple(resolution(text, m, None, 0, "unknown") for m in ("Robert Daly", "Daly")))
    assert answer(baseline, names_by_id(BOOK))(given).findings == ()


def test_drops_name_what_is_worse() -> None:
    good = Figure("a", "namenorm", 10, 0.9, 0.8, 1.0, "share", "higher", "A")
    before = {"figures": [good.to_dict()]}
    assert drops([good], before) == []
    assert drops([replace(good, value=0.95)], before) == []
    assert len(drops([replace(good, value=0.8)], before)) == 1
    assert len(drops([], before)) == 1
    fewer = replace(good, better="lower")
    assert len(drops([replace(fewer, value=0.95)], {"figures": [fewer.to_dict()]})) == 1


def test_lists_for_the_reader(run: Run) -> None:
    assert any("Zhao Bo" in line for line in unread(run, ("wmt22", "controls")))
    listed = list(errors(run))
    assert any("Zhou Huajian" in line and "missed" in line for line in listed)
    assert any("flagged though right" in line for line in listed)


def test_every_figure_is_rendered(run: Run) -> None:
    figures = [one for make in FIGURES for one in make(run)]
    assert len({one.id for one in figures}) == len(figures), "two figures of one name"
    assert as_markdown(figures, "s").count("\n") == len(figures) + 3
    assert '"figures"' in as_json(figures, "s", {"a": None})
