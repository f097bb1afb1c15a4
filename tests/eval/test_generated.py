"""Documents in which a foreigner comes under a second name, and what is counted of them."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from eval.corpus import Corpus
from eval.figures import generated as counted
from eval.generated.bearers import Bearer, chinese, known_names, scholars, westerners
from eval.generated.documents import KINDS, Cast, Generated, distinct, generate
from eval.generated.news import News, read_news
from eval.generated.renderings import render
from eval.identity import Identity
from eval.judge import Judge
from eval.systems import Run
from namenorm.values import Document, Report
from tests.eval.made import BOOK, flag

DALY = Bearer("b:1", "Robert Daly", "戴博", "m")
VOGEL = Bearer("b:2", "Ezra Vogel", "傅高义", "m")
WANG = Bearer("c:1", "Wang Xiaoming", "王晓明", "f", is_scholar=False)
CAST = Cast((DALY, VOGEL), (WANG,), News((("Rain fell.", "The market rose."),), (), ()), half=0)


def test_each_foreigner_comes_in_every_kind_and_the_same_seed_gives_the_same() -> None:
    made = list(generate(CAST, 1))
    assert [(one.person, one.kind) for one in made] == [(who.id, kind) for who in (DALY, VOGEL) for kind in KINDS]
    assert made == list(generate(CAST, 1))
    assert made != list(generate(CAST, 2))


def test_only_a_replaced_name_is_a_second_one() -> None:
    for one in generate(CAST, 3, rounds=5):
        text = one.document.text
        assert one.name in text
        assert "{" not in text
        if one.kind == "untouched":
            assert one.later == one.name
        else:
            assert one.later in text[text.index(one.name) :], one
            assert one.later not in text[: text.index(one.name)]
        assert (one.later == WANG.name) == (one.kind in ("introduced", "stranger"))


@pytest.mark.parametrize(
    ("way", "expect"),
    [
        ("pinyin", {"Fu Gaoyi"}),
        ("reversed", {"Gaoyi Fu"}),
        ("mixed", {"Ezra Fu", "Fu Kaoyi"}),
        ("broken", {"Fu Gao yi", "Fu Gao-yi", "Fu Gao Yi", "Fugaoyi"}),
    ],
)
def test_the_ways_of_rendering(way: str, expect: set[str]) -> None:
    chance = random.Random(1)
    assert {render(VOGEL, way, chance) for _ in range(60)} == expect  # type: ignore[arg-type]


def test_whom_the_book_knows_is_not_measured(tmp_path: Path) -> None:
    file = tmp_path / "scholars.tsv"
    rows = ["Ezra Vogel\tVogel\tEzra\t傅高義\t傅高义\t傅高義\t", "Robert Daly\tDaly\tRobert\t戴博\t戴博\t戴博\t"]
    own = "Wang Xiaoming\tWang\tXiaoming\t王曉明\t王晓明\t王曉明\t"
    file.write_text("en_name\tsurname\tgiven\tzh_orig\tzh_simp\tzh_trad\ten_variants\n" + "\n".join([*rows, own]))
    assert [one.name for one in scholars(file, known_names(BOOK.values()))] == ["Ezra Vogel"]


def test_people_of_wikidata(tmp_path: Path) -> None:
    file = tmp_path / "persons.tsv"
    rows = ["Q1\tmale\tFrank Sinatra\t辛纳屈\tフランク・シナトラ", "Q2\tfemale\tWang Xiaoming\t王晓明\t王暁明"]
    file.write_text("qid\tgender\ten\tzh\tja\n" + "\n".join(rows), "utf-8")
    assert [(one.name, one.spelling) for one in westerners(file)] == [("Frank Sinatra", "Xin Naqu")]
    assert [(one.name, one.gender) for one in chinese(file)] == [("Wang Xiaoming", "f")]


def test_who_shares_a_name_with_an_earlier_one_is_left_out() -> None:
    assert distinct([VOGEL, DALY, replace(DALY, id="b:3", name="Bo Daly")]) == [DALY, VOGEL]


def test_one_half_of_the_news_is_for_training(tmp_path: Path) -> None:
    file = tmp_path / "news.en"
    lines = [
        "John Smithson, a teacher from the north, opened the long meeting.",
        "Later on Mary Brownlow said that the work would go on for a week.",
        "Nothing else of note was heard in the hall on that long evening.",
        "The same evening was followed by a night in which nobody slept.",
    ]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    first, second = read_news([file], 0), read_news([file], 1)
    assert first.introductions == ("{name}, a teacher from the north, opened the long meeting.",)
    assert not set(first.files[0]) & set(second.files[0])
    assert second.introductions == ()


def _values(*made: tuple[Generated, Report]) -> dict[str, float | None]:
    judge = Judge((), None, Identity(BOOK.values()))  # type: ignore[arg-type]
    corpus = Corpus({}, {}, (), (), (), judge, BOOK, (), generated=tuple(one for one, _ in made))
    run = Run("made", corpus, {}, {}, (), lambda _name, _limit: (), generated=[report for _, report in made])
    return {figure.id: figure.value for figure in counted.figures(run)}


def test_a_link_counts_where_the_second_name_stands_and_names_the_bearer() -> None:
    text = "Robert Daly spoke. Dai Bo left. Wang Wu came."
    one = Generated(Document("d", text), "replaced", "pinyin", "Robert Daly", "Dai Bo", "b:1")

    def found(*flags: tuple[str, str]) -> float | None:
        return _values((one, Report(one.document, (), tuple(flag(text, *some) for some in flags), (), "s")))[
            "generated.found.all"
        ]

    assert found(("Dai Bo", "Robert Daly")) == 1
    assert found(("Dai Bo", "Ezra Vogel")) == 0
    assert found(("Wang Wu", "Robert Daly")) == 0
    assert found() == 0


def test_a_link_in_a_document_without_a_second_name_is_false() -> None:
    text = "Robert Daly spoke. Wang Wu left."
    one = Generated(Document("d", text), "stranger", "pinyin", "Robert Daly", "Wang Wu", "b:1")
    linked = replace(flag(text, "Wang Wu", "Robert Daly"), code="NN109")
    other = flag(text, "Wang Wu", "Ng Wu")
    assert _values((one, Report(one.document, (), (linked,), (), "s")))["generated.false.stranger"] == 1
    assert _values((one, Report(one.document, (), (other,), (), "s")))["generated.false.stranger"] == 0
