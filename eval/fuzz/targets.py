"""All targets by name."""

from __future__ import annotations

from eval.fuzz.books import GAZETTEER, INDEX
from eval.fuzz.files import JSONL, MARKUP, PACKED, PARQUET
from eval.fuzz.texts import SOURCE, TEXT

TARGETS = {one.name: one for one in (INDEX, JSONL, PARQUET, PACKED, MARKUP, GAZETTEER, TEXT, SOURCE)}
