"""What is measured on: distinct pages of news, each of one length, in an order that a seed decides."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from eval.datasets import data_folder
from eval.load import wmt23_pages
from namenorm.errors import InputError
from namenorm.index.stack import Stack
from namenorm.values import Document

PAGE = 5000
"""Characters of a page."""
_SHORTEST = 4  # letters
_FILES = ("wmt22_zh/*.ref.*.en", "english_news/*.txt", "artefacts/pages/*.txt", "artefacts/controls/*.txt")
_ORIGINALS_OF = "ONLINE-A"  # one system's translation of each document is enough


def folder() -> Path:
    """Return the folder of the evaluation data.

    Raises:
        InputError: If there is none.
    """
    found = data_folder()
    if found is None:
        raise InputError("NAMENORM_EVAL_DATA names no folder: the pages are read from it (see eval/README.md)")
    return found


def distinct_pages(size: int = PAGE, seed: int = 1) -> list[str]:
    """Return human translations, English news and machine-translated pages, cut to one length; no text twice."""
    files = [file for pattern in _FILES for file in sorted(folder().glob(pattern))]
    pages = [page for file in files for page in _cut(file.read_text("utf-8"), size)]
    random.Random(seed).shuffle(pages)
    return pages


def long_text() -> str:
    """Return all these pages in one, and behind them the translations of WMT23: more than a million characters."""
    return "\n".join((*distinct_pages(), *(one.document.text for one in wmt23_pages(folder()))))


def with_originals() -> list[Document]:
    """Return a machine translation of each document of WMT23, with its Chinese original."""
    every = (one.document for one in wmt23_pages(folder(), with_source=True))
    return [one for one in every if one.id.endswith(_ORIGINALS_OF)]


def attested_names(index: Stack) -> Iterator[str]:
    """Yield the names of a book in plain Latin letters, as somebody attests them; short ones stand in many words."""
    for entity in index.entities():
        yield from (one.text for one in entity.names if one.text.isascii() and len(one.text) >= _SHORTEST)


def _cut(text: str, size: int) -> Iterator[str]:
    return (text[start : start + size] for start in range(0, len(text) - size + 1, size))
