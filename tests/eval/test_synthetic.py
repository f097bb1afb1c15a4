"""The generator of synthetic examples."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from eval.namesakes import Namesakes
from eval.spell import machine_spelling
from eval.synthetic import for_measuring, for_training, is_held_out, make
from tests.eval.made import BOOK, DALY


def _table(folder: Path) -> Path:
    file = folder / "persons.tsv"
    file.write_text("qid\tgender\ten\tzh\nQ1\tmale\tWang Bo\t王波\nQ2\tmale\tRobert Daly\t戴博\n", "utf-8")
    return file


def test_the_name_stands_where_the_example_says(tmp_path: Path) -> None:
    lines = tmp_path / "lines.en"
    lines.write_text(
        "A line long enough to stand around the others here.\nWang Xin said that the shop would stay open.\n"
    )
    examples = list(make(BOOK.values(), 1, persons=_table(tmp_path), surroundings=[lines]))
    assert {one.kind for one in examples} >= {"introduced", "contradicted", "namesake", "replaced"}
    for one in examples:
        assert one.document.text[one.start : one.end] in {"Dai Bo", "Li Jiachao"}
        assert "{" not in one.document.text


def test_other_peoples_names_have_no_entity(tmp_path: Path) -> None:
    for one in make(BOOK.values(), 1, persons=_table(tmp_path)):
        assert (one.entity_id is None) == (one.kind in ("contradicted", "namesake", "replaced"))
        assert one.person_group in BOOK


def test_same_seed_same_examples() -> None:
    assert list(make(BOOK.values(), 1)) == list(make(BOOK.values(), 1))
    assert list(make(BOOK.values(), 1)) != list(make(BOOK.values(), 2))


def test_a_new_entry_changes_no_other_persons_examples() -> None:
    alone = list(make([DALY], 1))
    assert alone == [one for one in make(BOOK.values(), 1) if one.person_group == DALY.id]


def test_a_person_is_in_one_half() -> None:
    halves = [is_held_out(f"x:{number}") for number in range(1000)]
    assert 400 < sum(halves) < 600


@pytest.mark.parametrize(
    ("han", "expect"),
    [
        ("戴博", "Dai Bo"),
        ("庄嘉颖", "Zhuang Jiaying"),
        ("欧阳娜娜", "Ouyang Nana"),
        ("吕秀莲", "Lu Xiulian"),
        ("弗拉基米尔·普京", ""),
        ("Daly", ""),
        ("戴", ""),
    ],
)
def test_machine_spelling(han: str, expect: str) -> None:
    assert machine_spelling(han) == expect


def test_a_namesake_sounds_the_same_and_is_written_otherwise() -> None:
    assert Namesakes(["王波", "李勃"]).of("戴博") == ["戴勃", "戴波"]
    assert Namesakes(["王博"]).of("戴博") == []
    assert Namesakes(["王波"]).of("戴博", ["戴波"]) == []
    assert Namesakes(["王伟"]).of("戴博") == []


def test_the_source_holds_whose_name_it_is(tmp_path: Path) -> None:
    made = [one for one in make([DALY], 1, persons=_table(tmp_path)) if one.document.source]
    assert {one.kind for one in made} == {"sourced", "namesake"}
    for one in made:
        assert ("戴博" in (one.document.source or "")) == (one.entity_id == DALY.id)


def test_what_is_measured_shares_neither_person_nor_context_with_training() -> None:
    people = [replace(DALY, id=f"x:{number}") for number in range(40)]
    made = list(make(people, 1))
    training, measured = list(filter(for_training, made)), list(filter(for_measuring, made))
    assert training
    assert measured
    assert not {one.person_group for one in training} & {one.person_group for one in measured}
    assert not {one.document_group for one in training} & {one.document_group for one in measured}
