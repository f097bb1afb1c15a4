"""An input divided into chunks, always in the same way, so that a run that goes on knows which are done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from namenorm.batch.values import Chunk
from namenorm.inputs.values import Fault
from namenorm.values import Document

DOCUMENTS = 32
CHARACTERS = 400_000
"""A chunk ends with the document that brings it to so many: some tenths of a second of work."""


def chunks(contents: Iterable[Document | Fault], read: Callable[[], int]) -> Iterator[Chunk]:
    """Yield the chunks of an input.

    Args:
        contents: The documents in order, and faults where there is none.
        read: Tells how many bytes of the input were read.
    """
    number, waiting, length = 0, list[Document | Fault](), 0
    for one in contents:
        waiting.append(one)
        length += 0 if isinstance(one, Fault) else len(one.text) + len(one.source or "")
        if len(waiting) >= DOCUMENTS or length >= CHARACTERS:
            yield Chunk(number, tuple(waiting), read())
            number, waiting, length = number + 1, [], 0
    if waiting:
        yield Chunk(number, tuple(waiting), read())
