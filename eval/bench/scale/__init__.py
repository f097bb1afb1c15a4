"""Ingestion at scale, measured in one run on the same pages and the same names."""
