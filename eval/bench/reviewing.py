"""From a key to the next question on the screen of ``namenorm review``, with many open findings."""

from __future__ import annotations

import asyncio
import itertools
import os
import platform
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median, quantiles

from textual.events import Key

from namenorm.codes import CODES
from namenorm.detectors.finding import finding_key
from namenorm.review.ledger import Ledger
from namenorm.review.terminal.app import ReviewApp
from namenorm.review.terminal.book import Book
from namenorm.review.terminal.desk import Desk
from namenorm.review.terminal.resume import Resume
from namenorm.review.terminal.state import Review
from namenorm.values import Candidate, Document, EntityRef, Evidence, Finding, Mention, Report, Resolution

_A_PAGE = 20
_KEYS = ("y", "n", "s", "u", "y", "backspace", "s", "o", "y", "a", "n")
_SURNAMES = ("Wang", "Li", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Zhou")
_EVIDENCE = (
    Evidence("derived-spelling", "pinyin of 王小明", 2.1),
    Evidence("country", "the text speaks of Singapore, where the person belongs", 1.2),
    Evidence("common-name", "surname of 70 in a thousand Chinese", -0.8),
)


@dataclass(frozen=True, slots=True)
class _Press:
    """A key, and the milliseconds until the screen was painted: by the clock, and of processor time."""

    key: str
    wall: float
    processor: float


def review_report(findings: int, presses: int, size: tuple[int, int]) -> Iterator[str]:
    """Yield the lines of the benchmark.

    Args:
        findings: How many open findings there are.
        presses: How many keys are pressed.
        size: Columns and rows of the terminal.
    """
    with tempfile.TemporaryDirectory(prefix="namenorm-bench-") as folder, _ledger(Path(folder), findings) as ledger:
        start = time.perf_counter()
        review = Review(ledger, "bench")
        begun = time.perf_counter() - start
        times = asyncio.run(_pressed(review, presses, size))
    yield (
        f"{findings:,} open findings, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"textual {version('textual')}, SQLite, {size[0]} by {size[1]}"
    )
    yield f"start {1e3 * begun:.0f} ms"
    yield "key, ms       median      p95   median of processor time"
    for key in (*dict.fromkeys(_KEYS), "all"):
        some = [one for one in times if key in (one.key, "all")]
        walls = [one.wall for one in some]
        spread = quantiles(walls, n=20)[-1] if len(some) > 1 else walls[0]
        yield f"{key:<10} {median(walls):>9.1f} {spread:>8.1f} {median(one.processor for one in some):>8.1f}"


def _ledger(folder: Path, findings: int) -> Ledger:
    ledger = Ledger.create(folder / "ledger.db")
    for _ in ledger.record_many(_reports(findings)):
        pass
    return ledger


async def _pressed(review: Review, presses: int, size: tuple[int, int]) -> list[_Press]:
    app = ReviewApp(review, Book(review.ledger.store), Resume(Path(os.devnull)), "dark")
    times = []
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        desk = app.screen
        assert isinstance(desk, Desk)
        for key in itertools.islice(itertools.cycle(_KEYS), presses):
            times.append(await _until_painted(desk, key))
    return times


async def _until_painted(desk: Desk, key: str) -> _Press:
    """Return how long it takes from a key's arrival until the screen has been painted after it."""
    painted, shown = asyncio.Event(), desk.show

    def show() -> None:
        shown()
        desk.call_after_refresh(painted.set)

    desk.show = show  # type: ignore[method-assign]
    start, used = time.perf_counter(), time.process_time()
    desk.app.post_message(Key(key, key if len(key) == 1 else None))
    await painted.wait()
    took = _Press(key, 1e3 * (time.perf_counter() - start), 1e3 * (time.process_time() - used))
    desk.show = shown  # type: ignore[method-assign]
    return took


def _reports(findings: int) -> Iterator[Report]:
    for page in range(-(-findings // _A_PAGE)):
        names = [_name(page * _A_PAGE + number) for number in range(min(_A_PAGE, findings - page * _A_PAGE))]
        sentences = [f"On Monday {name}, a director of the institute, said that it was late." for name in names]
        text = " ".join(sentences)
        document = Document(f"d{page}", text, published=f"2024-{page % 12 + 1:02}-01", outlet=f"outlet {page % 50}")
        found = [_finding(text, name, number) for number, name in enumerate(names)]
        yield Report(document, tuple(map(_resolved, found)), tuple(found), (), "namenorm:bench")


def _name(number: int) -> str:
    """Return a name: every fiftieth question is asked on several pages."""
    number = number // 50 if number % 50 == 0 else number
    return f"{_SURNAMES[number % 10]} {chr(65 + number // 10 % 26)}i{number}ming"


def _finding(text: str, name: str, number: int) -> Finding:
    code = ("NN101", "NN102", "NN105")[number % 3]
    start = text.index(name)
    entity = EntityRef(f"made:{name.replace(' ', '-').lower()}", name[::-1])
    return Finding(
        code,
        CODES[code].severity,
        start,
        start + len(name),
        name,
        f"“{name}” reads as the pinyin of another name",
        finding_key(code, name, entity.id),
        entity.name,
        entity,
        0.5 + number / 50,
        evidence=_EVIDENCE,
    )


def _resolved(one: Finding) -> Resolution:
    assert one.start is not None
    assert one.end is not None
    assert one.entity is not None
    mention = Mention(one.start, one.end, one.surface, "person", "index")
    candidates = tuple(
        Candidate(f"{one.entity.id}-{number}", f"{one.entity.name} {number}", 0.9 - number / 4, _EVIDENCE)
        for number in range(3)
    )
    return Resolution(mention, "suspected", one.entity, one.suggestion, one.confidence, candidates, 0, one.evidence)
