"""Importers: from packages and dumps to files of the gazetteer.

Each is run by hand; nothing here runs during a check.
"""
