"""The server under work: a keypress to the next item, thirty editors at once, and kills in the midst of it."""

from __future__ import annotations

import os
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

import click

from eval.bench.ledger import _line, _reports
from eval.bench.serving_busy import busy
from eval.bench.serving_client import Browser, Done
from eval.bench.serving_process import Server, started
from namenorm.gazetteer.checks.book import spelling
from namenorm.gazetteer.model import Entity
from namenorm.index.locate import open_index
from namenorm.review.ledger import Ledger

_EDITORS = 30
_PASSWORD = "a password of the benchmark"
_TYPING = 0.05  # seconds between two keys of one who is alone: twenty a second
_KILLED_AFTER = (0.0, 1.0)  # seconds from when all are at work to a kill
_AT_WORK = 8  # when the server is killed
_PATIENCE = 60
# Seconds. Thirty threads here are the editors: with Python's 5 ms they wait for each other, not for the server.
_SWITCH = 0.0005


@click.command(name="serve")
@click.option("--findings", "size", default=100_000, show_default=True, help="How many open findings.")
@click.option(
    "--decisions", default=10_000, show_default=True, help="How much thirty editors do together; 0 only kills."
)
@click.option("--think", default=0.3, show_default=True, help="Seconds for which an editor looks, on the average.")
@click.option("--kills", default=50, show_default=True, help="How often the server is killed.")
@click.option(
    "--half-open", default=300, show_default=True, help="How many connections send half a header; 0 for none."
)
@click.option("--book", default=2_000, show_default=True, help="How many entities are exported meanwhile.")
@click.option("--database", default=None, help="A database to be made, instead of an SQLite file that goes again.")
def command(
    size: int, decisions: int, think: float, kills: int, half_open: int, book: int, database: str | None
) -> None:
    """Time the server with many open findings and many editors, kill it, and keep it busy; on this machine alone."""
    sys.setswitchinterval(_SWITCH)
    click.echo(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory(prefix="namenorm-bench-") as folder:
        place = database or str(Path(folder) / "book.db")
        for line in report(place, size, decisions, think, kills):
            click.echo(line)
        for line in busy(place, Path(folder) / "server.log", half_open, book) if half_open else ():
            click.echo(line)


def report(place: str, size: int, decisions: int, think: float, kills: int) -> Iterator[str]:
    """Yield the lines of the benchmark as they are measured."""
    _fill(place, size)
    with Ledger.open(place) as ledger:
        yield f"{ledger.stats().all.open:,} open occurrences on {ledger.place.partition(':')[0]}"
    if decisions:
        with started(place) as server:
            yield from _alone(server)
            yield from _together(place, server, decisions, think)
    if kills:
        yield from _killed(place, kills)


def _fill(place: str, size: int, editors: int = _EDITORS) -> None:
    with Ledger.create(place) as ledger:
        entities = {one.id: one for one in islice(open_index().entities(), size)}
        for _ in ledger.record_many(_reports(list(entities.values())), entities.get):
            pass
        from namenorm.serve.accounts.accounts import Accounts  # here: only this verb needs the extra [serve]

        accounts = Accounts(ledger.store)
        for number, some in enumerate(islice(_unlike(entities.values()), editors)):
            accounts.add(f"editor {number}", "editor", _PASSWORD)
            ledger.store.add(some, editor="bench")


def _unlike(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Yield entities that share no name, which a store without the others takes."""
    taken: set[str] = set()
    for one in entities:
        names = {spelling(name) for name in one.names}
        if not one.not_same_as and taken.isdisjoint(names):
            taken |= names
            yield one


def _alone(server: Server) -> Iterator[str]:
    browser = Browser(server.port, "editor 0", _PASSWORD)
    for name, query in (("no filter", ""), ("a large outlet", "?outlet=Outlet+0"), ("a code", "?code=NN103")):
        browser.open(f"/queue{query}")
        times, used = [], server.processor_seconds()
        for _ in range(200):
            time.sleep(_TYPING)
            times.append(browser.decide("accept").seconds)
        spent = 1000 * (server.processor_seconds() - used) / len(times)
        yield f"{_line(f'a key to the next item, {name}', times)}; {spent:.1f} ms of processor time"


def _together(place: str, server: Server, decisions: int, think: float) -> Iterator[str]:
    """Let thirty editors judge, take back and edit entities at once; then count what is there."""
    before = _counts(place)

    browsers = [Browser(server.port, f"editor {number}", _PASSWORD) for number in range(_EDITORS)]

    def work(number: int) -> list[Done]:
        browser, dice = browsers[number], random.Random(number)
        browser.open("/queue")
        done = []
        for _ in range(decisions // _EDITORS):
            time.sleep(dice.uniform(0, 2 * think))
            done.append(browser.act(dice))
        return done

    began, used = time.perf_counter(), server.processor_seconds()
    with ThreadPoolExecutor(_EDITORS) as pool:
        done = [one for some in pool.map(work, range(_EDITORS)) for one in some]
    seconds, used = time.perf_counter() - began, server.processor_seconds() - used
    yield _line(f"{_EDITORS} editors at once", [one.seconds for one in done])
    yield f"    {len(done):,} acts, {len(done) / seconds:.0f} a second, each editor looks for {think} s on the average"
    yield f"    {1000 * used / len(done):.1f} ms of the server's processor time for an act, with the pages around it"
    yield from _accounted(before, _counts(place), done)


def _accounted(before: tuple[int, int, int], after: tuple[int, int, int], done: list[Done]) -> Iterator[str]:
    acts = ("judge", "undo", "edit")
    there = dict(zip(acts, (now - then for now, then in zip(after, before, strict=True)), strict=True))
    for act in acts:
        told = sum(one.act == act and one.is_done for one in done)
        verdict = "none lost, none twice" if told == there[act] else "WRONG"
        yield f"    {act}: {told:,} acknowledged, {there[act]:,} in the database: {verdict}"
    conflicts = sum(one.status == 409 for one in done)
    faults = sorted({one.status for one in done if not one.is_done and one.status != 409})
    yield f"    {conflicts} told that another was quicker; other faults: {faults or 'none'}"


def _counts(place: str) -> tuple[int, int, int]:
    """Return how many judgements were ever filed, how many events take back, and how many edit entities."""
    with Ledger.open(place) as ledger:
        actions = [one.action for one in ledger.store.events(10_000_000)]
    return actions.count("judge"), actions.count("undo"), actions.count("edit")


def _killed(place: str, kills: int) -> Iterator[str]:
    """Kill the server again and again while eight editors judge; all that was acknowledged has to be there."""
    dice, acknowledged, lost = random.Random(0), 0, 0
    for _ in range(kills):
        events = _until_killed(place, dice.uniform(*_KILLED_AFTER))
        with Ledger.open(place) as ledger:
            there = {one.id for one in ledger.store.events(100_000)}
        acknowledged += len(events)
        lost += len(events - there)
    yield f"{kills} kills -9: {acknowledged:,} judgements acknowledged, {lost} of them lost"


def _until_killed(place: str, after: float, *options: str) -> set[int]:
    """Let eight editors judge, kill the server while all are at it, and return what it acknowledged."""
    found: list[set[int]] = [set() for _ in range(_AT_WORK)]
    with started(place, *options) as server:
        browsers = [Browser(server.port, f"editor {number}", _PASSWORD) for number in range(len(found))]
        with ThreadPoolExecutor(len(browsers)) as pool:
            for browser, own in zip(browsers, found, strict=True):
                pool.submit(browser.work_until_dead, own)
            until = time.monotonic() + _PATIENCE
            while not all(found) and time.monotonic() < until:
                time.sleep(0.01)
            time.sleep(after)
            server.kill()
    return set().union(*found)
