"""Figures on made sets, with a program that says what the test tells it to say."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eval.blind.artefact_set import read_artefacts
from eval.blind.artefacts import artefact_figures
from eval.blind.checking import Checkers, Task, here
from eval.blind.demetr import demetr_figures
from eval.blind.news import news_figures
from eval.blind.newstest import read_wmt20, read_wmt21
from eval.blind.ntrex import ntrex_figures
from eval.blind.twins import cells, twins
from eval.bootstrap import upper_bound
from eval.figure import Figure
from namenorm.values import Document, Edit, Finding, Incomplete, Report
from tests.eval.made import BOOK, DALY, flag, resolution

PAGE = "Dai Bo met Li Jiachao at the Deep Field Bank."
CONTROL = "Robert Daly met John Lee, and John Lee met Robert Daly."
RECORDS = [
    {"surface": "Dai Bo", "true_name": "Robert Daly", "hanzi": "戴博", "kind": "inconsistent", "type": "person"},
    {"surface": "Li Jiachao", "true_name": "John Lee", "hanzi": "李家超", "kind": "order", "type": "person"},
    {"surface": "Deep Field Bank", "true_name": "Shenzhen Bank", "hanzi": "深圳", "kind": "other", "type": "org"},
]


class Said:
    """A program that says prepared things of prepared texts, and fails on others."""

    signature = "made"

    def __init__(self, **findings: Callable[[Document], Report]) -> None:
        self._made = findings

    def check(self, text: Document) -> Report:
        for word, made in self._made.items():
            if word in text.text:
                return made(text)
        raise ValueError("nothing was prepared")


def _folder(root: Path) -> Path:
    for name, text in (("pages", PAGE), ("controls", CONTROL)):
        (root / "artefacts" / name).mkdir(parents=True)
        (root / "artefacts" / name / "1.txt").write_text(text, "utf-8")
    about = {"page_file": "pages/1.txt", "page_origin": "machine-translated"}
    lines = [json.dumps({**record, **about}) for record in RECORDS]
    (root / "artefacts/artefacts.jsonl").write_text("\n".join(lines), "utf-8")
    return root


def _values(figures: Sequence[Figure]) -> dict[str, tuple[int, float | None]]:
    return {one.id: (one.n, one.value) for one in figures}


def _on_page(document: Document) -> Report:
    found = (flag(PAGE, "Dai Bo", "Robert Daly", DALY, 0.95), flag(PAGE, "Li Jiachao", "Jackie Li", None, 0.9))
    edits = (Edit(0, 6, "Dai Bo", "Robert Daly"), Edit(11, 21, "Li Jiachao", "Jackie Li"))
    return Report(document, (resolution(PAGE, "Dai Bo", DALY, 0.95, "matched"),), found, edits, "made")


def _on_control(document: Document) -> Report:
    return Report(document, (), (flag(CONTROL, "John Lee", "Li Jiachao"),), (), "made")


def test_artefacts_are_counted_by_their_records(tmp_path: Path) -> None:
    check = here(Said(Dai=_on_page, Daly=_on_control))
    records = read_artefacts(_folder(tmp_path), is_blind=True)
    found = _values(list(artefact_figures(records, check, BOOK.get, lambda one: one.native == "戴博")))
    assert found["artefacts.persons.named"] == (2, 0.5)
    assert found["artefacts.persons.flagged"] == (2, 1.0)
    assert found["artefacts.new.named"] == (1, 0.0)
    assert found["artefacts.kind.inconsistent.named"] == (1, 1.0)
    assert found["artefacts.things.flagged"] == (1, 0.0)
    assert found["artefacts.first.right-of-all"] == (2, 0.5)
    assert found["artefacts.first.unknown"] == (2, 0.0)
    assert found["artefacts.controls.flags"] == (1, 1000 / 11)
    assert found["artefacts.confidence.90-100.right"] == (1, 1.0)
    assert found["artefacts.rewrites.wrong"] == (2, 500)
    assert found["artefacts.raised"] == (2, 0.0)


def test_a_page_whose_check_fails_is_counted_and_ends_nothing(tmp_path: Path) -> None:
    records = read_artefacts(_folder(tmp_path), is_blind=False)
    found = _values(list(artefact_figures(records, here(Said(Daly=_on_control)), BOOK.get)))
    assert found["artefacts.raised"] == (2, 0.5)
    assert found["artefacts.persons.flagged"] == (2, 0.0)


def test_a_report_that_lacks_a_part_is_faulty_and_still_counted(tmp_path: Path) -> None:
    def faulty(document: Document) -> Report:
        return replace(_on_page(document), incomplete=(Incomplete("NN103", "ValueError: made"),))

    check = here(Said(Dai=faulty, Daly=_on_control))
    found = _values(list(artefact_figures(read_artefacts(_folder(tmp_path), is_blind=False), check, BOOK.get)))
    assert found["artefacts.raised"] == (2, 0.5)
    assert found["artefacts.persons.flagged"] == (2, 1.0)


def test_pages_on_which_judgements_were_trained_are_checked_by_those_of_their_fold() -> None:
    def signing(name: str) -> Said:
        return Said(word=lambda document: Report(document, (), (), (), name))

    checkers = Checkers(signing("whole"), tuple(signing(str(number)) for number in range(5)))
    signatures = [checkers.check(Task(Document("a", "word"), group)) for group in (None, "pages/1.txt")]
    assert [one.signature for one in signatures if one] == ["whole", "4"]


def _wmt21(root: Path) -> Path:
    (root / "wmt21").mkdir()
    said = "3\t周雪芹说\tZhou Xueqin said\tZhou Xiqin said\tZhou Xueqin said"
    text = f"line\tsrc\tref\tA\tB\n{said}\n4\t好\tGood\tFine\tWell"
    (root / "wmt21/zh_text.tsv").write_text(text, "utf-8")
    (root / "wmt21/zh_docs.tsv").write_text("first\tlast\ttitle\n3\t4\tmade", "utf-8")
    persons = (
        "first\tform\tcanonical\taccepted\torigin\tkind\tnote\n3\t周雪芹\tZhou Xueqin\tXueqin Zhou;Zhou\tcn\tknown\t"
    )
    (root / "wmt21/zh_persons.tsv").write_text(persons, "utf-8")
    return root


def test_news_is_read_by_documents(tmp_path: Path) -> None:
    [article] = read_wmt21(_wmt21(tmp_path), "zh")
    assert article.source == ("周雪芹说", "好")
    assert article.people == (("Zhou Xueqin said", "Good"),)
    assert article.systems == (("Zhou Xiqin said", "Fine"), ("Zhou Xueqin said", "Well"))
    assert article.persons[0].names == ("Zhou Xueqin", "Xueqin Zhou", "Zhou")


def test_both_newstests_are_read_alike(tmp_path: Path) -> None:
    (tmp_path / "wmt20").mkdir()
    text = "doc\tseg\tsrc\tA\tB\ts1\nd\t1\t周雪芹说\tZhou said\tShe said\tZhou Xiqin said\nd\t2\t好\tGood\tFine\tWell"
    (tmp_path / "wmt20/text.tsv").write_text(text, "utf-8")
    persons = "doc\tform\tcanonical\taccepted\torigin\tkind\tnote\nd\t周雪芹\tZhou Xueqin\t\tcn\tknown\t"
    (tmp_path / "wmt20/persons.tsv").write_text(persons, "utf-8")
    [article] = read_wmt20(tmp_path)
    assert article.people == (("Zhou said", "Good"), ("She said", "Fine"))
    assert article.systems == (("Zhou Xiqin said", "Well"),)
    assert [(one.form, one.names, one.kind) for one in article.persons] == [("周雪芹", ("Zhou Xueqin",), "known")]


def test_news_is_counted_with_and_without_the_original(tmp_path: Path) -> None:
    def wrong(document: Document) -> Report:
        flags = (flag(document.text, "Zhou Xiqin", "Zhou Xueqin"),) if document.source else ()
        return Report(document, (), flags, (), "made")

    check = here(Said(Xiqin=wrong, Xueqin=lambda document: Report(document, (), (), (), "made")))
    articles = read_wmt21(_wmt21(tmp_path), "zh")
    found = _values(list(news_figures(articles, check)))
    assert "news.zh.with.wrong.named" not in found  # the surname alone is accepted
    assert found["news.zh.with.right.false"] == (2, 0.0)
    person = replace(articles[0].persons[0], names=("Zhou Xueqin", "Xueqin Zhou"))
    found = _values(list(news_figures([replace(articles[0], persons=(person,))], check)))
    assert found["news.zh.with.wrong.named"] == (1, 1.0)
    assert found["news.zh.without.wrong.named"] == (1, 0.0)
    assert found["news.zh.with.right.false"] == (1, 0.0)
    assert found["news.zh.with.human.flags"] == (1, 0.0)


def _one_finding(code: str) -> Callable[[Document], Report]:
    made = Finding(code, "major", 0, 2, "Ma", "made", "k")
    return lambda document: Report(document, (), (made,), (), "made", "used")


@pytest.mark.parametrize(("code", "names", "content"), [("NN101", 500, 0), ("NN401", 0, 0.5), ("NN410", 0, 0)])
def test_good_translations_are_counted_by_words_and_lines(code: str, names: float, content: float) -> None:
    texts = {"d": {"ja": ("馬", "馬"), "en": ("Ma", "Ma")}}
    found = _values(list(ntrex_figures(texts, here(Said(Ma=_one_finding(code))), (("ja", "en"),))))
    assert found["ntrex.ja-en.names"] == (1, names)
    assert found["ntrex.ja-en.content"] == (1, content)


def test_a_fault_is_found_by_a_finding_that_the_whole_sentence_lacks() -> None:
    about = {"kind": "name replaced", "lang": "zh", "id": "1", "source": "馬"}
    rows = [{**about, "translation": "Ma left", "broken": "Mo left"}, {**about, "translation": "Ma", "broken": "Ma x"}]
    said = Said(Mo=_one_finding("NN105"), Ma=_one_finding("NN102"))
    found = _values(list(demetr_figures(rows, here(said))))
    assert found["demetr.name-replaced"] == (2, 0.5)
    assert found["demetr.whole.zh"] == (2, 1.0)


@pytest.mark.parametrize(("hits", "n", "bound"), [(0, 100, 0.0295), (0, 1498, 0.002), (1, 20, 0.2161), (5, 5, 1.0)])
def test_the_upper_bound_is_that_of_clopper_and_pearson(hits: int, n: int, bound: float) -> None:
    assert upper_bound(hits, n) == pytest.approx(bound, abs=2e-4)


def _share(value: float, unit: str = "share", better: str = "higher") -> Figure:
    return Figure("made", "made", 9, value, 0, 1, unit, better, "made")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ours", "theirs", "better", "wide"),
    [(0.8, 0.7, "higher", True), (0.8, 0.76, "higher", False), (0.7, 0.8, "higher", False), (0.0, 0.1, "lower", True)],
)
def test_a_share_that_is_worse_by_more_than_five_points_is_marked(
    ours: float, theirs: float, better: str, wide: bool
) -> None:
    [twin] = twins([_share(ours, better=better)], [_share(theirs, better=better)])
    assert twin.is_wide == wide
    assert ("◄" in cells(twin)[-1]) == wide


def test_measures_stand_in_the_order_of_both_sides() -> None:
    def named(*ids: str) -> list[Figure]:
        return [Figure(id_, "made", 9, 0.5, 0, 1, "share", "higher", id_) for id_ in ids]

    assert [one.any.id for one in twins(named("a", "c"), named("a", "b", "c", "d"))] == ["a", "b", "c", "d"]
