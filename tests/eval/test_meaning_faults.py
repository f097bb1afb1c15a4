"""Faults of meaning put into translations: what is put in, and where nothing is."""

from __future__ import annotations

import random

from eval.quality.meaning_faults import with_name, without_denial, without_name
from eval.quality.named_pairs import Named, named
from eval.quality.quotation_frames import speech


def test_persons_of_a_pair_are_found_by_pinyin_and_by_label() -> None:
    found = named("记者徐剑梅采访了傅高义。", "Journalist Xu Jianmei met Ezra Vogel.", {"傅高义": ("Ezra Vogel",)})
    assert found == [Named("徐剑梅", "Xu Jianmei", "Xu"), Named("傅高义", "Ezra Vogel", "Vogel")]
    assert named("记者徐剑梅到了。", "The journalist arrived.", {}) == []


def test_a_name_left_out_stands_nowhere() -> None:
    text = without_name("Xu Jianmei left. Xu was tired.", Named("徐剑梅", "Xu Jianmei", "Xu"))
    assert text == "the person in question left. that person was tired."


def test_a_name_put_in_is_one_that_the_original_lacks() -> None:
    strangers = [("金正恩", "Kim Jong Un"), ("徐剑梅", "Xu Jianmei")]
    assert with_name("He left.", "徐剑梅走了。", strangers, random.Random(1)) == "Kim Jong Un left."
    assert with_name("They left.", "他们走了。", strangers, random.Random(1)) is None


def test_only_a_lone_denial_is_taken_out() -> None:
    assert without_denial("He did not go.", "他没去。") == "He did go."
    assert without_denial("Don’t go.", "别去，不行。") == "Do go."
    assert without_denial("He did not go.", "他留下了。") is None
    assert without_denial("He did not go, nor did she.", "他没去，她也没去。") is None


def test_a_frame_exchanges_one_speaker() -> None:
    lines = [(f"第{number}句。", f"Line {number}.") for number in range(4)]
    made = speech(lines, (("习近平", "Xi Jinping"), ("李克强", "Li Keqiang")), random.Random(1))
    changed = [pair for pair in zip(made.text.split("\n"), made.faulty.split("\n"), strict=True) if pair[0] != pair[1]]
    assert len(changed) == 1
    assert made.source.count("\n") == made.text.count("\n") == 4
