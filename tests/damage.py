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


def changed(sound: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for a value of JSON in which one thing, at any depth, is another."""
    inside: list[st.SearchStrategy[Any]] = []
    if isinstance(sound, dict):
        inside = [changed(value).map(lambda new, key=key: {**sound, key: new}) for key, value in sound.items()]
    elif isinstance(sound, list):
        inside = [
            changed(one).map(lambda new, at=at: [*sound[:at], new, *sound[at + 1 :]]) for at, one in enumerate(sound)
        ]
    return st.one_of(ANYTHING, *inside)
