"""Time and memory: of a check (``pages``), and of the index as a book grows (``growth``)."""
