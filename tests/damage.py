"""Sound input made unsound: bytes that change or are missing, and values of another kind in their place."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Draw bytes with up to four bits flipped, a stretch overwritten, or the end cut off, or several of these."""
    changed = bytearray(data)
    for bit in draw(st.lists(st.integers(0, 8 * len(data) - 1), max_size=4)):
        changed[bit // 8] ^= 1 << bit % 8
    start = draw(st.integers(0, len(data)))
    stretch = draw(st.sampled_from([b"", b"\0\0", b"\xff", b'"', b"\n", b"\\ud800", b"{" * 40, b"\x1a\x00"]))
    changed[start : start + len(stretch)] = stretch
    return bytes(changed[: draw(st.just(len(changed)) | st.integers(0, len(changed)))])


@st.composite
def changed(draw: st.DrawFn, sound: Any) -> Any:
    """Draw a value of JSON in which one thing, at any depth, is another."""
    if isinstance(sound, dict) and sound and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(sound)))
        return {**sound, key: draw(changed(sound[key]))}
    if isinstance(sound, list) and sound and draw(st.integers(0, 4)):
        at = draw(st.integers(0, len(sound) - 1))
        return [*sound[:at], draw(changed(sound[at])), *sound[at + 1 :]]
    return draw(ANYTHING)
