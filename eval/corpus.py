"""Everything that is judged on, loaded once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.audit import Audit, read_audit
from eval.datasets import State
from eval.generated.documents import Generated
from eval.generated.measured import measured_documents
from eval.glosses import Glossed, glossed, lines_of
from eval.identity import Identity
from eval.judge import Judge
from eval.legislators import Legislator, legislators
from eval.load import (
    Known,
    Page,
    artefact_records,
    line_pages,
    text_pages,
    thing_records,
    wmt23_originals,
    wmt23_pages,
    wmt23_renderings,
)
from eval.synthetic import Example, for_measuring, make
from eval.transcribed import Transcribed, transcribed
from namenorm.gazetteer.model import Entity

_WMT22 = "wmt22_zh/generaltest2022.zh-en."
SYNTHETIC_SEED = 2024


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pages, what is known about them, and the judge over both.

    Attributes:
        pages: All pages by the identifier of their document, translation alone.
        sourced: The WMT23 pages with their source.
        artefacts: Records of broken names on machine-translated pages.
        renderings: What WMT23 systems printed for each person.
        examples: Synthetic documents about persons whom the decision model was not trained on.
        judge: Knows the truth.
        entities: The book.
        originals: Chinese source lines of WMT22, for the reader of the audit.
        legislators: Persons with a Chinese name and their English spelling.
        transcribed: Persons written by their sounds in Chinese, and their English names.
        things: Records of broken names of organisations, places and titles on machine-translated pages.
        generated: News in which a foreigner whom the book does not know comes under a second name, and news without.
        glossed: Texts that may give a name in two scripts.
    """

    pages: Mapping[str, Page]
    sourced: Mapping[str, Page]
    artefacts: tuple[Known, ...]
    renderings: tuple[Known, ...]
    examples: tuple[Example, ...]
    judge: Judge
    entities: Mapping[str, Entity]
    originals: tuple[str, ...]
    legislators: tuple[Legislator, ...] = ()
    transcribed: tuple[Transcribed, ...] = ()
    things: tuple[Known, ...] = ()
    generated: tuple[Generated, ...] = ()
    glossed: tuple[Glossed, ...] = ()

    def of(self, *sets: str) -> list[Page]:
        """Return the pages of the named sets, in order."""
        return [page for page in self.pages.values() if page.set in sets]


def load_corpus(
    folder: Path | None, found: Iterable[State], entities: Mapping[str, Entity], audit: Audit | None = None
) -> Corpus:
    """Load the sets that are there; a missing one is empty."""
    there = {state.pin.id for state in found if state.state != "missing"}
    root = folder or Path()
    pages = {page.document.id: page for page in _pages(root, there)}
    artefacts = tuple(artefact_records(root, pages)) if "artefacts" in there else ()
    renderings = tuple(wmt23_renderings(root, pages)) if "wmt23" in there else ()
    sourced = {page.document.id: page for page in wmt23_pages(root, True)} if "wmt23" in there else {}
    others = tuple(artefact_records(root, pages, machine=False)) if "artefacts" in there else ()
    judge = Judge((*artefacts, *others, *renderings), audit or read_audit(), Identity(entities.values()))
    originals = _lines(root / f"{_WMT22}src.zh") if "wmt22_zh" in there else ()
    persons = root / "wikidata/persons.tsv" if "wikidata_persons" in there else None
    refs = [root / f"{_WMT22}ref.{ref}.en" for ref in "AB"] if "wmt22_zh" in there else []
    made = make(entities.values(), SYNTHETIC_SEED, persons=persons, surroundings=refs)
    examples = tuple(filter(for_measuring, made))
    people = legislators(root / "wikidata/legislators.tsv") if "legislators" in there else ()
    foreign = tuple(transcribed(persons)) if persons else ()
    things = tuple(thing_records(root, pages)) if "artefacts" in there else ()
    table = root / "sinologists/scholars.tsv" if "sinologists" in there else None
    generated = measured_documents(table, persons, refs, entities.values()) if table and persons else ()
    chinese = dict([*lines_of("wmt22", originals), *(wmt23_originals(root) if "wmt23" in there else ())])
    glosses = glossed(chinese, pages.values())
    return Corpus(
        pages,
        sourced,
        artefacts,
        renderings,
        examples,
        judge,
        entities,
        originals,
        people,
        foreign,
        things,
        generated,
        glosses,
    )


def _pages(root: Path, there: set[str]) -> Iterable[Page]:
    if "artefacts" in there:
        yield from text_pages(root, "pages")
        yield from text_pages(root, "controls")
    if "wmt22_zh" in there:
        yield from line_pages(root / f"{_WMT22}ref.A.en", "wmt22")
        yield from line_pages(root / f"{_WMT22}ref.B.en", "wmt22")
    if "english_news" in there:
        yield from line_pages(root / "english_news/generaltest2022.en.txt", "english_news")
    if "wmt23" in there:
        yield from wmt23_pages(root)


def _lines(file: Path) -> tuple[str, ...]:
    return tuple(file.read_text("utf-8").rstrip("\n").split("\n"))
