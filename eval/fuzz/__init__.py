"""Fuzzing by coverage: what every kind of input does to the library when its bytes are changed at random.

``python -m eval fuzz`` runs each target in a process of its own under atheris, and prints a table. A run ends in an
answer, in a clear error (a fault of an input, or a ``NamenormError``), or in a fault of ours: any other exception, an
answer that contradicts itself, a crash, a run that takes too long or too much memory.
"""
