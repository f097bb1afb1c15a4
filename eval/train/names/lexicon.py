"""The English names that the model's ranking knows, with how common they are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import marisa_trie

from eval.name_model.sets import latin_forms
from eval.train.names.pairs import cedpane
from eval.train.names.sources import Sources
from namenorm.transliterate.known import LEVELS


def levels(sources: Sources, counts: Counter[str], left_out: frozenset[str] = frozenset()) -> dict[str, int]:
    """Return each English name with its level, as ``namenorm.transliterate.known.LEVELS`` says.

    Args:
        sources: Whose names are taken: rigour's Latin forms, CedPane's, and those of the 80 % files.
        counts: How many people bear each name, by the 80 % files.
        left_out: Names that are left out.
    """
    found = dict.fromkeys(latin_forms(sources.groups), 1)
    for file in sorted((sources.data / "cedpane").glob("*.tsv")):
        found |= {pair.english: found.get(pair.english, 1) for pair in cedpane(file) if pair.english}
    found |= {name: 2 + min(LEVELS - 3, int(math.log2(count))) for name, count in counts.items() if name}
    return {name: found[name] for name in sorted(found.keys() - left_out)}


def write_lexicon(levels_: Mapping[str, int], folder: Path) -> None:
    """Write ``names.marisa`` and ``levels.bin``."""
    trie = marisa_trie.Trie(sorted(levels_))
    trie.save(str(folder / "names.marisa"))
    (folder / "levels.bin").write_bytes(bytes(_in_order(trie, levels_)))


def _in_order(trie: marisa_trie.Trie, levels_: Mapping[str, int]) -> Iterable[int]:
    return (levels_[trie.restore_key(number)] for number in range(len(trie)))
