from __future__ import annotations

from genscripts.small_words import rows

FREQUENCIES = {"été": 1e-4, "ministre": 1e-5, "dupont": 1e-5, "rare": 1e-9, "wei": 1e-5, "la": 1e-2}


def test_names_rare_words_and_syllables_of_pinyin_are_left_out() -> None:
    found = list(rows(FREQUENCIES, lambda word: word != "dupont"))
    assert found == [("ete", 500), ("la", 700), ("ministre", 400)]
