"""Models that a user brings to propose mentions, each behind one small protocol."""
