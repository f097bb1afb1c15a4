"""What all findings of a document come to: a score for it, and for each of its segments."""
