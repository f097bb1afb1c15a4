"""The compiled gazetteer: made from a book by one function, read from a mapped file."""
