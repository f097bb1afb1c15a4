"""The ledger: what was found, what editors decided about it, and what is asked next."""
