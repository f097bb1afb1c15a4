"""The parts of ``python -m eval quality``, one file each."""

from __future__ import annotations

from eval.quality import seed_page, source_free, speed
from eval.quality.part import Part

PARTS: tuple[tuple[str, Part], ...] = (
    ("seed", seed_page.measure),
    ("source_free", source_free.measure),
    ("speed", speed.measure),
)
"""By the name that ``--part`` takes, in the order in which they are printed."""
