"""Renderers: a report in, one form out."""
