"""The ledger with many open findings: what an editor waits for between two decisions."""

from __future__ import annotations

import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

import click

from namenorm.codes import CODES
from namenorm.detectors.finding import finding_key
from namenorm.gazetteer.model import Entity
from namenorm.index.locate import open_index
from namenorm.review.ledger import Ledger
from namenorm.review.values import Filters, JudgementConflict
from namenorm.values import Document, EntityRef, Finding, Report

_A_PAGE = 20  # findings
_EDITORS = 30
_CODES = ("NN101", "NN102", "NN103", "NN105", "NN201")
_QUEUES = {
    "no filter": Filters(),
    "a code": Filters(codes=("NN103",)),
    "a large outlet": Filters(outlet="Outlet 0"),
    "an outlet with one page": Filters(outlet="Outlet of one page"),
    "a country": Filters(country="JP"),
    "a month": Filters(since="2024-03", until="2024-03"),
    "least sure": Filters(least=0.99),
    "an outlet that has nothing": Filters(outlet="none"),
    "all at once": Filters(("NN105",), outlet="Outlet 1", country="CN", since="2024-02", least=0.5),
}


@click.command(name="ledger")
@click.option("--findings", "size", default=100_000, show_default=True, help="How many open findings.")
@click.option("--decisions", default=300, show_default=True, help="How many decisions of one editor are timed.")
@click.option("--database", default=None, help="A database to be made, instead of an SQLite file that goes again.")
def command(size: int, decisions: int, database: str | None) -> None:
    """Time the queue of a ledger with many open findings, on names of the bundled book."""
    click.echo(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}")
    with (
        tempfile.TemporaryDirectory(prefix="namenorm-bench-") as folder,
        Ledger.create(database or Path(folder) / "book.db") as ledger,
    ):
        for line in report(ledger, size, decisions):
            click.echo(line)


def report(ledger: Ledger, size: int, decisions: int) -> Iterator[str]:
    """Yield the lines of the benchmark as they are measured."""
    entities = {one.id: one for one in islice(open_index().entities(), size)}
    asked = list(islice(cycle(entities.values()), size))
    began = time.perf_counter()
    done = sum(one.occurrences for one in ledger.record_many(_reports(asked), entities.get))
    seconds = time.perf_counter() - began
    all_ = ledger.stats().all
    yield f"{all_.open:,} open occurrences of {all_.findings:,} findings recorded, {done / seconds:,.0f}/s"
    yield from _queues(ledger)
    yield _line("a decision and the next item", _timed(lambda: _decide(ledger), decisions))
    yield _line("one step back", _timed(lambda: ledger.undo(editor="ann"), decisions))
    yield from _many(ledger, decisions)


def _queues(ledger: Ledger) -> Iterator[str]:
    for name, filters in _QUEUES.items():
        yield _line(f"next item, {name}", _timed(lambda asked=filters: ledger.next(asked), 20))  # type: ignore[misc]


def _many(ledger: Ledger, decisions: int) -> Iterator[str]:
    """Let thirty editors decide at once, each on the item that it is shown; of two on one item one is told."""

    def work(number: int) -> tuple[list[float], int]:
        told, times = 0, []
        for _ in range(decisions // 10):
            began = time.perf_counter()
            try:
                _decide(ledger, f"editor {number}")
            except JudgementConflict:
                told += 1
            times.append(time.perf_counter() - began)
        return times, told

    with ThreadPoolExecutor(_EDITORS) as pool:
        done = list(pool.map(work, range(_EDITORS)))
    yield _line(f"the same, {_EDITORS} editors at once", [one for times, _ in done for one in times])
    yield f"    {sum(told for _, told in done)} of them were told that another was quicker"


def _decide(ledger: Ledger, editor: str = "ann") -> None:
    item = ledger.next()
    if item is not None:
        ledger.judge(item.finding, "accept", item.scope, editor=editor, version=item.version)


def _reports(entities: Sequence[Entity]) -> Iterator[Report]:
    """Yield pages with twenty names each, every fifth page once more."""
    for number, start in enumerate(range(0, len(entities), _A_PAGE)):
        for copy in range(2 if number % 5 == 0 else 1):
            yield _report(entities[start : start + _A_PAGE], number, copy)


def _report(entities: Sequence[Entity], number: int, copy: int) -> Report:
    text = " ".join(f"It was {one.name} who said so on that day." for one in entities)
    outlet = "Outlet of one page" if number == 77 else f"Outlet {number % 10}"
    published = f"2024-{1 + number % 12:02}-{1 + number % 28:02}"
    document = Document(f"{number}-{copy}", text, outlet=outlet, published=published)
    return Report(document, (), tuple(_findings(text, entities, number)), (), "namenorm:bench")


def _findings(text: str, entities: Sequence[Entity], number: int) -> Iterator[Finding]:
    at = 0
    for place, one in enumerate(entities):
        start = text.index(one.name, at)
        at, code = start + len(one.name), _CODES[(number + place) % len(_CODES)]
        yield Finding(
            code=code,
            severity=CODES[code].severity,
            start=start,
            end=at,
            surface=one.name,
            message=f"“{one.name}” stands here",
            key=finding_key(code, one.name, one.id),
            suggestion=f"{one.name} {number}-{place}",
            entity=EntityRef(one.id, one.name),
            confidence=((number * 31 + place * 7) % 100) / 100,
        )


def _timed(act: Callable[[], object], times: int) -> list[float]:
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append(time.perf_counter() - began)
    return found


def _line(what: str, seconds: Sequence[float]) -> str:
    p95 = quantiles(seconds, n=20)[-1]
    middle, slowest = 1000 * median(seconds), 1000 * max(seconds)
    return f"{what:<42}{middle:8.1f} ms, 95 % below {1000 * p95:.1f} ms, at most {slowest:.1f} ms"
