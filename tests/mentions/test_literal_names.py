"""Names printed partly as words: read backwards by the reader, made forwards by the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from namenorm.index.stack import Stack
from namenorm.mentions.literal_names import literal_reader
from namenorm.rules import Rules
from namenorm.text.han import simplified
from tests.books import entities

_RULES = Rules("en")
_TOPIC = _RULES.topic("literal_words")


def _printed() -> Iterator[tuple[str, str]]:
    """Yield what a machine would print of each name of the book with one character as a word, and whose it is."""
    for one in entities():
        for name in one.names:
            han = simplified(name.text)
            if one.kind == "person" and 3 <= len(han) <= 4 and all("\u4e00" <= char <= "\u9fff" for char in han):
                yield from ((text, one.id) for text in _with_words(han))


def _with_words(han: str) -> Iterator[str]:
    for strength in ("weak", "strong", "noun"):
        for place, char in enumerate(han):
            words = _TOPIC[strength].get(char, {"words": []})["words"]
            if (strength == "noun") == (place == 0):
                surname, given = lazy_pinyin(han[: min(place, 1)]), lazy_pinyin(han[1:place])
                before = " ".join(filter(None, ("".join(part).capitalize() for part in (surname, given))))
                after = "".join(lazy_pinyin(han[place + 1 :])).capitalize()
                yield from (" ".join(filter(None, (before, word, after))) for word in words)


PRINTED = sorted(set(_printed()))


def test_the_book_gives_the_tests_enough() -> None:
    assert len(PRINTED) > 40


@pytest.mark.parametrize(("text", "entity"), PRINTED)
def test_what_a_machine_would_print_is_read_back(text: str, entity: str, small: Stack) -> None:
    found = {one.entity.id: one for one in literal_reader(_RULES).names(f"Yes, {text} said so.", small)}
    assert entity in found
    span = found[entity].span
    assert f"Yes, {text} said so."[span.start : span.end] == text


@given(words=st.lists(st.sampled_from(["Zhang", "Benzhi", "and", "District", "Nuo", "Xuan", "in", "-"]), max_size=12))
def test_a_name_is_its_words_around_the_phrase(words: list[str], small: Stack) -> None:
    text = " ".join(words)
    for one in literal_reader(_RULES).names(text, small):
        assert text[one.span.start : one.span.end] == " ".join((*one.before, one.word.phrase, *one.after))


@pytest.mark.parametrize("strength", ["weak", "strong", "noun"])
def test_each_character_is_read_as_the_rules_say(strength: str) -> None:
    """The readings are those of surnames where a character is one (区 is Ou), else the dictionary's."""
    surnames = {"区": "ou", "长": "chang"}
    for han, entry in _TOPIC[strength].items():
        assert entry["read"] == surnames.get(han, "".join(lazy_pinyin(han))), han
