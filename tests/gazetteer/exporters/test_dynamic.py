"""Markup of the dynamic dictionary."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.gazetteer.exporters.dynamic import marked


def _tag(phrase: str, translation: str) -> str:
    return f'<mstrans:dictionary translation="{translation}">{phrase}</mstrans:dictionary>'


@pytest.mark.parametrize(
    ("text", "glossary", "expect"),
    [
        ("总统特朗普抵达", {"特朗普": "Trump"}, f"总统{_tag('特朗普', 'Trump')}抵达"),
        ("唐纳德·特朗普", {"特朗普": "Trump", "唐纳德·特朗普": "Donald Trump"}, _tag("唐纳德·特朗普", "Donald Trump")),
        ("Reading wins", {"Reading": "雷丁"}, f"{_tag('Reading', '雷丁')} wins"),
        ("Readings", {"Reading": "雷丁"}, "Readings"),
        ("reading", {"Reading": "雷丁"}, "reading"),
        ("a < b & 王", {}, "a &lt; b &amp; 王"),
        ("A&B", {"A&B": 'the "A" & B'}, _tag("A&amp;B", "the &quot;A&quot; &amp; B")),
        ("nothing", {"": "x"}, "nothing"),
    ],
)
def test_what_is_marked(text: str, glossary: dict[str, str], expect: str) -> None:
    assert marked(text, glossary) == expect


_TEXT = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cn", "Co", "Cc")), max_size=12)


@given(_TEXT, st.dictionaries(_TEXT, _TEXT, max_size=3))
def test_the_text_itself_stays_as_it_is(text: str, glossary: dict[str, str]) -> None:
    markup = marked(text, glossary).replace("mstrans:", "")
    assert "".join(ElementTree.fromstring(f"<p>{markup}</p>").itertext()) == text
