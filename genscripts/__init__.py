"""Makers of the files of ``gazetteer/`` that come from packages, and of ``NOTICE``: ``python -m genscripts.NAME``.

Each is run by hand from a clone, with the extra ``make``; nothing here runs during a check, and the wheel has none of
it. ``made`` tells which files are not what their makers make. Importers for what users bring, such as a Wikidata dump,
are ``namenorm.gazetteer.importers``.
"""
