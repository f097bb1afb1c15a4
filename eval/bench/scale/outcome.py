"""What was measured, beside what is wanted, as a table and as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Figures = Mapping[str, Mapping[str, Any]]
_LARGEST = "book-1000000"


def as_markdown(figures: Figures) -> str:
    """Return the table; what was not measured is left out."""
    rows = [f"| {what} | {value} | {wanted} |" for what, value, wanted in _rows(figures)]
    head = ["| what | figure | wanted |", "|---|--:|--:|"]
    machines = sorted({f"{one['machine']}" for one in figures.values()})
    loads = [one["load"] for one in figures.values() if one["load"] is not None]
    busy = f"; load of the machine {min(loads)} to {max(loads)}" if loads else ""
    note = f"{'; '.join(machines)}{busy}. Times are the processor's, but where two processes are compared."
    return "\n".join([*head, *rows, "", note, ""])


def _rows(figures: Figures) -> Iterator[tuple[str, str, str]]:
    for name, says in (("bundled", "the bundled book"), (_LARGEST, "1,000,000 entities beside it")):
        if name in figures:
            yield from _pages(figures[name], says)
    yield from _beside_others(figures)
    if "processes" in figures:
        yield "two processes against one", f"{figures['processes']['times']} times", "1.9"
    yield from _memory(figures)
    if "originals" in figures:
        one = figures["originals"]
        yield (
            f"WMT23 documents with their originals, {one['characters']:,} characters, a second",
            f"{one['a_second']}",
            "15",
        )
    yield from _growth(figures)


def _pages(one: Mapping[str, Any], says: str) -> Iterator[tuple[str, str, str]]:
    yield (
        f"pages of 5,000 characters a second, one core, {says}, seen for the first time",
        _rate(one["first_ms"]),
        "200",
    )
    yield "the same pages again", _rate(one["again_ms"]), ""
    yield "p99 over p50 of the time of a page", f"{one['first_p99_ms'] / one['first_p50_ms']:.1f}", "at most 4"


def _beside_others(figures: Figures) -> Iterator[tuple[str, str, str]]:
    if "spacy" in figures:
        one = figures["spacy"]
        yield f"names of a page, spaCy {one['spacy_version']} en_core_web_sm", f"{one['spacy_ner_ms']} ms", ""
        yield "names of a page, who is meant and what is wrong with them", _against(one, "names_ms"), "25 times"
        yield "all findings of a page", _against(one, "whole_ms"), ""
    if "known" in figures:
        one = figures["known"]
        yield f"finding {one['names']:,} attested names: our scan", _hits(one, "scan"), "the fastest"
        yield "… of these in a spelling that the others were not given", f"{one['scan_hits_variants']:,} hits", ""
        yield "… spaCy's PhraseMatcher with its tokeniser", _hits(one, "phrase_matcher"), ""
        yield "… flashtext", _hits(one, "flashtext"), ""


def _memory(figures: Figures) -> Iterator[tuple[str, str, str]]:
    largest = figures.get(_LARGEST)
    if largest:
        yield "memory of a worker's own, 1,000,000 entities", f"{largest['own_memory_mb']:.0f} MB", "at most 150 MB"
        yield "… with the model of names loaded", f"{largest['with_name_model_mb']:.0f} MB", "at most 250 MB"
    if "many" in figures:
        one = figures["many"]
        says = f"{one['documents']:,} documents of {one['characters']} characters: memory at the end"
        yield f"{says} over that after 10,000", f"{one['end_over_early']}", "at most 1.05"


def _growth(figures: Figures) -> Iterator[tuple[str, str, str]]:
    if "bundled" in figures:
        sizes = {int(size): took for size, took in figures["bundled"]["by_size"].items()}
        for size, took in sizes.items():
            yield f"a page of {size:,} characters", f"{took} ms, {1000 * took / size:.2f} µs a character", ""
    books = _books(figures)
    for size, one in books.items():
        yield f"a page, {size:,} entities beside the bundled ones", f"{one['first_ms']} ms", ""
    if len(books) > 1:
        first, *_, last = books.values()
        yield (
            "growth from the smallest of these to the largest",
            f"{last['first_ms'] / first['first_ms']:.2f}",
            "under 1.5",
        )


def _books(figures: Figures) -> dict[int, Mapping[str, Any]]:
    named = {int(name.removeprefix("book-")): one for name, one in figures.items() if name.startswith("book-")}
    return dict(sorted(named.items()))


def _rate(milliseconds: float) -> str:
    return f"{1000 / milliseconds:.0f} ({milliseconds} ms)"


def _against(one: Mapping[str, Any], name: str) -> str:
    return f"{one[name]} ms, {one['spacy_ner_ms'] / one[name]:.0f} times as fast"


def _hits(one: Mapping[str, Any], name: str) -> str:
    return f"{one[f'{name}_ms']} ms a page, {one[f'{name}_hits']:,} hits"


def draw(figures: Figures, file: Path) -> None:
    """Draw how the time of a check grows with the page and with the book, as SVG.

    Raises:
        ImportError: Where matplotlib is not installed (``pip install '.[eval]'``).
    """
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "namenorm"
    from matplotlib import pyplot

    picture, axes = pyplot.subplots(1, 3, figsize=(12, 3.6), layout="constrained")
    sizes = {int(size): took for size, took in figures.get("bundled", {}).get("by_size", {}).items()}
    books = {size: one["first_ms"] for size, one in _books(figures).items()}
    held = {int(count): mb for count, mb in figures.get("many", {}).get("memory_mb", {}).items()}
    panes = (
        ("ms of a check by characters", sizes, "log"),
        ("ms of a page of 5,000 by entities", books, "log"),
        ("MB of its own by documents", held, "linear"),
    )
    for pane, (title, points, scale) in zip(axes, panes, strict=True):
        if points:
            pane.plot(list(points), list(points.values()), marker="o", markersize=4)
        pane.set(title=title, xscale=scale, yscale=scale)
        if scale == "linear" or title.startswith("ms of a page"):
            pane.set_yscale("linear")
            pane.set_ylim(bottom=0)
    picture.savefig(file, metadata={"Date": None})
    pyplot.close(picture)
