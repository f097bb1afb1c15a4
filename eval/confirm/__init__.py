"""Second sources for the native names of the book: ``python -m eval.confirm``.

Which rule makes a name confirmed, consistent or unconfirmed stands in ``verdict``.
"""
