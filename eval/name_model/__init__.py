"""The figures of ``python -m eval names``: what the name model reads right, and finds among known names."""
