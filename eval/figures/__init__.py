"""One file a figure; each yields lines of the table for one system's run."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from eval.figure import Figure
from eval.figures import (
    artefacts,
    composition,
    coverage,
    false_flags,
    generated,
    glosses,
    held_out,
    lookup,
    other_names,
    page_load,
    recall,
    reliability,
    rewrites,
    romanisation,
    source,
    synthetic,
    wmt23,
)
from eval.systems import Run

FIGURES: tuple[Callable[[Run], Iterator[Figure]], ...] = (
    artefacts.figures,
    other_names.figures,
    coverage.figures,
    false_flags.figures,
    page_load.figures,
    wmt23.figures,
    generated.figures,
    source.figures,
    glosses.figures,
    recall.figures,
    lookup.figures,
    rewrites.figures,
    held_out.figures,
    reliability.figures,
    synthetic.figures,
    romanisation.figures,
    composition.figures,
)
