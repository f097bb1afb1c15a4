"""What "the same string" means: keys, tokens, segments, quotations, scripts."""
