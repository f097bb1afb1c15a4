"""The makers of the tables of readings, on rows of ours in the form of Unihan and of JMnedict."""

from __future__ import annotations

from collections import Counter

from genscripts.jmnedict_readings import characters, lines, persons
from genscripts.unihan_readings import readings
from namenorm.romanise.kanji import folded

UNIHAN = """\
# a comment
U+60A6\tkHangul\t열:0N
U+6085\tkHangul\t열:0E
U+6085\tkMandarin\tyuè
U+91D1\tkHangul\t김:0N 금:0E
U+F90A\tkHangul\t김:0E
"""


def test_forms_of_a_character_share_its_readings_and_schools_come_first() -> None:
    assert readings(UNIHAN.splitlines()) == {"悦": ("열",), "金": ("금", "김")}


def test_full_names_divide_by_the_surname_and_lose_the_dates() -> None:
    rows = [
        ("山田太郎", "Yamada Tarou (1901.1.1-)"),
        ("王芳", "Wang Fang"),
        ("小川", "Ogawa"),
        ("黒沢々", "Kurosawa Sawa"),
    ]
    surnames = {("山田", "yamada"), ("山", "yama"), ("王", "wang"), ("黒沢", "kurosawa")}
    expect = [("山田", "yamada", folded("太郎"), "tarou"), ("黑泽", "kurosawa", "泽", "sawa")]
    assert list(persons(rows, surnames)) == expect


def test_a_reading_is_cut_where_all_the_names_agree() -> None:
    names = {
        "正人": Counter(masato=9),
        "正一": Counter(masakazu=9, shouichi=9),
        "和人": Counter(kazuto=9),
        "和一": Counter(kazuichi=5),
    }
    found = characters(names)
    assert found["正"].most_common(1)[0][0] == "masa"
    assert found["人"].most_common(1)[0][0] == "to"
    assert "shoui" not in found["正"]


def test_an_odd_reading_is_left_out_of_the_file() -> None:
    counts = {"太郎": Counter(tarou=99, buto=1), "珍": Counter(chin=1)}
    assert list(lines(counts, 2)) == ['太郎: "tarou 99"']
