"""Names of things put back into characters: read backwards by the reader, made forwards by the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, lazy_pinyin

from namenorm.gazetteer.files import load_book
from namenorm.index.stack import Stack
from namenorm.mentions.thing_names import ThingReader, thing_reader
from namenorm.rules import Rules
from namenorm.text.han import simplified
from namenorm.text.key import has_han
from tests.books import CASES, stack

_RULES = Rules("en")
_TOPIC = _RULES.topic("thing_words")
_GLOSSES = {**_TOPIC["words"], **_TOPIC["types"]}
_WORDS = [
    "Chenggong",
    "University",
    "North",
    "Tou",
    "of",
    "the",
    "Era",
    "Power",
    "Party",
    "Bay",
    "Tongluo",
    "in",
    "-",
    "’s",
]


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Stack:
    return stack(load_book(CASES / "things").entities.values(), folder=tmp_path_factory.mktemp("things"))


def _sound(han: str) -> str:
    return "".join(lazy_pinyin(han, style=Style.NORMAL, v_to_u=True)).replace("ü", "u").capitalize()


def _printed() -> Iterator[tuple[str, str]]:
    """Yield what a machine would print of each name: its beginning by sound and its end as English, or the reverse."""
    for one in load_book(CASES / "things").entities.values():
        for name in (simplified(one.text) for one in one.names if all(map(has_han, one.text))):
            for place in range(1, len(name)):
                head, tail = name[:place], name[place:]
                yield from ((f"{_sound(head)} {phrase}", one.id) for phrase in _english(tail) if _is_strange(head))
                yield from ((f"{phrase} {_sound(tail)}", one.id) for phrase in _english(head) if _is_strange(tail))


def _english(han: str) -> list[str]:
    return list(_GLOSSES.get(han, [""])[1:])


def _is_strange(han: str) -> bool:
    """Tell whether a sound is no common English word, which the reader would not take for pinyin: "Long"."""
    return float(_RULES.words().get(_sound(han).lower(), 0.0)) < 4.5


PRINTED = sorted(set(_printed()))


def test_the_book_gives_the_tests_enough() -> None:
    assert len(PRINTED) > 60


@pytest.mark.parametrize(("text", "entity"), PRINTED)
def test_what_a_machine_would_print_is_read_back(text: str, entity: str, things: Stack) -> None:
    page = f"Yes, {text} said so."
    found = {one.entity.id: one for one in thing_reader(_RULES).names(page, things)}
    assert entity in found
    assert page[found[entity].span.start : found[entity].span.end] == text


def _slowly(reader: ThingReader, text: str, index: Stack) -> set[tuple[str, str]]:
    """Return entity and surface of every phrase that puts back into a name, each stretch of words tried by itself."""
    words = text.split(" ")
    phrases = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
    return {
        (one.entity.id, phrase)
        for phrase in phrases
        for one in reader.names(phrase, index)
        if one.span.end - one.span.start == len(phrase)
    }


@given(words=st.lists(st.sampled_from(_WORDS), max_size=8))
def test_what_is_found_on_a_page_is_found_in_the_phrase_alone(words: list[str], things: Stack) -> None:
    text, reader = " ".join(words), thing_reader(_RULES)
    found = {(one.entity.id, text[one.span.start : one.span.end]) for one in reader.names(text, things)}
    assert found <= _slowly(reader, text, things)


@given(text=st.text(max_size=80))
def test_any_text_is_read(text: str, things: Stack) -> None:
    for one in thing_reader(_RULES).names(text, things):
        assert 0 <= one.span.start < one.span.end <= len(text)


@pytest.mark.parametrize("han", sorted(_GLOSSES))
def test_the_pinyin_of_the_rules_is_that_of_the_dictionary(han: str) -> None:
    """长 alone is read zhang, as head of something; in names of places and works it is long."""
    read = _GLOSSES[han][0]
    usual = "".join(lazy_pinyin(han, style=Style.NORMAL, v_to_u=True))
    assert read == usual or (han[0] == "长" and read == usual.replace("zhang", "chang"))


def test_no_rule_stands_twice() -> None:
    lines = (Path(__file__).parents[2] / "gazetteer/rules/en/thing_words.yaml").read_text("utf-8").splitlines()
    for section in ("types:", "words:"):
        start = lines.index(section) + 1
        end = next((n for n in range(start, len(lines)) if lines[n] and lines[n][0] not in " #"), len(lines))
        keys = [line.split(":")[0].strip() for line in lines[start:end] if line.startswith("  ") and ": [" in line]
        assert len(keys) == len(set(keys))
