"""The makers of tables of names, on rows written by hand."""

from __future__ import annotations

from genscripts.arabic_names import counted
from genscripts.arabic_names import lines as arabic_lines
from genscripts.english_namesakes import namesakes
from genscripts.given_characters import shares, steps
from genscripts.taibun_hokkien import by_reading, toneless
from namenorm.romanise.parse import Backward, Tables


def test_spellings_of_a_unit_are_counted_by_key_and_printed_as_usual() -> None:
    rows = [
        ("محمد", "Mohamed", "EG", 3),
        ("محمد", "MOHAMED", "TN", 1),
        ("مُحمد", "Muhammad", "SY", 2),
        ("السيد", "El-Sayed", "EG", 2),
        ("السيد", "Elsayed", "EG", 1),
        ("حسن علي", "Hassan Ali", "EG", 5),
        ("علي", "علي", "EG", 9),
    ]
    found = counted(rows)
    assert found["محمد"] == {"Mohamed": 4, "Muhammad": 2}
    assert found["السيد"] == {"El-Sayed": 3}
    assert "حسن علي" not in found
    assert "علي" not in found


def test_rare_units_and_odd_spellings_are_left_out() -> None:
    found = counted([("محمد", "Mohamed", "EG", 99), ("محمد", "Mehmed", "EG", 1), ("نادر", "Nader", "EG", 1)])
    assert list(arabic_lines(found)) == ['محمد: "Mohamed 99"']


def test_letters_with_diacritics_are_written_plainly() -> None:
    assert counted([("ابراهيما", "Ibréhima", "MR", 2)]) == {"ابراهيما": {"Ibrehima": 2}}


def test_characters_are_joined_by_their_simplified_form_and_stand_in_steps() -> None:
    rows = [{"character": "偉", "ppm": "6000"}, {"character": "伟", "ppm": "5000"}, {"character": "麤", "ppm": "1"}]
    found = shares(rows)
    assert found["伟"] == 11.0
    assert list(steps(found)) == ["10: 伟"]


def test_tones_fall_away() -> None:
    assert [toneless(one) for one in ("tsì", "Bîng", "kia̍t", "tsi̍t", "a-ah", "")] == [
        "tsi",
        "bing",
        "kiat",
        "tsit",
        "",
        "",
    ]


def test_wanted_characters_stand_by_reading() -> None:
    rows = [("偉", ["uí"]), ("九", ["káu", "kiú"]), ("二", ["jī/lī"]), ("貓", ["niau"])]
    assert by_reading(rows, frozenset("伟九二")) == {"ji": "二", "kau": "九", "kiu": "九", "ui": "伟"}


def test_words_that_no_name_is_spelt_like_are_left_out() -> None:
    known = Tables({"x": Backward({"lee": 1.0}, {"man": 1.0, "ning": 1.0})}, {})
    words = {"lee": 4.73, "manning": 3.9, "robert": 5.0, "ning": 2.0, "x1": 5.0}
    assert list(namesakes(words, known)) == ['"lee": 473', '"manning": 390']
