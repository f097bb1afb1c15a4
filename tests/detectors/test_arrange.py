from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from namenorm.codes import CODES, PRECEDENCE
from namenorm.detectors.arrange import arrange
from namenorm.detectors.finding import finding_key, make
from namenorm.values import Finding, Span
from tests.detectors.pages import page

TEXT = "one two three four five six seven eight nine ten"
PAGE = page(TEXT)


def _finding(code: str, surface: str) -> Finding:
    start = TEXT.index(surface)
    return make(PAGE, code, Span(start, start + len(surface)), "why", suggestion="other")


def test_one_span_has_one_finding_and_its_other_codes() -> None:
    [one] = arrange([_finding("NN103", "two"), _finding("NN101", "two"), _finding("NN109", "two")])
    assert (one.code, one.related) == ("NN101", ("NN109", "NN103"))


def test_a_segment_gives_way_to_a_name_and_keeps_its_largest_piece() -> None:
    name, segment = arrange([_finding("NN301", "one two three four"), _finding("NN101", "two")])[1::-1]
    assert (name.surface, segment.surface) == ("three four", "two")
    narrowed = name
    assert narrowed.key == finding_key("NN301", "three four")
    assert narrowed.suggestion is None, "what was suggested stood for the whole"


def test_a_piece_of_a_segment_begins_and_ends_with_its_own_words() -> None:
    text = "Lai Qingde, the president, stayed away; he said so"
    whole, name = Span(0, len(text)), Span(0, 10)
    end = Span(text.index("he said"), len(text))
    found = arrange(
        [make(page(text), code, span, "why") for code, span in (("NN408", whole), ("NN102", name), ("NN103", end))]
    )
    assert [one.surface for one in found] == ["Lai Qingde", "the president, stayed away", "he said so"]


def test_a_segment_within_a_name_is_dropped() -> None:
    assert [one.code for one in arrange([_finding("NN314", "two"), _finding("NN101", "one two three")])] == ["NN101"]


def test_a_name_that_overlaps_a_better_name_is_dropped() -> None:
    assert [one.code for one in arrange([_finding("NN103", "two three"), _finding("NN101", "one two")])] == ["NN101"]


def test_a_suspicion_that_names_nobody_gives_way_to_a_name() -> None:
    suspicion = make(PAGE, "NN101", Span(0, len("one two")), "why")
    assert [one.code for one in arrange([suspicion, _finding("NN107", "one two three")])] == ["NN107"]
    [one] = arrange([suspicion, _finding("NN109", "one two")])
    assert (one.code, one.related) == ("NN109", ("NN101",))


def test_what_has_no_place_comes_last() -> None:
    nowhere = Finding("NN301", "minor", None, None, "", "why", "key")
    assert arrange([nowhere, _finding("NN101", "two")])[-1] is nowhere


_FINDINGS = st.builds(
    lambda code, start, length: make(PAGE, code, Span(start, min(start + length, len(TEXT))), "why", suggestion="x"),
    st.sampled_from(sorted(CODES)),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 30),
)


@given(st.lists(_FINDINGS, max_size=12))
def test_no_two_overlap_and_each_cuts_out_its_surface(findings: list[Finding]) -> None:
    arranged = arrange(findings)
    places = [(one.start or 0, one.end or 0) for one in arranged]
    assert places == sorted(places)
    assert all(left[1] <= right[0] for left, right in pairwise(places))
    assert all(
        TEXT[start:end] == one.surface and start < end for one, (start, end) in zip(arranged, places, strict=True)
    )


@given(st.lists(_FINDINGS, min_size=1, max_size=12))
def test_the_first_by_precedence_is_never_moved(findings: list[Finding]) -> None:
    best = min(findings, key=lambda one: (PRECEDENCE[one.code], one.start))
    assert any((one.code, one.start) == (best.code, best.start) for one in arrange(findings))
    assert arrange(findings) == arrange(arrange(findings))
