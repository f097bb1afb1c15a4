"""What is mended can be broken again; what is sound is left alone. Single cases: tests/cases/detectors/nn304.jsonl."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from namenorm.text.mojibake import broken, mend

EMOJI = st.characters(min_codepoint=0x1F300, max_codepoint=0x1F64F)
# Not Latin-1 and cp1251: what they read is now and then what another page, alone, reads of another emoji, and one page
# is the better explanation.
PAGES = ("cp1250", "cp1252", "cp1253", "cp1254")


def _misread(char: str, pages: list[str]) -> str | None:
    """Read each byte of a character in a page of its own; None where one of them leaves the byte undefined."""
    try:
        return "".join(bytes([byte]).decode(page) for byte, page in zip(char.encode(), pages, strict=False))
    except UnicodeDecodeError:
        return None


@given(EMOJI, st.lists(st.sampled_from(PAGES), min_size=4, max_size=4))
def test_mixed_pages_are_mended_to_the_original_or_not_at_all(emoji: str, pages: list[str]) -> None:
    run = _misread(emoji, pages)
    assume(run is not None)
    assert mend(str(run)) in (emoji, None)


@pytest.mark.parametrize(("pages", "run"), [(["cp1253", "cp1252"], "πŸ"), (["cp1250", "cp1252"], "đŸ")])
def test_a_hand_that_points_down_is_mended_from_two_pages(pages: list[str], run: str) -> None:
    broken_hand = _misread("👇", [*pages, "cp1252", "cp1252"])
    assert broken_hand is not None
    assert broken_hand.startswith(run)
    assert mend(broken_hand) == "👇"


@pytest.mark.parametrize("run", ["β€", "â€", "πŸ", "戴博", "“”", "é"])
def test_what_is_not_certain_is_not_mended(run: str) -> None:
    assert mend(run) is None


@given(st.text(st.sampled_from("ab “”‘’…—éñüçœ€戴博")))
def test_spans_are_in_order_and_apart(text: str) -> None:
    done = 0
    for one in broken(text):
        assert done <= one.span.start < one.span.end <= len(text)
        done = one.span.end


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_ascii_is_never_broken(text: str) -> None:
    assert list(broken(text)) == []
