"""Many documents: how fast with how many processes, in how much memory, and what a stop costs."""

from __future__ import annotations

import json
import os
import platform
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing import active_children
from pathlib import Path
from statistics import median

import click

from eval.bench.growth import RESULTS
from eval.bench.pages import material
from namenorm.batch.checker import BatchChecker
from namenorm.batch.part import folder_of
from namenorm.batch.run import run_batch
from namenorm.batch.values import Progress, Summary

_A_DAY = 100_000_000
_BUSY = 0.7
"""The share of its time that a cluster is counted on to work: the rest is for starts, uneven parts and bad hours."""
_FORMS = ("jsonl", "jsonl.gz", "jsonl.zst", "parquet")


@click.command(name="batch")
@click.option("--pages", default=2000, show_default=True, help="How many pages are checked.")
@click.option("--size", default=5000, show_default=True, help="Length of a page, in characters.")
@click.option("--workers", type=int, multiple=True, default=(1, 2), show_default=True, help="Processes; repeatable.")
@click.option("--kills", default=5, show_default=True, help="How often a run is killed.")
@click.option("--write/--no-write", default=True, help="Whether to write eval/results/batch.txt.")
@click.option("--price", default=0.05, show_default=True, help="What a core costs for an hour, for the sum of a day.")
def command(pages: int, size: int, workers: tuple[int, ...], kills: int, price: float, write: bool) -> None:
    """Runs over many documents: speed, memory, sizes of the outputs, kills, and what a cluster needs."""
    lines = []
    with tempfile.TemporaryDirectory(prefix="namenorm-bench-") as folder:
        for line in report(Path(folder), pages, size, workers, kills, price):
            click.echo(line)
            lines.append(f"{line}\n")
    if write:
        (RESULTS / "batch.txt").write_text("".join(lines), "utf-8")


def report(folder: Path, pages: int, size: int, workers: tuple[int, ...], kills: int, price: float) -> Iterator[str]:
    """Yield the lines of the benchmark as they are measured."""
    source = write_pages(folder / "in.jsonl", pages, size)
    yield f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    yield f"{pages:,} pages of {size:,} characters, {source.stat().st_size / 1e6:.1f} MB"
    measured = {count: Measured.of(source, folder / f"{count}.jsonl", count) for count in workers}
    for one in measured.values():
        yield from one.lines()
    first, last = measured[min(workers)], measured[max(workers)]
    if first is not last:
        said = f"{last.workers} processes against {first.workers}"
        yield f"{said}: {last.rate / first.rate:.2f} times as fast by the clock"
    yield from _sizes(folder, size)
    yield from _killed(source, folder, kills, folder / f"{first.workers}.jsonl")
    yield from _cluster(first, price)


def write_pages(path: Path, pages: int, size: int) -> Path:
    """Write pages that are parts of the bench's long text, each begun at another place."""
    text, draw = material(), random.Random(1)
    while len(text) < 2 * size:
        text += text
    with path.open("w", encoding="utf-8") as file:
        for number in range(pages):
            start = draw.randrange(len(text) - size)
            file.write(json.dumps({"id": f"p{number}", "text": text[start : start + size]}) + "\n")
    return path


@dataclass(slots=True)
class Measured:
    """A run with a number of processes.

    Attributes:
        workers: The processes.
        summary: What the run says of itself.
        checking: Seconds of processor time that the workers took a page, without their start.
        running: Seconds of processor time that the process took a page that reads and writes.
        own: Memory that each worker has for itself, in MB, as the run goes on.
        mapped: What it has of files, the book above all, which all processes of a machine share, in MB.
        peak: The most memory of the process that reads and writes, in MB.
    """

    workers: int
    summary: Summary
    checking: float
    running: float
    own: list[float] = field(default_factory=list)
    mapped: list[float] = field(default_factory=list)
    peak: float = 0.0

    @classmethod
    def of(cls, source: Path, out: Path, workers: int) -> Measured:
        """Measure a run."""
        empty = write_pages(out.with_suffix(".none"), workers, 10)
        started = _children(
            lambda: run_batch([empty], out.with_suffix(".start.jsonl"), BatchChecker(), workers=workers)
        )
        own, mapped, summaries, begun = list[float](), list[float](), list[Summary](), _seconds(resource.RUSAGE_SELF)

        def look(progress: Progress) -> None:
            if progress.documents // 200 > len(own):
                held = [_memory(one.pid) for one in active_children()]
                own.append(median(one for one, _ in held))
                mapped.append(median(one for _, one in held))

        used = _children(lambda: summaries.append(run_batch([source], out, BatchChecker(), workers=workers, tell=look)))
        [summary] = summaries
        pages = summary.tally.documents
        running = (_seconds(resource.RUSAGE_SELF) - begun) / pages
        return cls(workers, summary, (used - started) / pages, running, own, mapped, _peak())

    @property
    def rate(self) -> float:
        """Pages a second by the clock."""
        return self.summary.documents / self.summary.seconds

    def lines(self) -> Iterator[str]:
        """Yield what was measured."""
        yield f"{self.workers} process{'es' if self.workers > 1 else ''}: {self.rate:.1f} pages a second by the clock"
        yield f"  {1000 * self.checking:.1f} ms of a worker's processor time a page, {1 / self.checking:.1f} a second"
        yield f"  {1000 * self.running:.2f} ms a page in the process that reads and writes, {self.peak:.0f} MB at most"
        if self.own:
            yield (
                f"  a worker's own memory: {self.own[0]:.0f} MB at first, {self.own[-1]:.0f} MB at the end; "
                f"of files, shared by all: {self.mapped[-1]:.0f} MB"
            )


def _sizes(folder: Path, size: int) -> Iterator[str]:
    """Tell how large each form is, over pages that share no text, since shared text packs too well."""
    text, source = material(), folder / "apart.jsonl"
    pages = [{"id": f"p{start}", "text": text[start : start + size]} for start in range(0, len(text) - size, size)]
    source.write_text("".join(json.dumps(one) + "\n" for one in pages), "utf-8")
    for form in _FORMS:
        out = folder / f"size.{form}"
        run_batch([source], out, BatchChecker())
        yield f"{form}: {out.stat().st_size / len(pages) / 1000:.2f} KB a page"


def _killed(source: Path, folder: Path, kills: int, whole: Path) -> Iterator[str]:
    """Kill a run again and again while it writes, let it end, and compare."""
    out, draw, done = folder / "killed.jsonl", random.Random(0), 0
    command = [sys.executable, "-m", "namenorm", "batch", str(source), str(out)]
    while done < kills and not out.exists():
        done += _until_killed(command, folder_of(out) / "journal", draw.uniform(0, 1))
    if not out.exists():
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    verdict = "the same bytes as without" if out.read_bytes() == whole.read_bytes() else "WRONG: other bytes"
    yield f"killed -9 {done} times while it wrote: {verdict}"


def _until_killed(command: list[str], journal: Path, after: float) -> int:
    """Start a run, kill it some seconds after it has written something new, and tell whether it was still running."""
    before = journal.stat().st_size if journal.exists() else 0
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while running.poll() is None and not (journal.exists() and journal.stat().st_size > before):
        time.sleep(0.01)
    time.sleep(after)
    alive = running.poll() is None
    running.send_signal(signal.SIGKILL)
    running.wait()
    return int(alive)


def _cluster(one: Measured, price: float) -> Iterator[str]:
    seconds = one.checking + one.running
    cores = _A_DAY * seconds / 86_400 / _BUSY
    memory = one.own[-1] if one.own else 0.0
    yield f"{_A_DAY:,} such pages a day, cores busy {_BUSY:.0%} of the time: {cores:,.0f} cores"
    yield f"  {cores * memory / 1000:,.0f} GB of memory for the workers, and once a machine what they share"
    yield f"  {cores * 24 * price:,.0f} a day where a core costs {price} an hour"


def _children(work: Callable[[], object]) -> float:
    before = _seconds(resource.RUSAGE_CHILDREN)
    work()
    return _seconds(resource.RUSAGE_CHILDREN) - before


def _seconds(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _memory(process: int | None) -> tuple[float, float]:
    """Return the memory that a process has written to, and what it has of files, in MB; 0 where Linux does not say."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0, 0.0
    held = {line.split()[0].rstrip(":"): int(line.split()[1]) / 1024 for line in lines[1:]}
    return held["Private_Dirty"], held["Rss"] - held["Private_Dirty"]
