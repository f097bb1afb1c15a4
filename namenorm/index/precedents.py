"""Judgements in the index: found by the key of a finding, or by what they say a surface should read.

Each is an entry of a marisa trie, ``KEY<TAB>LINE``; one that says what should stand there is a second one,
``SURFACE<US>RENDERING<TAB>LINE``, by which it is found again where another finding suggests the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import marisa_trie

from namenorm.gazetteer.precedent import Precedent, of_line
from namenorm.text.key import key

_END = "\t"
_BETWEEN = "\x1f"


def precedent_trie(precedents: Iterable[Precedent]) -> marisa_trie.Trie:
    """Return the trie of some judgements, the same whatever their order."""
    return marisa_trie.Trie(sorted({entry for one in precedents for entry in _entries(one)}))


def by_key(trie: marisa_trie.Trie, finding_key: str) -> list[Precedent]:
    """Return the judgements on a finding, whatever was suggested; the latest first."""
    return _read(trie, finding_key)


def by_rendering(trie: marisa_trie.Trie, surface: str, rendering: str) -> list[Precedent]:
    """Return the judgements that say that a surface should read so, whatever its case; the latest first."""
    return _read(trie, _said(surface, rendering))


def _entries(one: Precedent) -> Iterator[str]:
    line = _surely_text(one.line())
    yield f"{one.key}{_END}{line}"
    if one.rendering is not None:
        yield f"{_said(one.surface, one.rendering)}{_END}{line}"


def _said(surface: str, rendering: str) -> str:
    return _surely_text(f"{key(surface)}{_BETWEEN}{rendering}".replace(_END, " "))


def _surely_text(text: str) -> str:
    """Return a text that the trie takes: no lone surrogates, and no NUL."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")


def _read(trie: marisa_trie.Trie, start: str) -> list[Precedent]:
    entries: list[str] = trie.keys(f"{start}{_END}")
    found = [of_line(entry.partition(_END)[2]) for entry in entries]
    return sorted(found, key=lambda one: one.at, reverse=True)
