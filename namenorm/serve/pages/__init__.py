"""The pages: one file a place where somebody works."""
