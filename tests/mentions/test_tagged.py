"""What a tagger proposes among what was found without one; cases are data, tests/cases/mentions/tagged.jsonl."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.index.stack import Stack
from namenorm.mentions.taggers import open as opened
from namenorm.mentions.taggers.tagger import Tagged
from namenorm.pipeline import Normaliser
from tests.books import cases
from tests.pages import spots


def _tagged(text: str, proposals: Sequence[Sequence[Any]]) -> list[Tagged]:
    return [Tagged(text.index(name), text.index(name) + len(name), kind) for name, kind in proposals]


@pytest.mark.parametrize(("given", "expect"), cases("mentions/tagged"))
def test_proposals(small: Stack, given: Any, expect: list[list[str]]) -> None:
    text, proposals = given
    found = [one.mention for one in spots(text, small, _tagged(text, proposals))[1]]
    assert [[one.text, one.type, one.origin] for one in found] == expect


PIECES = st.lists(st.sampled_from(["Dai Bo", "Pelé", "WHO", "said", "the", " ", "-", ", ", ". ", "\n", "A", "é"])).map(
    "".join
)


@given(
    text=PIECES, places=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9), st.sampled_from(["person", "org"])))
)
def test_any_proposals_leave_mentions_in_order_apart_and_what_was_found_as_it_was(
    small: Stack, text: str, places: list[tuple[int, int, Any]]
) -> None:
    proposals = [Tagged(start, start + length, kind) for start, length, kind in sorted(places)]
    words, found = spots(text, small, proposals)
    assert all(left.mention.end <= right.mention.start for left, right in pairwise(found))
    assert all(words.starts[one.first] == one.mention.start for one in found)
    assert [one for one in found if one.mention.origin != "tagger"] == spots(text, small)[1]


class Stub:
    """Knows two names by heart."""

    hash = "0123456789abcdef"

    def tag(self, text: str) -> list[Tagged]:
        return _tagged(text, [(name, kind) for name, kind in (("Acme", "org"), ("Pelé", "person")) if name in text])


def test_a_normaliser_takes_proposals_and_tells_of_the_model(
    index_file: Path, nn: Normaliser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "open_tagger", lambda model: Stub())
    brought = Normaliser(index_file, ner="anything")
    text = "Acme hired Pelé in Taipei. Fu Gaoyi, a sociologist at Harvard University, left."
    with_it, without = brought.check(text), nn.check(text)
    new = [one for one in with_it.resolutions if one.mention.origin == "tagger"]
    assert [(one.mention.text, one.mention.type, one.outcome, one.candidates) for one in new] == [
        ("Acme", "org", "unknown", ()),
        ("Pelé", "person", "unknown", ()),
    ]
    assert {one.mention.text for one in without.resolutions} == {one.mention.text for one in with_it.resolutions} - {
        "Acme",
        "Pelé",
    }
    assert with_it.findings == without.findings
    assert "|ner:0123456789ab" in brought.signature
    assert pickle.loads(pickle.dumps(brought)).check(text) == with_it
