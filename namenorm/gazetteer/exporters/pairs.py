"""The rows of a glossary that an entity gives, with the reasons for which one should not be written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from namenorm.gazetteer.exporters.dangers import Dangers
from namenorm.gazetteer.exporters.rendering import preferred, rendering, source_names
from namenorm.gazetteer.model import Entity, Name

Cell = Name | None


@dataclass(frozen=True, slots=True)
class Row:
    """Names that are one another's renderings, a cell a language; None where a language has none.

    Attributes:
        entity: Whose.
        cells: In the order of the languages.
        reasons: Why the row, or a cell of it, should not be written; a member of ``report.REASONS``.
    """

    entity: Entity
    cells: tuple[Cell, ...]
    reasons: tuple[str, ...] = ()


def directed(entity: Entity, languages: Sequence[str], dangers: Dangers) -> Iterator[Row]:
    """Yield a row for each name in the first language, with what stands for it in the others."""
    source_lang, *targets = languages
    for source in source_names(entity, source_lang):
        cells = tuple(rendering(entity, source, source_lang, lang) for lang in targets)
        found = [one for one in cells if one is not None]
        reasons = list(dangers.of(entity, source, source_lang)) if found else ["no-rendering"]
        if any(not one.verified for one in found):
            reasons.append("unverified")
        yield Row(entity, (source, *cells), tuple(dict.fromkeys(reasons)))


def equivalent(entity: Entity, languages: Sequence[str], dangers: Dangers, included: frozenset[str]) -> Iterator[Row]:
    """Yield the one row in which any language may be the source, each dangerous cell apart as a row of its own.

    Args:
        entity: Whose names.
        languages: Of the cells.
        dangers: Says what is dangerous.
        included: Dangers that were asked for.
    """
    cells: list[Cell] = [preferred(entity, lang) for lang in languages]
    for place, (lang, cell) in enumerate(zip(languages, cells, strict=True)):
        reasons = [one for one in dangers.of(entity, cell, lang) if one not in included] if cell else []
        if reasons:
            yield Row(entity, (cell,), tuple(reasons))
            cells[place] = None
    found = [one for one in cells if one is not None]
    yield Row(entity, tuple(cells), () if len(found) > 1 else ("no-rendering",))


def is_plain(text: str) -> bool:
    """Tell whether a phrase is fit for any form: something, no control character or line break, no space around it."""
    return bool(text) and text == text.strip() and not any(map(_is_control, text))


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")
