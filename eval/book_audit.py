"""The audit of the book: entries drawn at random, each read in full against other sources, kept as data.

``python -m eval.book_audit`` prints, for each draw, the share of entries that were wrong before they were mended, with
a 95 % interval after Wilson (1927). ``--draw SEED`` prints rows for a new draw, to be completed by a reader.
"""

from __future__ import annotations

import json
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from namenorm.gazetteer.files import bundled_folder, load_book
from namenorm.gazetteer.model import Entity

# In a folder of its own: eval.audit reads every file beside it as flags on pages.
FILE = Path(__file__).parent / "audit" / "book" / "book_200.jsonl"
VERDICTS = ("right", "wrong", "unsure")
_DRAWN, _QUANTILE = 200, 1.959964


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as it was read.

    Attributes:
        seed: Of the draw that it belongs to.
        id: The entry's.
        verdict: ``right``, ``wrong`` before it was mended, or ``unsure`` where the reader could not settle it.
        checked: What was held against sources or knowledge: names, description, countries, gender, roles.
        how: How, and by which source; ``knowledge`` is the reader's own.
        correction: What was changed, if anything was.
    """

    seed: str
    id: str
    verdict: str
    checked: str
    how: str
    correction: str = ""


def read_rows(file: Path = FILE) -> list[Row]:
    """Read the audit.

    Raises:
        ValueError: If a row lacks a field or has an unknown verdict, with its file and line.
    """
    return [_row(line, f"{file}:{number}") for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)]


def _row(line: str, place: str) -> Row:
    try:
        row = Row(**json.loads(line))
    except (TypeError, json.JSONDecodeError) as error:
        raise ValueError(f"{place}: not an audit row: {error}") from error
    if row.verdict not in VERDICTS or not row.how:
        raise ValueError(f"{place}: a verdict is one of {', '.join(VERDICTS)}, and says how it was reached")
    if row.verdict == "wrong" and not row.correction:
        raise ValueError(f"{place}: a wrong entry says what was corrected")
    return row


def draw(entities: Iterable[Entity], seed: str, size: int = _DRAWN) -> list[Entity]:
    """Return a random sample of entities, each kind by its share; the same for the same book and seed."""
    every = sorted(entities, key=lambda one: one.id)
    chance = random.Random(seed)
    kinds = sorted({one.kind for one in every})
    pools = [[one for one in every if one.kind == kind] for kind in kinds]
    return [one for pool in pools for one in chance.sample(pool, round(size * len(pool) / len(every)))]


def interval(wrong: int, of: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share of ``of`` independent entries."""
    share, square = wrong / of, _QUANTILE**2
    centre = (share + square / (2 * of)) / (1 + square / of)
    half = _QUANTILE / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of**2))
    return max(0.0, centre - half), min(1.0, centre + half)


def report(rows: Sequence[Row]) -> Iterator[str]:
    """Yield one line a draw: how many entries were wrong, the interval, and how many the reader left open."""
    for seed in dict.fromkeys(row.seed for row in rows):
        read = [row.verdict for row in rows if row.seed == seed]
        low, high = interval(wrong := read.count("wrong"), len(read))
        yield (
            f"{seed}: {wrong} of {len(read)} entries wrong, {wrong / len(read):.1%} ({low:.1%} to {high:.1%}); "
            f"{read.count('unsure')} unsure"
        )


@click.command()
@click.option("--draw", "seed", default=None, help="Print rows for a new draw with this seed.")
def main(seed: str | None) -> None:
    """Print what the audit of the book found."""
    if seed is None:
        for line in report(read_rows()):
            click.echo(line)
        return
    for entity in draw(load_book(bundled_folder() / "curated").entities.values(), seed):
        click.echo(json.dumps(asdict(Row(seed, entity.id, "", "", "")), ensure_ascii=False))


if __name__ == "__main__":
    main()
