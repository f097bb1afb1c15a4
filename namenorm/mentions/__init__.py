"""Name-like spans of the translation: what the book knows, and what only looks like a name."""

from namenorm.mentions.read import Spot, read_spots

__all__ = ["Spot", "read_spots"]
