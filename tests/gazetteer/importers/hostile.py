"""What may stand in a file that somebody brings: any JSON, with huge numbers and lone surrogates, and lines cut off."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

_LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**400)
    | st.floats(allow_nan=False)
    | st.text()
    | st.sampled_from(["\ud800", "\u202eabc", "\x00", "Q5", "Anna Berg", "王小明"])
)
JSON: st.SearchStrategy[Any] = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=12
)


def cut(line: bytes) -> st.SearchStrategy[bytes]:
    """Give the beginnings of a line, shorter than it is and not empty."""
    return st.integers(1, len(line) - 1).map(lambda end: line[:end])
