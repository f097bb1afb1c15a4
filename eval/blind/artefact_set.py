"""Names broken on machine-translated pages, without their originals: the records, the pages, and the controls."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from eval.blind.retired import kept
from eval.load import Known, Page, artefact_lines, known_person, known_thing, text_pages
from namenorm.values import Span

MACHINE = "machine-translated"


@dataclass(frozen=True, slots=True)
class ArtefactSet:
    """The records and pages of one folder.

    Attributes:
        pages: Digests of machine-translated pages, by the identifier of their document.
        controls: Digests of news that people wrote.
        persons: Records of broken names of persons on the pages.
        things: The same of organisations, places, titles and works; their ``kind`` says which of these.
        trained: Whether the judgements were trained on these pages.
    """

    pages: Mapping[str, Page]
    controls: tuple[Page, ...]
    persons: tuple[Known, ...]
    things: tuple[Known, ...]
    trained: bool


def read_artefacts(folder: Path, is_blind: bool) -> ArtefactSet:
    """Read the set in ``artefacts`` below a folder, without the records that are retired from the blind one."""
    lines = artefact_lines(folder)
    every = [json.loads(line) for line in (kept("artefacts/artefacts.jsonl", lines) if is_blind else lines)]
    rows = [row for row in every if row["page_origin"] == MACHINE]
    pages = {page.document.id: page for page in text_pages(folder, "pages")}
    persons = (known_person(row, pages) for row in rows if row["type"] == "person")
    things = (known_thing(row, pages) for row in rows if row["type"] != "person")
    controls = tuple(text_pages(folder, "controls"))
    return ArtefactSet(pages, controls, _placed(persons, pages), _placed(things, pages), not is_blind)


def _placed(records: Iterable[Known | None], pages: Mapping[str, Page]) -> tuple[Known, ...]:
    """Return the records that have a page; a surface that is no whole word is sought within words and over line ends.

    One that is not found at all stays, and counts as missed.
    """
    return tuple(one if one.spans else replace(one, spans=_within(pages[one.page], one)) for one in records if one)


def _within(page: Page, one: Known) -> tuple[Span, ...]:
    pattern = r"\s+".join(map(re.escape, one.surface.split()))
    return tuple(Span(found.start(), found.end()) for found in re.finditer(pattern, page.document.text))
