"""The ledger in a terminal: ``state`` is the work, ``page`` says it in lines, the rest puts lines on a screen."""

FRAMES = {"TEXTUAL_FPS": "240"}
"""What whoever starts the application puts into the environment before Textual is imported: it paints at ticks of a
clock, and at its own 60 a second a key waits for the next one for 8 ms on average. Nothing is painted between keys."""
