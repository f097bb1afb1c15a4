"""``namenorm gazetteer import``: one file for each kind of input."""
