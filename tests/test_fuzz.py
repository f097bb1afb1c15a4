"""Texts and originals that nobody wrote: each gets a report that cannot contradict itself."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from namenorm.config import Config
from namenorm.errors import InputError
from namenorm.pipeline import Normaliser
from namenorm.values import Document, Report

_PIECES = (
    "Fu Gaoyi", "Lai Ching te", "South Korean President Yin Xiyue", "Volodymyr Zelenskyi", "Dai Bo", "Wang", "Mr. ",
    " said", " and ", ", a professor at ", "Foreign Minister ", "“", "”", '"', "(", ")", "-", ".", ",", ";", "\n\n",
    "\u202e", "\u0301", "\u200b", "\ud800", "\0", "\U0001f600", "İ", "ß", "2024-05-20", "3.5 million", "1/0", "１２３",
    "戴博", "赖清德", "（Robert Daly）", "尹锡悦", "总统", "说", "。", "·", "三亿五千万", "김정은", "Владимир", "محمد",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(st.characters(codec=None), max_size=6), max_size=24).map("".join)
LANGUAGES = st.sampled_from([None, "", "zh", "ja", "ko", "ru", "ar", "vi", "zh-Hant-TW"])


def _hold(report: Report) -> None:
    text = report.document.text
    fixed, at = "", 0
    for edit in report.edits:
        assert at <= edit.start <= edit.end
        assert text[edit.start : edit.end] == edit.old
        fixed, at = fixed + text[at : edit.start] + edit.new, edit.end
    assert report.fixed_text() == fixed + text[at:]
    for one in report.resolutions:
        assert text[one.mention.start : one.mention.end] == one.mention.text
        assert 0 <= one.confidence <= 1
    for found in report.findings:
        assert (found.start is None) == (found.end is None)
        if found.start is not None and found.end is not None:
            assert 0 <= found.start <= found.end <= len(text)
    json.dumps(report.to_dict(), allow_nan=False)


@given(text=TEXTS)
def test_a_text(nn: Normaliser, text: str) -> None:
    report = nn.check(text)
    _hold(report)
    assert nn.check(text) == report


@settings(max_examples=80)
@given(text=TEXTS, source=TEXTS, lang=LANGUAGES)
def test_a_text_beside_its_original(nn: Normaliser, text: str, source: str, lang: str | None) -> None:
    _hold(nn.check(text, source=source, source_lang=lang, published="2024-05-20", outlet=text[:5]))


@pytest.mark.parametrize("lang", ["xx", "\0", "Chinese", "../zh"])
def test_an_original_in_no_language(nn: Normaliser, lang: str) -> None:
    with pytest.raises(InputError, match="names no language: originals are read in"):
        nn.check("Dai Bo left.", source="戴博走了。", source_lang=lang)


@given(words=st.dictionaries(st.sampled_from(["id", "lang", "published", "outlet"]), st.text(max_size=12)))
def test_facts_that_are_none(nn: Normaliser, words: dict[str, str]) -> None:
    facts = {"id": "a", "text": "Foreign Minister Fu Gaoyi left in May.", **words}
    try:
        report = nn.check(Document(**facts))
    except InputError as error:  # what is no date or no language is refused by name
        told = str(error)
        assert "no rules for texts in" in told if "published" not in told else "published" in words
        assert words.keys() & {"lang", "published"}
    else:
        _hold(report)


@pytest.mark.parametrize("place", ["text", "source"])
def test_a_document_is_bounded_by_its_size(index_file: object, nn: Normaliser, place: str) -> None:
    bounded = Normaliser(gazetteer=str(index_file), config=Config(max_characters=1000))
    longest = Document(**{"id": "a1", "text": "Nothing.", place: "x" * 1000})
    assert bounded.check(longest).document is longest
    for check in (bounded.check, bounded.mine):
        with pytest.raises(InputError, match=r"document a1 has 1,001 characters, more than 1,000: divide it"):
            check(Document(**{"id": "a1", "text": "Nothing.", place: "x" * 1001}))


@pytest.mark.parametrize("source", [5, b"x", ["x"]])
def test_an_original_that_is_no_text(nn: Normaliser, source: object) -> None:
    with pytest.raises(InputError, match="the source of a Document is a text"):
        nn.check(Document("a", "Nothing.", source=source))  # type: ignore[arg-type]
