"""How fast a dump is imported, and in how much memory: ``python -m eval.bench_import --entities 1000000``.

The dump is generated (``eval.dumps``) in the form of the real ones, with the statements, references, labels and site
links that an importer has to pass over. It is kept below ``--folder``, so that a second run needs no generating.
Machines differ: read the figures beside each other, never as a test.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import click

from eval.dumps import WRITERS

_VERB = "from namenorm.cli.imports import import_command; import_command()"
_ALWAYS = {"wikidata": ["--restart"], "ftm": ["--restart"], "table": ["--source", "mine"]}
_FAULTS = 2


def report(form: str, dump: Path, output: Path, options: tuple[str, ...]) -> Iterator[str]:
    """Import a dump in a process of its own and yield what it took."""
    verb = [sys.executable, "-c", _VERB, form, str(dump), "-o", str(output), "--format", "json", *_ALWAYS[form]]
    start = time.monotonic()
    done = subprocess.run([*verb, *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if done.returncode not in (0, _FAULTS):
        raise SystemExit(f"the import failed: run {' '.join([*verb, *options])}")
    took = time.monotonic() - start
    summary = json.loads(done.stdout)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor, peak = used.ru_utime + used.ru_stime, used.ru_maxrss / 1024
    rate = f"{summary['read'] / processor:,.0f} records a second of processor time"
    yield f"{form} {' '.join(options)}: {took:.0f} s, {processor:.0f} s of a processor, {rate}, {peak:.0f} MB at most"
    yield json.dumps(summary)


@click.command()
@click.option("--form", type=click.Choice(list(WRITERS)), default="wikidata", show_default=True, help="Kind of input.")
@click.option("--entities", default=1_000_000, show_default=True, help="Records of the dump.")
@click.option("--kept", default=0.3, show_default=True, help="Share of them that are persons.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where to keep it; a temporary folder unless given.")
@click.option("--option", "options", multiple=True, help="An option of the import to measure with.")
def main(form: str, entities: int, kept: float, folder: Path | None, options: tuple[str, ...]) -> None:
    """Generate a dump where there is none yet, import it, and print time and memory."""
    folder = folder or Path(tempfile.gettempdir()) / "namenorm-bench"
    folder.mkdir(parents=True, exist_ok=True)
    write, ending = WRITERS[form]
    dump = folder / f"dump-{entities}-{kept}{ending}"
    if not dump.exists():
        part = dump.with_name(f"{dump.name}.part")
        write(part, entities, kept)
        part.rename(dump)
    click.echo(f"{dump}: {dump.stat().st_size / 1e6:,.0f} MB")
    for line in report(form, dump, folder / f"{form}.jsonl", options):
        click.echo(line)


if __name__ == "__main__":
    main()
