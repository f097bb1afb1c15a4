"""Reads each set into values: pages to check, and what is known about the names on them."""

from __future__ import annotations

import csv
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.blind.sealed import refuse_to_list
from namenorm.values import Document, Span

PAGE_LINES = 20
"""Lines that make one page where the set does not mark its documents."""
FOLDS = 5
"""Parts into which documents are divided, so that each is measured by judgements trained on the others."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document to be checked and where its lines come from.

    Attributes:
        document: The document.
        set: ``artefacts``, ``controls``, ``wmt22``, ``english_news`` or ``wmt23``.
        file: Name by which the audit knows the file; the ten translations of one WMT23 document share one.
        first_line: Number of the page's first line in that file, counted from 1.
        group: The document for resampling: translations of one source belong together.
    """

    document: Document
    set: str
    file: str
    first_line: int
    group: str

    def line_of(self, start: int) -> int:
        """Return the number of the line of the file in which a code point of the page stands."""
        return self.first_line + self.document.text.count("\n", 0, start)


@dataclass(frozen=True, slots=True)
class Known:
    """A name on a page whose truth is known.

    Attributes:
        page: Identifier of the page's document.
        spans: Where it stands.
        surface: What is printed.
        names: Names that are right in English, the canonical one first.
        native: The name in the original, may be empty.
        status: ``right`` or ``wrong`` as a rendering; ``partial`` where a part of the name is missing.
        kind: What sort of error the record says it is; empty where it says nothing.
        person: The person, for resampling and for means over persons.
        group: The document, for resampling.
        role: What the person does, as a reader wrote it down; empty where the set says nothing.
    """

    page: str
    spans: tuple[Span, ...]
    surface: str
    names: tuple[str, ...]
    native: str
    status: str
    kind: str
    person: str
    group: str
    role: str = ""


def fold_of(group: str) -> int:
    """Return the fold of a document by its group."""
    return zlib.crc32(group.encode()) % FOLDS


def occurrences(text: str, surface: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return every place where a surface stands as whole words, within ``start`` to ``end`` of the text."""
    pattern = re.compile(rf"(?<!\w){re.escape(surface)}(?!\w)")
    stop = len(text) if end is None else end
    return tuple(Span(match.start(), match.end()) for match in pattern.finditer(text, start, stop))


def text_pages(folder: Path, kind: str) -> Iterator[Page]:
    """Yield the digests below ``artefacts/<kind>``, one page a file, in order of their numbers."""
    refuse_to_list(folder)
    for file in sorted((folder / "artefacts" / kind).glob("*.txt"), key=lambda one: int(one.stem)):
        name = f"{kind}/{file.name}"
        yield Page(Document(name, file.read_text("utf-8")), _set_of(kind), name, 1, name)


def _set_of(kind: str) -> str:
    return "artefacts" if kind == "pages" else kind


def line_pages(file: Path, set_name: str, lines: int = PAGE_LINES) -> Iterator[Page]:
    """Yield a file of one segment a line as pages of a fixed number of lines."""
    # Not splitlines: it would also divide at U+2028 and the like, and the lines would no longer fit the source's.
    every = file.read_text("utf-8").rstrip("\n").split("\n")
    for first in range(0, len(every), lines):
        name = f"{file.name}:{first + 1}"
        document = Document(name, "\n".join(every[first : first + lines]))
        yield Page(document, set_name, file.name, first + 1, f"{set_name}:{first + 1}")


def wmt22_lines(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the lines of WMT22 with both human translations: number and translator, original, translation."""
    files = [folder / f"wmt22_zh/generaltest2022.zh-en.{name}" for name in ("src.zh", "ref.A.en", "ref.B.en")]
    if not all(file.exists() for file in files):
        return
    source, *targets = (file.read_text("utf-8").split("\n") for file in files)
    for ref, target in zip("AB", targets, strict=True):
        yield from ((f"{number}{ref}", *pair) for number, pair in enumerate(zip(source, target, strict=True), 1))


def wmt23_pages(folder: Path, with_source: bool = False) -> Iterator[Page]:
    """Yield each system's translation of each WMT23 document, its segments joined by line feeds."""
    documents: dict[str, Any] = json.loads((folder / "wmt23/docs.json").read_text("utf-8"))["docs"]
    for name, entry in documents.items():
        number = wmt23_number(name)
        source = "\n".join(entry["source"].values()) if with_source else None
        for system, segments in entry["systems"].items():
            text = "\n".join(_one_line(segments.get(segment, "")) for segment in entry["source"])
            document = Document(f"{number}/{system}", text, source=source, source_lang="zh" if with_source else None)
            yield Page(document, "wmt23", f"wmt23/{number}", 1, f"wmt23/{number}")


def wmt23_originals(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the segments of the WMT23 originals under the number of their document and their own."""
    documents: dict[str, Any] = json.loads((folder / "wmt23/docs.json").read_text("utf-8"))["docs"]
    for name, entry in documents.items():
        yield from ((f"wmt23/{wmt23_number(name)}:{place}", text) for place, text in entry["source"].items())


def wmt23_number(name: str) -> str:
    """Return the number in the identifier of a WMT23 document, by which the renderings name it."""
    match = re.search(r"\.(\d+):", name)
    return match.group(1) if match else name


def _one_line(segment: str) -> str:
    return segment.replace("\n", " ")


def artefact_records(folder: Path, pages: Mapping[str, Page], machine: bool = True) -> Iterator[Known]:
    """Yield the persons of ``artefacts.jsonl`` on machine-translated pages, or on pages of any other origin."""
    for row in _artefacts(folder):
        if row["type"] == "person" and (row["page_origin"] == "machine-translated") == machine:
            yield from _placed(known_person(row, pages))


def thing_records(folder: Path, pages: Mapping[str, Page]) -> Iterator[Known]:
    """Yield the organisations, places and titles of ``artefacts.jsonl``; their ``kind`` says which of these one is."""
    for row in _artefacts(folder):
        if row["type"] != "person" and row["page_origin"] == "machine-translated":
            yield from _placed(known_thing(row, pages))


def artefact_lines(folder: Path) -> list[str]:
    """Return the lines of ``artefacts.jsonl``, a record each."""
    refuse_to_list(folder)
    return (folder / "artefacts/artefacts.jsonl").read_text("utf-8").splitlines()


def _artefacts(folder: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, artefact_lines(folder))


def _placed(one: Known | None) -> tuple[Known, ...]:
    return (one,) if one is not None and one.spans else ()


def known_person(row: Mapping[str, Any], pages: Mapping[str, Page]) -> Known | None:
    """Return what a row of ``artefacts.jsonl`` knows of a person on one of the pages; None where its page is none."""
    return _known(row, pages, row["kind"], _role(row.get("context_role", "")))


def known_thing(row: Mapping[str, Any], pages: Mapping[str, Page]) -> Known | None:
    """Return the same of an organisation, place or title."""
    return _known(row, pages, row["type"])


def _known(row: Mapping[str, Any], pages: Mapping[str, Page], kind: str, role: str = "") -> Known | None:
    page = pages.get(row["page_file"])
    if page is None:
        return None
    names, spans = alternatives(row["true_name"]), occurrences(page.document.text, row["surface"])
    about = (page.document.id, spans, row["surface"], names, row["hanzi"], "wrong", kind)
    return Known(*about, names[0], page.group, role)


def _role(said: str) -> str:
    """Return what a record says that a person does, without what it says of the page, in parentheses or after ``;``."""
    return " ".join(re.sub(r"\([^)]*\)", " ", said).split(";")[0].split())


def alternatives(true_name: str) -> tuple[str, ...]:
    """Divide a true name as the records write it: what stands in parentheses is another right name.

    "Wakin Chau (Emil Chau)" gives both; what follows a comma describes the person and is left out.
    """
    outer = re.sub(r"\([^)]*\)", " ", true_name).split(",")[0]
    inner = re.findall(r"\(([^)]*)\)", true_name)
    return tuple(name for name in (" ".join(outer.split()), *inner) if name)


def wmt23_renderings(folder: Path, pages: Mapping[str, Page]) -> Iterator[Known]:
    """Yield what each system printed for each person, where the record found it to be correct, wrong or partial."""
    gold = _gold(folder)
    seen: set[tuple[str, str, str, str]] = set()
    for row in _rows(folder / "wmt23/person_renderings.tsv"):
        page = pages.get(f"{row['doc']}/{row['system']}")
        fields = (row["doc"], row["seg"], row["system"], row["rendering"])
        if page is None or row["status"] not in _STATUS or fields in seen:
            continue
        seen.add(fields)
        spans = occurrences(page.document.text, row["rendering"], *_segment(page, int(row["seg"])))
        names = (row["canonical_en"], *gold.get((row["doc"], row["zh_name"]), ()))
        if spans:
            status, person = _STATUS[row["status"]], row["canonical_en"]
            yield Known(
                page.document.id, spans, row["rendering"], names, row["zh_name"], status, "", person, page.group
            )


_STATUS = {"correct": "right", "wrong": "wrong", "partial": "partial"}


def _segment(page: Page, number: int) -> tuple[int, int]:
    lines = page.document.text.split("\n")
    start = sum(len(line) + 1 for line in lines[: number - 1])
    return start, start + len(lines[number - 1])


def _gold(folder: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    rows = _rows(folder / "wmt23/person_gold.tsv")
    return {
        (wmt23_number(row["doc"]), row["zh_name"]): tuple(filter(None, (row["accepted_alternatives"] or "").split(";")))
        for row in rows
    }


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
