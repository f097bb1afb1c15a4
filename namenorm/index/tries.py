"""The tries of an index, built from files of keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import marisa_trie

from namenorm.index.layout import has_neighbours, interleaved


@dataclass(frozen=True, slots=True)
class TrieTask:
    """A trie to be built: which, from the keys of which files, one a line, and where to."""

    kind: str
    keys: Sequence[Path]
    target: Path


def _backwards(key: str) -> str:
    return key[::-1]


def _same(key: str) -> str:
    return key


_FORMS: Mapping[str, Callable[[str], str]] = {"backwards": _backwards, "ends": interleaved}


def build_trie(task: TrieTask) -> Path:
    """Build a trie and return where it is: ``backwards`` and ``ends`` of the keys that have neighbours, or of all."""
    form = _FORMS.get(task.kind, _same)
    chosen = (form(key) for key in _keys(task.keys) if task.kind not in _FORMS or has_neighbours(key))
    marisa_trie.Trie(chosen).save(str(task.target))
    return task.target


def _keys(files: Sequence[Path]) -> Iterator[str]:
    for file in files:
        with file.open(encoding="utf-8", newline="\n") as lines:
            for line in lines:
                yield line[:-1]
