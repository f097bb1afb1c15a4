"""The ledger in a terminal: ``state`` is the work, ``page`` says it in lines, the rest puts lines on a screen."""
