"""Sentences tied by what they speak of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.rules import Rules
from namenorm.source.meanings import Meant, Said, meanings
from namenorm.source.sentence_beads import Shared, cells_near, near_each, sentence_beads
from namenorm.source.sentences import Sentences
from namenorm.source.values import Bead
from namenorm.text.stem import stem
from namenorm.values import Span

OURS = [
    "图书馆星期一重新开放，吸引了许多读者。",
    "工程师检查了屋顶，更换了所有的窗户。",
    "孩子们在新的阅览室里听作家讲故事。",
]
THEIRS = [
    "The library reopened on Monday and attracted many readers.",
    "Engineers inspected the roof and replaced all the windows.",
    "Children listened to a writer telling stories in the new reading room.",
]


def _ties(ours: list[str], theirs: list[str]) -> list[tuple[int, int]]:
    known = meanings(Rules("zh"), Rules("en"))
    assert known is not None
    plain, text = "".join(ours), " ".join(theirs)
    bead = Bead(Span(0, len(plain)), Span(0, len(text)))
    return [(len(one.ours), len(one.theirs)) for one in Sentences(plain, text, [bead], (), known).ties]


@pytest.mark.parametrize(
    ("ours", "theirs", "expect"),
    [
        (OURS, THEIRS, [(1, 1), (1, 1), (1, 1)]),
        (OURS, THEIRS[:1] + THEIRS[2:], [(1, 1), (1, 0), (1, 1)]),
        (OURS[:1] + OURS[2:], THEIRS, [(1, 1), (0, 1), (1, 1)]),
        (
            OURS,
            [THEIRS[0], "Engineers inspected the roof. They replaced all the windows.", THEIRS[2]],
            [(1, 1), (1, 2), (1, 1)],
        ),
    ],
    ids=["one to one", "one missing", "one added", "one in two"],
)
def test_ties(ours: list[str], theirs: list[str], expect: list[tuple[int, int]]) -> None:
    assert _ties(ours, theirs) == expect


def test_no_table_no_meanings() -> None:
    assert meanings(Rules("ru"), Rules("en")) is None


def test_the_forms_of_a_word_have_one_stem() -> None:
    for words in (["plan", "plans", "planned", "planning"], ["study", "studies", "studied"], ["player", "players"]):
        assert len({stem(word) for word in words}) == 1, words


@given(
    st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), max_size=12),
    st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), max_size=12),
    st.data(),
)
def test_each_sentence_lies_in_one_bead(ours: list[list[str]], theirs: list[list[str]], data: st.DataObject) -> None:
    meant = [[Meant(0, 1, frozenset(word)) for word in words] for words in ours]
    said = [[Said(0, 1, word) for word in words] for words in theirs]
    cut = data.draw(st.integers(0, len(ours))), data.draw(st.integers(0, len(theirs)))
    cells = cells_near([cut, (len(ours) - cut[0], len(theirs) - cut[1])])
    shared = Shared(meant, said, ([10] * len(ours), [10] * len(theirs)), near_each(cells))
    beads = sentence_beads(shared, cells)
    assert [i for one in beads for i in one.ours] == list(range(len(ours)))
    assert [j for one in beads for j in one.theirs] == list(range(len(theirs)))
