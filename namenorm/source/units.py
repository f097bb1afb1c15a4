"""The units of a document and its original, each with the names and numbers by which it is recognised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from namenorm.source.name_chances import is_written_by_sound
from namenorm.source.segments import Anchor, Unit, cut, latin_words, names_in_latin, numbers, placed
from namenorm.source.spelt import spelt
from namenorm.source.surfaces import Surface
from namenorm.source.values import NativeName
from namenorm.text.key import squash
from namenorm.values import Span


def units(
    text: str, source: str, natives: Sequence[NativeName], surfaces: Sequence[Surface], lang: str = ""
) -> tuple[list[Unit], list[Unit]]:
    """Return the units of an original and of its translation, in order.

    Args:
        text: The translation.
        source: The original.
        natives: Names of the original, in order.
        surfaces: What may render names in the translation, in order.
        lang: Of the original.
    """
    ours, theirs = cut(source, text)
    words = names_in_latin if lang == "vi" else latin_words
    named = placed([(one.start, anchor) for one in natives for anchor in _of_native(one)], ours)
    printed = placed([(one.start, anchor) for one in surfaces for anchor in _of_surface(one)], theirs)
    return (
        [
            Unit(span, _shared(source, span, names) | words(_cut(source, span)))
            for span, names in zip(ours, named, strict=True)
        ],
        [
            Unit(span, _shared(text, span, names) | latin_words(_cut(text, span)))
            for span, names in zip(theirs, printed, strict=True)
        ],
    )


def _shared(text: str, span: Span, names: set[Anchor]) -> frozenset[Anchor]:
    return numbers(_cut(text, span)) | names


def _cut(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _of_native(native: NativeName) -> Iterator[Anchor]:
    if native.entities:
        yield from (("entity", one.id) for one in native.entities[:1])
    elif native.kind == "person" and not is_written_by_sound(native.plain):  # nobody prints the pinyin of a foreigner
        yield from (("name", squash(one)) for one in spelt(native).spellings[:1])


def _of_surface(surface: Surface) -> Iterator[Anchor]:
    yield from (("entity", one) for one in sorted(surface.entities))
    yield "name", surface.key
