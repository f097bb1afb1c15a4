"""The parts of ``python -m eval quality``, one file each."""

from __future__ import annotations

from eval.quality import layout, meanings, names, numbers, seed_page, segment_scores, source_free, speed, times
from eval.quality.part import Part

PARTS: tuple[tuple[str, Part], ...] = (
    ("seed", seed_page.measure),
    ("source_free", source_free.measure),
    ("speed", speed.measure),
    ("numbers", numbers.measure),
    ("names", names.measure),
    ("layout", layout.measure),
    ("meanings", meanings.measure),
    ("segment_scores", segment_scores.measure),
    ("times", times.measure),
)
"""By the name that ``--part`` takes, in the order in which they are printed."""
