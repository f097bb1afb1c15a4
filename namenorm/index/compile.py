"""From a book to an index file: the same bytes for the same input, in any order.

A book may be larger than the memory: entities are sorted on disk, spelt in batches, and their spellings sorted part by
part. A large one is spelt by two processes beside this one; a small one by this one alone, which starts sooner.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TextIO

import marisa_trie

from namenorm.gazetteer.model import Entity
from namenorm.gazetteer.parts import NamePart
from namenorm.gazetteer.precedent import Precedent
from namenorm.index.blocks import BlockWriter
from namenorm.index.columns import Columns
from namenorm.index.entity_text import entity_line
from namenorm.index.helpers import in_order
from namenorm.index.identifiers import numbers_of
from namenorm.index.offices import office_keys
from namenorm.index.part_rows import PartsWriter
from namenorm.index.precedents import precedent_trie
from namenorm.index.rows import Batch, keys_of, sort_part, spelt
from namenorm.index.sections import SectionWriter
from namenorm.index.spellings import SYSTEMS
from namenorm.index.spool import Spool
from namenorm.index.tries import TrieTask, build_trie

Progress = Callable[[str, int, int], None]
"""Told the stage (reading, spelling, sorting, building, entering), how much is done, and of how much (0: not known)."""

_AT_ONCE = 100_000  # entities that are sorted in memory
_BATCH = 1000
_PART = 40_000  # entities whose spellings are sorted together
_LARGE = 20_000  # entities from which processes help
_HELPERS = 2


def compile_index(
    entities: Iterable[Entity],
    target: Path,
    *,
    parts: Iterable[NamePart] = (),
    precedents: Iterable[Precedent] = (),
    progress: Progress | None = None,
) -> str:
    """Write the index of a book beside its place and move it there.

    Args:
        entities: The book, in any order; drawn once.
        target: The file to be written; its folder is made.
        parts: Parts of names, for ``Index.parts``.
        precedents: Judgements that hold in every check, for ``Index.precedents``.
        progress: Told how far it is.

    Returns:
        The hash that identifies the index.

    Raises:
        OSError: If the file or what is kept beside it meanwhile cannot be written.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=f".{target.name}.") as folder:
        return _Compilation(Path(folder), progress or _silent, precedents).run(entities, parts, target)


def _batches(lines: Iterator[str]) -> Iterator[tuple[str, ...]]:
    """Draw lines to the end, so that what writes them as they are drawn comes to its end too."""
    while some := tuple(islice(lines, _BATCH)):
        yield some


def _silent(stage: str, done: int, total: int) -> None:
    pass


class _Compilation:
    """One run, with its folder and what it tells."""

    def __init__(self, folder: Path, progress: Progress, precedents: Iterable[Precedent]) -> None:
        self._folder, self._progress, self._precedents = folder, progress, precedents
        self._processes = 0
        self._size = 0

    def run(self, entities: Iterable[Entity], parts: Iterable[NamePart], target: Path) -> str:
        written = PartsWriter(parts)  # first, since a fault in them shows here
        spool = Spool(self._folder, "entities", _AT_ONCE)
        for done in spool.fill(f"{one.id}\t{entity_line(one)}" for one in entities):
            self._progress("reading", done, 0)
        self._size = spool.size
        self._processes = _HELPERS if spool.size >= _LARGE else 0
        with (self._folder / "blocks").open("wb") as out:
            blocks = BlockWriter(out)
            rows = self._spell(blocks.write(self._identified(spool.lines())))
        counts = self._sort(rows)
        self._build([keys_of(one) for one in rows])
        columns = self._columns(rows, counts)
        return self._write(target, blocks, columns, written)

    def _identified(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield the texts of lines, and write the identifiers in front of them and the offices in them to files."""
        with self._lines("identifiers") as out, self._lines("offices") as offices:
            for number, line in enumerate(lines):
                identifier, _, text = line.partition("\t")
                out.write(f"{identifier}\n")
                offices.writelines(f"{one}\n" for one in office_keys(number, text))
                yield text

    def _lines(self, name: str) -> TextIO:
        return (self._folder / name).open("w", encoding="utf-8", newline="\n")

    def _spell(self, lines: Iterator[str]) -> list[Path]:
        paths = [self._folder / f"rows.{number}" for number in range(self._size // _PART + 1)]
        batches = (Batch(number * _BATCH, some, len(paths)) for number, some in enumerate(_batches(lines)))
        with ExitStack() as stack:
            files = [stack.enter_context(path.open("wb")) for path in paths]
            for number, by_part in enumerate(in_order(spelt, batches, self._processes), 1):
                for part, some in by_part.items():
                    files[part].write(some)
                self._progress("spelling", min(number * _BATCH, self._size), self._size)
        return paths

    def _sort(self, rows: Sequence[Path]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for done, counted in enumerate(in_order(sort_part, rows, self._processes), 1):
            counts.update(counted)
            self._progress("sorting", done, len(rows))
        return counts

    def _build(self, keys: Sequence[Path]) -> None:
        tasks = [TrieTask(kind, keys, self._folder / f"{kind}.trie") for kind in ("keys", "ends", "backwards")]
        tasks.append(TrieTask("ids", [self._folder / "identifiers"], self._folder / "ids.trie"))
        tasks.append(TrieTask("offices", [self._folder / "offices"], self._folder / "offices.trie"))
        for done, _ in enumerate(in_order(build_trie, tasks, self._processes), 1):
            self._progress("building", done, len(tasks))

    def _columns(self, rows: Sequence[Path], counts: Counter[str]) -> Columns:
        trie = self._trie("keys")
        columns = Columns(trie, counts)
        columns.fill(rows, lambda done: self._progress("entering", done, len(trie)))
        return columns

    def _write(self, target: Path, blocks: BlockWriter, columns: Columns, parts: PartsWriter) -> str:
        writer = SectionWriter(target)
        try:
            for kind in ("keys", "backwards", "ends"):
                writer.add_file(kind, self._folder / f"{kind}.trie")
            writer.add("heads", columns.heads.tobytes())
            writer.add("codes", columns.codes)
            writer.add("several", columns.several)
            writer.add("places", blocks.places.tobytes())
            writer.add("dictionary", blocks.dictionary)
            writer.add_file("blocks", self._folder / "blocks")
            writer.add_file("ids", self._folder / "ids.trie")
            writer.add("numbers", numbers_of(self._trie("ids"), self._folder / "identifiers").tobytes())
            writer.add_file("offices", self._folder / "offices.trie")
            writer.add("part_keys", parts.trie.tobytes())
            writer.add("part_starts", parts.starts.tobytes())
            writer.add("part_rows", parts.rows.tobytes())
            writer.add("part_places", parts.places.tobytes())
            writer.add("parts", parts.texts)
            writer.add("part_common", parts.common)
            writer.add("precedents", precedent_trie(self._precedents).tobytes())
            facts = {"systems": list(SYSTEMS), "codes": columns.table()}
            return writer.finish({**facts, "entities": self._size, "keys": len(columns.heads)})
        except BaseException:
            writer.discard()
            raise

    def _trie(self, kind: str) -> marisa_trie.Trie:
        trie = marisa_trie.Trie()
        trie.load(str(self._folder / f"{kind}.trie"))
        return trie
