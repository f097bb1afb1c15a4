"""The original: names in it, which part of it a part of the translation renders, and what became of each name."""
