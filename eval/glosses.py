"""Glosses such as 戴博（Robert Daly）: the texts that may have some, and those that a person found in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.load import Page
from namenorm.text.key import has_han
from namenorm.values import Document

LISTED = Path(__file__).parent / "labels" / "glosses.jsonl"
Pair = tuple[str, str]
"""A name in Han characters as it stands, and in Latin letters."""


@dataclass(frozen=True, slots=True)
class Glossed:
    """A text, and the glosses that a person read in it.

    Attributes:
        document: One line of an original, or a page in English with Chinese characters in it.
        pairs: The names that it gives in full in both scripts. Abbreviations ("(PIF)"; not CNN, which is called so),
            terms ("(moral agent)") and sorts of goods ("(Virgin Olive Oil)") are no glosses.
    """

    document: Document
    pairs: frozenset[Pair]


def glossed(originals: Mapping[str, str], pages: Iterable[Page], listed: Path = LISTED) -> tuple[Glossed, ...]:
    """Return the Chinese lines and the English pages with Chinese characters, with what was read in them.

    Args:
        originals: Lines of Chinese, by file and line: ``wmt22:209``.
        pages: Pages in English; those without Chinese characters are left out.
        listed: The list, one pair a line, found by ``in``.
    """
    pairs: dict[str, set[Pair]] = {}
    for row in map(json.loads, listed.read_text("utf-8").splitlines()):
        pairs.setdefault(row["in"], set()).add((row["native"], row["latin"]))
    texts = [Document(id_, "", source=text, source_lang="zh") for id_, text in originals.items()]
    texts += [page.document for page in pages if has_han(page.document.text)]
    return tuple(Glossed(text, frozenset(pairs.get(text.id, ()))) for text in texts)


def lines_of(name: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines of a file under its name and their number, from 1."""
    return ((f"{name}:{number}", line) for number, line in enumerate(lines, 1))
