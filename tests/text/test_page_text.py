"""Line ends, unseen characters and what is no prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.text.as_read import as_read
from namenorm.text.protected import protected


def read(text: str, *names: str) -> str:
    return as_read(text, lambda name: name in names).text


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("a\u00a0b\u202fc", "a b c"),
        ("Ying\u00adxian and Huang\u200bYingxian", "Yingxian and Huang Yingxian"),
        ("He met\nthem.", "He met them."),
        ("He met  \r\n  them.\r\n\r\nThey left.", "He met them.\n\nThey left."),
        ("Lai Ching-\nte left.", "Lai Ching-te left."),
        ("> He met\n> them.", "> He met them."),
        ("> He met them\nnot.", "> He met them\nnot."),
        ("Talks go on\nTrade is up", "Talks go on\nTrade is up"),
        ("It rained. He asked Mr. Huang\nYing to go", "It rained. He asked Mr. Huang Ying to go"),
        ("# a heading\nand text", "# a heading\nand text"),
        ("- one thing\n- another", "- one thing\n- another"),
        ("```\none\ntwo\n```", "```\none\ntwo\n```"),
        ("One ended.\nanother", "One ended.\nanother"),
        ("CafÃ\u00a9 and Ã\u00a0 la carte", "CafÃ\u00a9 and Ã\u00a0 la carte"),
    ],
)
def test_what_divides_no_paragraphs_is_a_space(text: str, expect: str) -> None:
    assert read(text) == expect


def test_the_book_tells_where_a_name_goes_on() -> None:
    assert read("Talks with Huang\nYingxian in Canberra", "Huang Yingxian") == "Talks with Huang Yingxian in Canberra"
    assert read("With Xi Jinping\nLi Qiang left", "Xi Jinping", "Jinping Li") == "With Xi Jinping\nLi Qiang left"


def test_lines_that_are_full_are_wrapped_and_others_are_not() -> None:
    wrapped = "The minister said on Monday that Huang\nWei would go to the city of Guangzhou\nOn Tuesday, and was late."
    assert "\n" not in read(wrapped)
    lines = "The minister met Wei\nSomebody else had asked for a meeting at once\nNobody came to any of it"
    assert read(lines) == lines


@given(st.text(st.sampled_from("aB -\n\r>.\u00a0\u00ad\u200b`#Ãé"), max_size=60))
def test_the_way_back_leads_to_the_same_letters(text: str) -> None:
    found = as_read(text, lambda name: False)
    assert [char for char in found.text if char.isalpha()] == [char for char in text if char.isalpha()]
    for place, char in enumerate(found.text):
        span = found.given(place, place + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert not char.isalpha() or text[span.start : span.end] == char
    assert as_read(found.text, lambda name: False).text.count("\u00ad") == found.text.count("\u00ad")


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("See https://a.example/Dai_Bo, he said.", [("link", "https://a.example/Dai_Bo,")]),
        (
            "Mail dai.bo@a.example or @DaiBo, #DaiBo.",
            [("e-mail", "dai.bo@a.example"), ("handle", "@DaiBo"), ("hashtag", "#DaiBo")],
        ),
        ("Open Dai_Bo.pdf in /home/dai/bo.", [("file", "Dai_Bo.pdf"), ("file", "/home/dai/bo.")]),
        (
            "So `Dai Bo` and <b class='Dai Bo'>Dai</b>.",
            [("code", "`Dai Bo`"), ("markup", "<b class='Dai Bo'>"), ("markup", "</b>")],
        ),
        ("[Dai](a/Dai 'Dai Bo') left.", [("link", "(a/Dai 'Dai Bo')")]),
        ("```\nDai Bo\n```\nDai Bo", [("code", "```\nDai Bo\n```")]),
        ("He left.Dai Bo and/or the U.S. paid 3.5m, about 1/2.", []),
        ("Fewer than <5 people, No. #1, a @ b.", []),
    ],
)
def test_what_is_no_prose(text: str, expect: list[tuple[str, str]]) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in protected(text)] == expect


@pytest.mark.parametrize(
    "unit", ["`a ", "<a ", "<!--", "a.a", "a_a", "[a](", "#a", "@a", "](a", "    a\n\n", "```\n", "a-a.a", "//a"]
)
def test_time_is_linear(unit: str) -> None:
    assert sum(one.end - one.start for one in protected(unit * 20_000)) <= len(unit) * 20_000
