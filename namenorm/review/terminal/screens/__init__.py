"""What lies over the page for a while: a form, a text to read, a choice of one key, the search."""
