"""Importers for what users bring: dumps, query results and tables of their own become a bulk file of the book."""
