"""``python -m eval fuzz``: a number of runs of each target, and the table of what happened."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from eval.fuzz.tally import Tally, read_tally
from eval.fuzz.target import Target
from eval.fuzz.targets import TARGETS

_LONGEST_RUN = 60  # seconds by the clock after which a run counts as one without an end
_MEMORY = 4096  # MB
_HEADING = "| input | runs | answered | clear error | fault | end | slowest run | processor time |"


@dataclass(frozen=True, slots=True)
class Fuzzed:
    """What became of a target: its tally, how its process ended, and the faults by name."""

    target: str
    tally: Tally
    end: str
    faults: Sequence[str]

    @property
    def line(self) -> str:
        """A row of the table."""
        one = self.tally
        counts = " | ".join(f"{count:,}" for count in (one.runs, one.answers, one.told, one.faults))
        return f"| {self.target} | {counts} | {self.end} | {1000 * one.slowest:.0f} ms | {one.seconds:.0f} s |"


@click.command(name="fuzz")
@click.option("--runs", type=int, default=None, help="How many inputs of each target, instead of its own number.")
@click.option("--target", "names", multiple=True, type=click.Choice(list(TARGETS)), help="Only this one; repeatable.")
@click.option("--seed", default=1, show_default=True, help="Another seed makes other inputs.")
@click.option("--keep", type=click.Path(path_type=Path), default=None, help="Folder for corpora and faulty inputs.")
def command(runs: int | None, names: tuple[str, ...], seed: int, keep: Path | None) -> None:
    """Change inputs at random, guided by coverage, and print what happened; exit status 1 where a fault was found."""
    if find_spec("atheris") is None:
        raise click.ClickException("fuzzing needs atheris, for Linux on x86-64: pip install 'namenorm[fuzz]'")
    with tempfile.TemporaryDirectory(prefix="namenorm-fuzz-") as folder:
        done = []
        click.echo(f"{_HEADING}\n|{'---|' * _HEADING.count(' | ')}---|")
        for name in names or TARGETS:
            target = TARGETS[name]
            one = fuzzed(target, (keep or Path(folder)) / name, runs or target.runs, seed)
            done.append(one)
            click.echo(one.line)
        for line in _told(done):
            click.echo(line)
    sys.exit(any(one.tally.faults or one.end != "whole" for one in done))


def fuzzed(target: Target, folder: Path, runs: int, seed: int) -> Fuzzed:
    """Run a target in a process of its own, and return what became of it.

    Args:
        target: What to fuzz.
        folder: Where corpus, faults and artefacts are kept; it is made.
        runs: How many inputs.
        seed: Of the random changes.
    """
    corpus = folder / "corpus"
    corpus.mkdir(parents=True)
    for number, data in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(data)
    flags = [f"-runs={runs}", f"-seed={seed}", f"-max_len={target.longest}", f"-timeout={_LONGEST_RUN}"]
    flags += [f"-rss_limit_mb={_MEMORY}", f"-artifact_prefix={folder}/", *_dictionary(target, folder), str(corpus)]
    with (folder / "log").open("wb") as log:
        ended = subprocess.run(
            [sys.executable, "-m", "eval.fuzz.process", target.name, str(folder), *flags], stderr=log, stdout=log
        )
    faults = sorted(one.name for one in (folder / "faults").glob("*")) if (folder / "faults").is_dir() else []
    return Fuzzed(target.name, read_tally(folder / "tally"), _end(ended.returncode, folder), faults)


def _dictionary(target: Target, folder: Path) -> Iterator[str]:
    """Yield the flag for the words of a target, which are written as libFuzzer reads them."""
    if target.words:
        path = folder / "words"
        words = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in target.words)
        path.write_text("".join(f'"{word}"\n' for word in words))
        yield f"-dict={path}"


def _end(code: int, folder: Path) -> str:
    """Say how a process ended: ``whole``, or by what libFuzzer calls its end."""
    kinds = [kind for kind in ("crash", "timeout", "oom", "leak") if list(folder.glob(f"{kind}-*"))]
    return " ".join(kinds) or ("whole" if code == 0 else f"exit status {code}")


def _told(done: Sequence[Fuzzed]) -> Iterator[str]:
    for one in done:
        yield from (f"{one.target}: {fault}" for fault in one.faults)
