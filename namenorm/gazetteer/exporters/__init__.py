"""Exporters: from the book to the termbases of translators and the glossaries of translation engines.

They read a book as a stream of entities and hold none of it.
"""
