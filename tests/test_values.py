from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from namenorm.codes import CODES, PRECEDENCE
from namenorm.config import Config, signature
from namenorm.values import Document, Edit, Finding, Report, Span, apply_edits

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 20), st.integers(1, 8))


@given(SPANS, SPANS)
def test_spans_overlap_if_they_share_a_code_point(one: Span, other: Span) -> None:
    """The slow twin: sets of places."""
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) is other.overlaps(one) is bool(shared)


def test_a_finding_without_a_place_overlaps_nothing() -> None:
    assert not Span(0, 5).overlaps(Finding("NN301", "minor", None, None, "", "why", "key"))


@given(
    st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5), st.text(max_size=4)), max_size=4)
)
def test_edits_are_made_from_left_to_right_whatever_their_order(text: str, wishes: list[tuple[int, int, str]]) -> None:
    """The slow twin: from right to left, one at a time."""
    edits: list[Edit] = []
    for start, length, new in sorted(wishes):
        if (edits[-1].end if edits else 0) <= start and start + length <= len(text):
            edits.append(Edit(start, start + length, text[start : start + length], new))
    expected = text
    for one in reversed(edits):
        expected = expected[: one.start] + one.new + expected[one.end :]
    assert apply_edits(text, tuple(edits)) == expected == apply_edits(text, tuple(reversed(edits)))


@pytest.mark.parametrize(
    "edits",
    [(Edit(0, 3, "Bo ", "x"),), (Edit(0, 3, "Dai", "x"), Edit(2, 4, "i ", "y")), (Edit(4, 9, "Bo", "x"),)],
    ids=["another text", "overlap", "past the end"],
)
def test_an_edit_that_does_not_fit_is_refused(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        apply_edits("Dai Bo", edits)


def test_a_finding_without_a_place_is_null_in_json() -> None:
    finding = Finding("NN301", "minor", None, None, "", "why", "key")
    [row] = Report(Document("a", "x"), (), (finding,), (), "s").to_dict()["findings"]
    assert (row["start"], row["end"], row["name"], row["mqm"]) == (None, None, "duplicated-segment", "duplication")


@pytest.mark.parametrize("values", [(0.9, 0.5, 0.95), (0.5, 0.99, 0.95), (-0.1, 0.5, 0.9), (0.5, 0.9, 1.1)])
def test_thresholds_that_contradict_each_other_are_refused(values: tuple[float, float, float]) -> None:
    suspect, match, rewrite = values
    with pytest.raises(ValueError, match="suspect_at <= match_at <= rewrite_at"):
        Config(suspect_at=suspect, match_at=match, rewrite_at=rewrite)


def test_a_signature_names_what_was_loaded_and_what_was_changed() -> None:
    plain = signature(Config(), "1.2", {"decision": "d" * 64, "book": "b" * 64})
    assert plain == f"namenorm:1.2|book:{'b' * 12}|decision:{'d' * 12}", "defaults are left out"
    changed = signature(Config(match_at=0.8, ignore=("NN301",)), "1.2", {})
    assert changed == "namenorm:1.2|ignore:('NN301',)|match_at:0.8"


def test_precedence_ranks_every_code_once() -> None:
    assert sorted(PRECEDENCE.values()) == list(range(len(CODES)))
    assert PRECEDENCE["NN101"] < PRECEDENCE["NN103"] < PRECEDENCE["NN301"]
