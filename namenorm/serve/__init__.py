"""The browser app, the JSON API and the reconciliation API, over one ledger and one book."""
